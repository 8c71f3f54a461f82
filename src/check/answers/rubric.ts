import { z } from 'zod';
import type { Diagnostic } from '../../scenario/diagnostic.js';
import { parseYaml, suggestion } from '../../scenario/parse-yaml.js';
import { inBothLanguages } from '../../scenario/plan-deliverables.js';
import type { Localized } from '../../scenario/plan.js';
import type { AskedQuestion } from './asked-question.js';

/** What a teacher wants to find in answers: points to tick, each with a name that its ticks are kept under. */
export interface Rubric {
  readonly titles: Localized | undefined;
  /** By the key of a question. */
  readonly points: ReadonlyMap<string, readonly RubricPoint[]>;
}

export interface RubricPoint {
  readonly name: string;
  readonly texts: Localized;
}

const words = z.string().min(1).max(300);
const text = z.union([
  words,
  z.strictObject({ en: words, fr: words }).meta({ description: 'the same in both languages' }),
]);
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a short name in small letters, such as start-order');
const points = z
  .record(name, text)
  .refine((all) => Object.keys(all).length <= 30, 'at most 30 points for a question')
  .meta({ description: 'what to look for, by names that ticks are kept under' });

/** A file of `--rubric`. */
export const rubricSchema = z.strictObject({
  $schema: z.string().optional().meta({ description: 'for editors' }),
  title: text.optional().meta({ description: 'stands above the points' }),
  points: z.record(z.string(), points).meta({ description: 'by question: M1, 2.2, conclusion' }),
});

/** The JSON schema that editors complete a rubric with, as the text of `docs/rubric.schema.json`. */
export function rubricJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(rubricSchema, { io: 'input' }), null, 2)}\n`;
}

/** Reads a rubric for a lab's questions, or tells all that is wrong with it. */
export function parseRubric(
  file: string,
  source: string,
  questions: readonly AskedQuestion[],
): { readonly rubric: Rubric } | { readonly diagnostics: readonly Diagnostic[] } {
  const yaml = parseYaml(file, source, rubricSchema);
  const { value, diagnostics } = yaml;
  if (value === undefined) return { diagnostics };
  const known = questions.map(({ key }) => key);
  const unknown = Object.keys(value.points).filter((key) => !known.includes(key));
  if (unknown.length > 0)
    return {
      diagnostics: unknown.map((key) =>
        yaml.diagnose(
          ['points', key],
          `no question "${key}" is answered in text`,
          suggestion(key, known),
          true,
        ),
      ),
    };
  const asked = Object.entries(value.points).map(([key, all]) => [key, pointsOf(all)] as const);
  const titles = value.title === undefined ? undefined : inBothLanguages(value.title);
  return { rubric: { titles, points: new Map(asked) } };
}

function pointsOf(all: z.infer<typeof points>): RubricPoint[] {
  return Object.entries(all).map(([pointName, said]) => ({ name: pointName, texts: inBothLanguages(said) }));
}
