import type { Action } from './plan.js';
import { planByWord, type Place, type Planners, type Planning } from './planning.js';
import type { ActionEntry } from './task-file.js';

/** What one entry of `do` stands for, and what it changes for the steps that follow. */
export function planAction(entry: ActionEntry, planning: Planning, path: Place): Action {
  if (entry.env && entry.start === undefined) {
    planning.report([...path, 'env'], '`env` goes with `start` only');
  }
  return planByWord(planners, entry, planning, path);
}

const planners: Planners<ActionEntry, 'env', Action> = {
  start: (refs, planning, path, { env = {} }) => {
    const nodes = planning.expand(refs, path);
    for (const node of nodes) {
      if (planning.running.has(node)) planning.report(path, `${node} runs already at this step`);
      planning.running.add(node);
      planning.existing.add(node);
      planning.everStarted.add(node);
    }
    return { kind: 'start', nodes, env };
  },
  stop: (refs, planning, path) => ({ kind: 'stop', nodes: noLongerRunning(refs, planning, path) }),
  kill: (refs, planning, path) => ({ kind: 'kill', nodes: noLongerRunning(refs, planning, path) }),
  remove: (refs, planning, path) => {
    const nodes = planning.nodes(refs, path, planning.existing, 'exist');
    for (const node of nodes) {
      planning.running.delete(node);
      planning.existing.delete(node);
    }
    return { kind: 'remove', nodes };
  },
  crash: ({ on, process }, planning, path) => ({
    kind: 'crash',
    node: planning.runningOne(on, [...path, 'on']),
    process,
  }),
  exec: ({ on, run }, planning, path) => ({
    kind: 'exec',
    node: planning.runningOne(on, [...path, 'on']),
    argv: run,
  }),
  load: (load, planning, path) => {
    if (planning.loads) planning.report(path, 'a client of an earlier step is at work already');
    planning.loads = true;
    return { kind: 'load', ...load };
  },
};

function noLongerRunning(refs: string | readonly string[], planning: Planning, path: Place): string[] {
  const nodes = planning.nodes(refs, path, planning.running, 'run');
  for (const node of nodes) planning.running.delete(node);
  return nodes;
}
