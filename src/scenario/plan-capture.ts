import type { Capture, CaptureSource, Condition } from './plan.js';
import { planByWord, type Place, type Planners, type Planning } from './planning.js';
import type { CaptureEntry } from './task-file.js';

/**
 * What one entry of `capture` leaves behind; `logs` of several nodes is several files.
 *
 * @param servers what the step waits for in HAProxy's table, which a picture has to show
 */
export function planCaptures(
  file: string,
  entry: CaptureEntry,
  servers: ServersCondition | undefined,
  planning: Planning,
  path: Place,
): Capture[] {
  const append = entry.append ?? false;
  if ((entry.screenshot !== undefined) !== file.endsWith('.png')) {
    planning.report(path, 'a screenshot goes into a file ending in .png, and nothing else does');
  }
  checkCompanions(entry, planning, path);
  const sources = planByWord(planners, entry, planning, path);
  if (sources.length !== 1 && !file.includes('{node}')) {
    planning.report(
      [...path, 'logs'],
      'logs of several nodes need {node} in the file name, such as "{node}.log"',
    );
  }
  if (file.includes('{node}') && entry.logs === undefined) {
    planning.report(path, '{node} goes with `logs` only');
  }
  return sources.map((source) => {
    const name = 'node' in source ? file.replace('{node}', source.node) : file;
    if (planning.files.has(name) && !append) {
      planning.report(path, `an earlier step writes ${name}; give it another name, or \`append: true\``);
    }
    planning.files.add(name);
    const shown =
      source.kind === 'screenshot' && servers ? { up: servers.up, down: servers.down } : undefined;
    return { file: name, append, ...source, ...(source.kind === 'screenshot' ? { servers: shown } : {}) };
  });
}

export type ServersCondition = Extract<Condition, { kind: 'haproxy.servers' }>;

const planners: Planners<CaptureEntry, 'of' | 'on' | 'append', CaptureSource[]> = {
  logs: (refs, planning, path) =>
    planning.nodes(refs, path, planning.existing, 'exist').map((node) => ({ kind: 'logs', node })),
  inspect: (ref, planning, path) => [{ kind: 'inspect', node: planning.existingOne(ref, path) }],
  ps: (which) => [{ kind: 'ps', all: which === 'all' }],
  processes: (ref, planning, path) => [{ kind: 'processes', node: planning.runningOne(ref, path) }],
  'serf.members': (ref, planning, path) => [{ kind: 'serf.members', node: planning.runningOne(ref, path) }],
  'haproxy.stat': (_which, planning, path, entry) => [
    { kind: 'haproxy.stat', on: balancerOf(entry, planning, path) },
  ],
  answers: (requests, planning, path, entry) => [
    { kind: 'answers', requests, on: balancerOf(entry, planning, path) },
  ],
  screenshot: (_which, planning, path, entry) => [
    { kind: 'screenshot', servers: undefined, on: balancerOf(entry, planning, path) },
  ],
  topology: () => [{ kind: 'topology' }],
  load: (part, planning, path) => {
    if (!planning.loads) planning.report(path.slice(0, -1), 'no `load` in this step or an earlier one');
    return [{ kind: 'load', part }];
  },
  file: (file, planning, path, { of }) => [
    { kind: 'file', node: planning.existingOne(of ?? planning.main, beside(path, 'of')), path: file },
  ],
  exec: (argv, planning, path, { of }) => [
    { kind: 'exec', node: planning.runningOne(of ?? planning.main, beside(path, 'of')), argv },
  ],
};

/** `of` says whose file or command; `on` says which balancer; neither goes with anything else. */
function checkCompanions(entry: CaptureEntry, planning: Planning, path: Place): void {
  const needsOf = entry.file !== undefined || entry.exec !== undefined;
  if (needsOf !== (entry.of !== undefined)) {
    planning.report(
      path,
      needsOf ? '`of` is missing: which container?' : '`of` goes with `file` and `exec` only',
    );
  }
  const takesOn =
    entry['haproxy.stat'] !== undefined || entry.answers !== undefined || entry.screenshot !== undefined;
  if (entry.on !== undefined && !takesOn) {
    planning.report([...path, 'on'], '`on` goes with `haproxy.stat`, `answers` and `screenshot` only');
  }
}

function balancerOf({ on }: CaptureEntry, planning: Planning, path: Place): string {
  return planning.runningBalancer(on, path.slice(0, -1));
}

function beside(path: Place, word: string): Place {
  return [...path.slice(0, -1), word];
}
