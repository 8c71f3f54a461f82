import type { SerfLog } from '../content/recognised-text.js';
import type { ContainerRoles } from './container-roles.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import { sortedBy, without, type Proofs } from './proof.js';

/** Judges the log of the Serf handlers: it has to tell of a member that is a backend, in any file of the task. */
export function judgeSerfLog(foundCaptures: readonly FoundCapture[], roles: ContainerRoles): Proofs {
  const logs = sortedBy(
    ofKind(foundCaptures, 'serf-log'),
    (log) => log.pasted,
    (log) => !log.label.kinds.has('serf'),
  );
  const shows = logs.filter((log) => backendsOf(log.capture, roles).length > 0);
  const wrong = without(logs, shows).filter((log) => !log.pasted);
  return {
    shows: shows.map((log) => ({
      path: log.path,
      saw: { code: 'handlers-log', members: backendsOf(log.capture, roles).slice(0, 3) },
    })),
    wrong: wrong.map(({ path }) => ({ path, saw: { code: 'handlers-log-without-backend' } })),
  };
}

function backendsOf(log: SerfLog, roles: ContainerRoles): string[] {
  const backends = log.events.filter(({ role, member }) => {
    if (role !== undefined) return role === 'backend';
    const who = member === undefined ? undefined : roles.byName(member);
    return who !== undefined && who !== 'ha';
  });
  return [...new Set(backends.map((event) => event.member ?? ''))];
}
