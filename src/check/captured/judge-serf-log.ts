import type { SerfLog } from '../content/capture.js';
import type { Cast } from './cast.js';
import { ofKind, type Exhibit } from './exhibit.js';
import { sortedBy, type Proofs } from './proof.js';

/** Judges the log of the Serf handlers: it has to tell of a member that is a backend, in any file of the task. */
export function judgeSerfLog(exhibits: readonly Exhibit[], cast: Cast): Proofs {
  const logs = sortedBy(
    ofKind(exhibits, 'serf-log'),
    (log) => log.pasted,
    (log) => !log.label.kinds.has('serf'),
  );
  const shows = logs.filter((log) => backendsOf(log.capture, cast).length > 0);
  const wrong = logs.filter((log) => !log.pasted && !shows.includes(log));
  return {
    shows: shows.map((log) => ({
      path: log.path,
      saw: { code: 'handlers-log', members: backendsOf(log.capture, cast).slice(0, 3) },
    })),
    wrong: wrong.map(({ path }) => ({ path, saw: { code: 'handlers-log-without-backend' } })),
  };
}

function backendsOf(log: SerfLog, cast: Cast): string[] {
  const backends = log.events.filter(({ role, member }) => {
    if (role !== undefined) return role === 'backend';
    const who = member === undefined ? undefined : cast.byName(member);
    return who !== undefined && who !== 'ha';
  });
  return [...new Set(backends.map((event) => event.member ?? ''))];
}
