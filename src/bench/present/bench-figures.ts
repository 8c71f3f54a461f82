import type { BenchResult, SubjectResult } from '../result.js';

/**
 * A result as answers name its values: subjects and kinds of event by their names instead of positions, as in
 * `hitless.kill.failed` or `lab.join.startToAnswerMs.median`.
 */
export function benchFigures({ subjects, ...run }: BenchResult): Readonly<Record<string, unknown>> {
  return { ...run, ...Object.fromEntries(subjects.map((subject) => [subject.name, figuresOf(subject)])) };
}

function figuresOf({ summaries, costBySize: cost, ...subject }: SubjectResult): Record<string, unknown> {
  const kinds = summaries.map(({ kind, spreads, ...summary }) => [kind, { ...summary, ...spreads }] as const);
  const sizes = cost?.sizes.map((size) => [`at${size.backends}`, size] as const) ?? [];
  return {
    ...subject,
    sent: sum(summaries.map(({ sent }) => sent)),
    failed: sum(summaries.map(({ failed }) => failed)),
    ...(cost ? { cost: { ...cost, ...Object.fromEntries(sizes) } } : {}),
    ...Object.fromEntries(kinds),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
