import { logFolder, type TaskVariant } from '../../evidence/task-variant.js';
import { evidenceFiles } from '../../scenario/plan.js';
import type { RecordedTask, ReportInput } from '../input.js';
import type { FindValue } from './placeholders.js';
import type { Words } from '../words.js';

/** Looks up what an answer may quote: values of tasks and of the bench. */
export function findQuoted(
  { tasks, variantRuns, bench }: Pick<ReportInput, 'tasks' | 'variantRuns' | 'bench'>,
  words: Words,
): FindValue {
  const ofTasks = findRecordedValue(tasks, variantRuns, words);
  return (place) => {
    if (place.of !== 'bench') return ofTasks(place);
    const file = 'bench/RESULT.json';
    const value = valueAt(bench?.figures, place.path);
    if (value !== undefined && value !== null) return { value };
    if (bench?.figures !== undefined) return { why: words.why.noSuchValue(file, place.path.join('.')) };
    const why = bench ? words.why.noBenchResult(file) : words.why.noSuchFile(file);
    return { why, hint: words.hint.bench };
  };
}

/**
 * Looks values up in the JSON files of tasks; each file is parsed once.
 *
 * @param tasks as the lab has them
 * @param variantRuns of other variants, those that are there
 */
export function findRecordedValue(
  tasks: readonly RecordedTask[],
  variantRuns: readonly RecordedTask[],
  words: Words,
): FindValue {
  const parsed = new Map<string, { readonly json: unknown } | undefined>();
  return ({ of, stem, path }) => {
    if (of === 'bench') return { why: words.why.notAPlaceholder };
    const name = `${stem}.json`;
    const shown = `${logFolder(of)}/${name}`;
    const plan = tasks.find((one) => one.plan.task === of.task)?.plan;
    if (!plan?.variants.includes(of.variant)) return { why: words.why.noSuchTask(of) };
    const recorded = [...tasks, ...variantRuns].find((one) => isOf(one, of));
    const file = recorded?.files.get(name);
    if (!file) {
      const why = words.why.noSuchFile(shown);
      const isPlanned = name === 'manifest.json' || evidenceFiles(plan).includes(name);
      return isPlanned ? { why, hint: words.hint.run(of) } : { why };
    }
    if (!parsed.has(shown)) parsed.set(shown, parse(file.text));
    const document = parsed.get(shown);
    if (!document) return { why: words.why.notJson(shown) };
    const value = valueAt(document.json, path);
    if (value === undefined || value === null) return { why: words.why.noSuchValue(shown, path.join('.')) };
    return { value };
  };
}

function isOf({ plan }: RecordedTask, { task, variant }: TaskVariant): boolean {
  return plan.task === task && plan.variant === variant;
}

function parse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function valueAt(json: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Readonly<Record<string, unknown>>)[key]
        : undefined,
    json,
  );
}
