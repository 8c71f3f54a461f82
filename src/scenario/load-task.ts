import type { Diagnostic } from './diagnostic.js';
import { makePlan, type Labs, type PlanOptions } from './make-plan.js';
import { parseYaml } from './parse-yaml.js';
import type { Plan } from './plan.js';
import { taskSchemas, type TaskFile } from './task-file.js';
import { ownVariant } from './variant.js';

export type LoadedTask =
  | { readonly ok: true; readonly plan: Plan; readonly task: TaskFile }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A task file that has been read: plans can be made of it with other options each time. */
export type ParsedTask = (options?: PlanOptions) => LoadedTask;

/** Reads the text of a task file once; what is wrong with it is told whenever a plan is asked for. */
export function parseTask(file: string, text: string, labs: Labs): ParsedTask {
  const lab = labs.get(ownVariant);
  if (!lab) throw new Error('the lab has no description');
  const parsed = parseYaml(file, text, taskSchemas(lab).taskFile);
  return (options = {}) => {
    if (parsed.value === undefined) return { ok: false, diagnostics: parsed.diagnostics };
    const { plan, problems } = makePlan(parsed.value, labs, options);
    if (problems.length === 0) return { ok: true, plan, task: parsed.value };
    return { ok: false, diagnostics: problems.map(({ path, message }) => parsed.diagnose(path, message)) };
  };
}

/** Turns the text of a task file into a plan, or into everything that is wrong with it. */
export function loadTask(file: string, text: string, labs: Labs, options: PlanOptions = {}): LoadedTask {
  return parseTask(file, text, labs)(options);
}
