import type { Diagnostic } from './diagnostic.js';
import { makePlan, type Labs, type PlanOptions } from './make-plan.js';
import { parseYaml, type ParsedYaml } from './parse-yaml.js';
import type { Plan } from './plan.js';
import { taskSchemas, type DerivedTaskFile, type TaskFile } from './task-file.js';
import { ownVariant } from './variant.js';

export type LoadedTask =
  | { readonly ok: true; readonly plan: Plan; readonly task: TaskFile }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A task file that has been read: plans can be made of it with other options each time. */
export type ParsedTask = (options?: PlanOptions) => LoadedTask;

/** Text of a file, and the name that a reader knows it by. */
export interface TaskText {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the text of a task file once; what is wrong with it is told whenever a plan is asked for.
 *
 * @param other the file that this one extends, by its path from here; `undefined` where there is none
 */
export function parseTask(
  file: string,
  text: string,
  labs: Labs,
  other: (path: string) => TaskText | undefined = () => undefined,
): ParsedTask {
  const lab = labs.get(ownVariant);
  if (!lab) throw new Error('the lab has no description');
  const { taskFile, derivedTaskFile } = taskSchemas(lab);
  const parsed = /^extends:/m.test(text)
    ? parseDerived(parseYaml(file, text, derivedTaskFile), other, (base) =>
        parseYaml(base.file, base.text, taskFile),
      )
    : parseYaml(file, text, taskFile);
  return (options = {}) => {
    if (parsed.value === undefined) return { ok: false, diagnostics: parsed.diagnostics };
    const { plan, problems } = makePlan(parsed.value, labs, options);
    if (problems.length === 0) return { ok: true, plan, task: parsed.value };
    return { ok: false, diagnostics: problems.map(({ path, message }) => parsed.diagnose(path, message)) };
  };
}

/** A task file completed by the one that it extends; of what is handed in remains what its own steps capture. */
function parseDerived(
  derived: ParsedYaml<DerivedTaskFile>,
  other: (path: string) => TaskText | undefined,
  parseBase: (text: TaskText) => ParsedYaml<TaskFile>,
): ParsedYaml<TaskFile> {
  if (derived.value === undefined) return { ...derived, value: undefined };
  const { extends: path, ...own } = derived.value;
  const text = other(path);
  const base = text && parseBase(text);
  if (base?.value === undefined) {
    const none = derived.diagnose(['extends'], `there is no task file ${path}`);
    return { ...derived, value: undefined, diagnostics: base?.diagnostics ?? [none] };
  }
  const names = own.steps.flatMap(({ capture = {} }) => Object.keys(capture));
  const captured = (file: string): boolean =>
    names.some((name) => name === file || (name.startsWith('{node}') && file.endsWith(name.slice(6))));
  const deliverables = base.value.deliverables?.map((one) =>
    one.evidence ? { ...one, evidence: one.evidence.filter(captured) } : one,
  );
  const { title = base.value.title, about = base.value.about, ...rest } = own;
  // Variants are of the images that the other task is carried out with.
  const value = {
    ...base.value,
    variants: undefined,
    ...(deliverables ? { deliverables } : {}),
    ...rest,
    title,
    about,
  };
  return { ...derived, value };
}

/** Turns the text of a task file into a plan, or into everything that is wrong with it. */
export function loadTask(file: string, text: string, labs: Labs, options: PlanOptions = {}): LoadedTask {
  return parseTask(file, text, labs)(options);
}
