import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Failed } from '../failure.js';
import { loadTask, type LoadedTask } from '../scenario/load-task.js';
import type { PlanOptions } from '../scenario/make-plan.js';
import { suggestion } from '../scenario/parse-yaml.js';
import type { Plan } from '../scenario/plan.js';
import { productFolder } from './product.js';

/** Task files by number: the product's own, and those of the workspace, which win. */
export function taskFiles(workspace: string): Map<number, string> {
  const files = new Map<number, string>();
  for (const folder of [join(productFolder, 'tasks'), join(workspace, 'tasks')]) {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const number = /^task(\d+)\.ya?ml$/.exec(name)?.[1];
      if (number !== undefined) files.set(Number(number), join(folder, name));
    }
  }
  return new Map([...files].sort(([left], [right]) => left - right));
}

/**
 * Task numbers for words such as `task5`, `5`, `0-3`, `all`; each once, in their order.
 *
 * @throws Failed `usage` for a word that is none
 */
export function selectTasks(words: readonly string[], known: readonly number[]): number[] {
  const chosen = words.flatMap((word) => {
    if (word === 'all') return known;
    const [, first, last = first] = /^(?:task\s?)?(\d+)(?:-(?:task)?(\d+))?$/.exec(word) ?? [];
    const range = known.filter((task) => task >= Number(first) && task <= Number(last));
    const complete = range.length === Number(last) - Number(first) + 1;
    if (first === undefined || !complete || range.length === 0) throw new Failed(unknownTask(word, known));
    return range;
  });
  return [...new Set(chosen)].sort((left, right) => left - right);
}

/**
 * Loads the plans of tasks.
 *
 * @param nodes what `--nodes` says
 * @throws Failed `scenario-invalid` with every mistake in every file
 */
export function loadPlans(
  files: ReadonlyMap<number, string>,
  tasks: readonly number[],
  nodes?: number,
): Plan[] {
  const asWritten = loadAll(files, tasks, {});
  if (nodes === undefined) return asWritten.map(({ plan }) => plan);
  for (const { task } of asWritten) {
    if (!task.nodes || nodes >= task.nodes.least) continue;
    const message = `--nodes ${nodes}: task ${task.task} needs at least ${task.nodes.least} web applications`;
    throw new Failed({ reason: 'usage', message });
  }
  return loadAll(files, tasks, { nodes }).map(({ plan }) => plan);
}

function loadAll(
  files: ReadonlyMap<number, string>,
  tasks: readonly number[],
  options: PlanOptions,
): Loaded[] {
  const loaded = tasks.map((task) => {
    const path = files.get(task) ?? '';
    const shown = relative(process.cwd(), path);
    return loadTask(shown.startsWith('..') ? path : shown, readFileSync(path, 'utf8'), options);
  });
  const diagnostics = loaded.flatMap((result) => (result.ok ? [] : result.diagnostics));
  if (diagnostics.length > 0) throw new Failed({ reason: 'scenario-invalid', diagnostics });
  return loaded.flatMap((result) => (result.ok ? [result] : []));
}

type Loaded = Extract<LoadedTask, { ok: true }>;

function unknownTask(word: string, known: readonly number[]) {
  const names = [...known.map((task) => `task${task}`), 'all'];
  return {
    reason: 'usage',
    message: `"${word}" is not a task`,
    cure: `${suggestion(word, names)} (also 5, 0-3)`,
  } as const;
}
