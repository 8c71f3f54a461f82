import { capturedKinds, type CheckedEntry, type CheckedItem } from './checked-item.js';
import type { Capture, Deliverable } from './plan.js';
import type { Place, Planning } from './planning.js';

/** What of a task is known when its checked items are planned. */
export interface KnownOfTask {
  readonly task: number;
  readonly deliverables: readonly Deliverable[];
  readonly captures: ReadonlyMap<string, Capture>;
}

/** What `check` has to know of one item; the command comes from the capture that leaves its file behind. */
export function planCheckedItem(
  entry: CheckedEntry,
  { task, deliverables, captures }: KnownOfTask,
  planning: Planning,
  path: Place,
): CheckedItem {
  const { id, under, shows, file, of, after, joined = false, backends, asksForProblem = false } = entry;
  const places = typeof under === 'string' ? [under] : under;
  const found = deliverables.filter(({ number }) => places.includes(number));
  for (const place of places) {
    if (!found.some(({ number }) => number === place)) {
      planning.report([...path, 'under'], `no deliverable of this task has the number ${place}`);
    }
  }
  const capture = file === undefined ? undefined : captures.get(file);
  const needsFile = shows === 'statistics-page' || capturedKinds.some((kind) => kind === shows);
  if (needsFile !== (file !== undefined)) {
    planning.report(path, needsFile ? '`file` is missing: which one shows it?' : `no file shows an ${shows}`);
  }
  if (file !== undefined && !found.some(({ evidence }) => evidence.includes(file))) {
    planning.report([...path, 'file'], `${file} is no evidence of ${places.join(', ')}`);
  }
  const needsNode = shows === 'log' || shows === 'docker-inspect';
  if (needsNode !== (of !== undefined)) {
    planning.report(
      path,
      needsNode ? '`of` is missing: of which node?' : '`of` goes with log and docker-inspect',
    );
  }
  return {
    id,
    task,
    places,
    shows,
    optional: found.length > 0 && found.every(({ optional }) => optional),
    file: file === undefined ? undefined : { name: file, command: capture ? commandOf(capture) : '' },
    of: node(of, [...path, 'of'], planning),
    after: after === afterStop ? after : node(after, [...path, 'after'], planning),
    joined,
    backends,
    asksForProblem,
  };
}

/** The word for a state after the stop of a backend, whichever. */
export const afterStop = 'stop';

function node(name: string | undefined, path: Place, planning: Planning): string | undefined {
  return name === undefined
    ? undefined
    : (planning.nodes(name, path, planning.everStarted, 'exist')[0] ?? name);
}

/** What a person types to see what the capture keeps. */
function commandOf(capture: Capture): string {
  switch (capture.kind) {
    case 'logs':
      return `docker logs ${capture.node}`;
    case 'inspect':
      return `docker inspect ${capture.node}`;
    case 'ps':
      return 'docker ps';
    case 'file':
      return `docker exec ${capture.node} cat ${capture.path}`;
    case 'exec':
      return `docker exec ${capture.node} ${capture.argv.join(' ')}`;
    // What these keep has no command of a person's that prints just it; no item is shown by one.
    case 'answers':
    case 'haproxy.stat':
    case 'load':
    case 'processes':
    case 'screenshot':
    case 'serf.members':
    case 'topology':
      return '';
  }
}
