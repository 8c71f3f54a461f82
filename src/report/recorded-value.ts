import { taskFolderName } from '../evidence/task-folder.js';
import { evidenceFiles } from '../scenario/plan.js';
import type { RecordedTask } from './input.js';
import type { FindValue } from './placeholders.js';
import type { Words } from './words.js';

/** Looks values up in the JSON files of tasks; each file is parsed once. */
export function findRecordedValue(tasks: readonly RecordedTask[], words: Words): FindValue {
  const parsed = new Map<string, { readonly json: unknown } | undefined>();
  return ({ task, stem, path }) => {
    const name = `${stem}.json`;
    const shown = `logs/${taskFolderName(task)}/${name}`;
    const recorded = tasks.find(({ plan }) => plan.task === task);
    if (!recorded) return { why: words.why.noSuchTask(task) };
    const file = recorded.files.get(name);
    if (!file) {
      const why = words.why.noSuchFile(shown);
      const isPlanned = name === 'manifest.json' || evidenceFiles(recorded.plan).includes(name);
      return isPlanned ? { why, cure: words.cure.run(task) } : { why };
    }
    if (!parsed.has(shown)) parsed.set(shown, parse(file.text));
    const document = parsed.get(shown);
    if (!document) return { why: words.why.notJson(shown) };
    const value = valueAt(document.json, path);
    if (value === undefined || value === null) return { why: words.why.noSuchValue(shown, path.join('.')) };
    return { value };
  };
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
