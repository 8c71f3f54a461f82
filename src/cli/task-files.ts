import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failed } from '../failure.js';
import { parseTask, type LoadedTask, type ParsedTask, type TaskText } from '../scenario/load-task.js';
import { makePlan, type Labs, type PlanOptions } from '../scenario/make-plan.js';
import { suggestion } from '../scenario/parse-yaml.js';
import type { Plan } from '../scenario/plan.js';
import { scenarioFolders } from './lab-files.js';
import { readYamlText } from './read-yaml-text.js';
import { taskOfBuild } from './tasks-of-build.js';

/** Task files by number: the product's own, and those of the workspace, which win, or are the only ones of its own lab. */
export function taskFiles(workspace: string, repository?: object): Map<number, string> {
  const files = new Map<number, string>();
  for (const folder of scenarioFolders(workspace, repository)) {
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
 * @param options what `--nodes` says, and the variant for the tasks that have it
 * @throws Failed `scenario-invalid` with every mistake in every file
 */
export function loadPlans(
  files: ReadonlyMap<number, string>,
  labs: Labs,
  tasks: readonly number[],
  { nodes, ...variant }: PlanOptions = {},
): Plan[] {
  const asWritten = loadAll(files, labs, tasks, variant);
  if (nodes === undefined) return asWritten.map(({ plan }) => plan);
  for (const { task } of asWritten) {
    if (!task.nodes || nodes >= task.nodes.least) continue;
    const message = `--nodes ${nodes}: task ${task.task} needs at least ${task.nodes.least} web applications`;
    throw new Failed({ reason: 'usage', message });
  }
  return loadAll(files, labs, tasks, { ...variant, nodes }).map(({ plan }) => plan);
}

/**
 * Whoever asks for a variant by name gets it of at least one task; what is in `ait-lab.yaml` is no such question.
 *
 * @throws Failed `usage` naming the tasks that have it
 */
export function requireVariant(
  files: ReadonlyMap<number, string>,
  labs: Labs,
  tasks: readonly number[],
  variant: string | undefined,
): void {
  if (variant === undefined) return;
  const having = loadAll(files, labs, [...files.keys()], { variant }).flatMap(({ plan }) =>
    plan.variant === variant ? [plan.task] : [],
  );
  if (having.some((task) => tasks.includes(task))) return;
  const asked = tasks.map((task) => `task ${task}`).join(', ');
  const message = `--variant ${variant}: ${asked} ${tasks.length === 1 ? 'does' : 'do'} not have it`;
  const there = having.map((task) => `task${task}`).join(', ') || 'no task';
  throw new Failed({ reason: 'usage', message, hint: `${there} ${having.length > 1 ? 'have' : 'has'} it` });
}

/** The plans of tasks in each of the variants that they have, the lab's own first. */
export function loadAllVariants(
  files: ReadonlyMap<number, string>,
  labs: Labs,
  tasks: readonly number[],
  nodes?: number,
): Plan[] {
  return loadPlans(files, labs, tasks, { nodes }).flatMap((plan) => [
    plan,
    ...plan.variants.slice(1).flatMap((variant) => loadPlans(files, labs, [plan.task], { nodes, variant })),
  ]);
}

function loadAll(
  files: ReadonlyMap<number, string>,
  labs: Labs,
  tasks: readonly number[],
  options: PlanOptions,
): Loaded[] {
  const loaded = tasks.map((task) => parsed(files, task, labs)(options));
  const diagnostics = loaded.flatMap((result) => (result.ok ? [] : result.diagnostics));
  if (diagnostics.length > 0) throw new Failed({ reason: 'scenario-invalid', diagnostics });
  return loaded.flatMap((result) => (result.ok ? [result] : []));
}

/** What has been read of each set of task files: a command makes plans of them several times, and reads them once. */
const alreadyRead = new WeakMap<ReadonlyMap<number, string>, Map<number, ParsedTask>>();

function parsed(files: ReadonlyMap<number, string>, task: number, labs: Labs): ParsedTask {
  const tasks = alreadyRead.get(files) ?? new Map<number, ParsedTask>();
  alreadyRead.set(files, tasks);
  const found = tasks.get(task) ?? parsedFile(files.get(task) ?? '', labs);
  tasks.set(task, found);
  return found;
}

function parsedFile(path: string, labs: Labs): ParsedTask {
  const value = taskOfBuild(path, labs);
  if (value === undefined) return readTask(path, labs);
  return (options = {}) => {
    const { plan, problems } = makePlan(value, labs, options);
    // Only with its text can be said where a mistake is.
    return problems.length === 0 ? { ok: true, plan, task: value } : readTask(path, labs)(options);
  };
}

/** Reads a task file, and the one that it extends. */
export function readTask(path: string, labs: Labs): ParsedTask {
  const read = (file: string): TaskText => readYamlText(file, dirname(dirname(file)));
  const other = (from: string): TaskText | undefined => {
    const file = join(dirname(path), from);
    return existsSync(file) ? read(file) : undefined;
  };
  const { file, text } = read(path);
  return parseTask(file, text, labs, other);
}

type Loaded = Extract<LoadedTask, { ok: true }>;

function unknownTask(word: string, known: readonly number[]) {
  const names = [...known.map((task) => `task${task}`), 'all'];
  return {
    reason: 'usage',
    message: `"${word}" is not a task`,
    hint: `${suggestion(word, names)} (also 5, 0-3)`,
  } as const;
}
