import type { Diagnostic } from './diagnostic.js';
import { makePlan, type PlanOptions } from './make-plan.js';
import { parseYaml } from './parse-yaml.js';
import type { Plan } from './plan.js';
import { taskFileSchema, type TaskFile } from './task-file.js';

export type LoadedTask =
  | { readonly ok: true; readonly plan: Plan; readonly task: TaskFile }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Turns the text of a task file into a plan, or into everything that is wrong with it. */
export function loadTask(file: string, text: string, options: PlanOptions = {}): LoadedTask {
  const parsed = parseYaml(file, text, taskFileSchema);
  if (parsed.value === undefined) return { ok: false, diagnostics: parsed.diagnostics };
  const { plan, problems } = makePlan(parsed.value, options);
  if (problems.length === 0) return { ok: true, plan, task: parsed.value };
  return { ok: false, diagnostics: problems.map(({ path, message }) => parsed.diagnose(path, message)) };
}
