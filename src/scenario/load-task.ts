import type { Diagnostic } from './diagnostic.js';
import { makePlan, type PlanOptions } from './make-plan.js';
import { parseYaml } from './parse-yaml.js';
import type { Plan } from './plan.js';
import { taskFileSchema, type TaskFile } from './task-file.js';

export type LoadedTask =
  | { readonly ok: true; readonly plan: Plan; readonly task: TaskFile }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A task file that has been read: plans can be made of it with other options each time. */
export type ParsedTask = (options?: PlanOptions) => LoadedTask;

/** Reads the text of a task file once; what is wrong with it is told whenever a plan is asked for. */
export function parseTask(file: string, text: string): ParsedTask {
  const parsed = parseYaml(file, text, taskFileSchema);
  return (options = {}) => {
    if (parsed.value === undefined) return { ok: false, diagnostics: parsed.diagnostics };
    const { plan, problems } = makePlan(parsed.value, options);
    if (problems.length === 0) return { ok: true, plan, task: parsed.value };
    return { ok: false, diagnostics: problems.map(({ path, message }) => parsed.diagnose(path, message)) };
  };
}

/** Turns the text of a task file into a plan, or into everything that is wrong with it. */
export function loadTask(file: string, text: string, options: PlanOptions = {}): LoadedTask {
  return parseTask(file, text)(options);
}
