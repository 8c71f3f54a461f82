import type { LogFile } from '../delivery.js';
import type { FoundProblem } from '../verdict.js';
import { groupedBy, pathsOf, type Rule } from './rule.js';

/** Files of different names with the same bytes: of two steps, two containers, or two tasks, of which one is not shown. */
export const sameBytes: Rule = ({ delivery: { logs } }) => {
  const telling = logs.filter(
    ({ task, file, captures }) =>
      task >= 2 && task <= 5 && file.sha256 !== undefined && captures.some(isUnique),
  );
  return [...groupedBy(telling, ({ file }) => file.sha256).values()]
    .filter((group) => group.length > 1 && !isRepeatedState(group))
    .map((group): FoundProblem => {
      const tasks = [...new Set(group.map(({ task }) => task))].sort();
      const files = pathsOf(group);
      return {
        level: 'warning',
        task: tasks[0],
        files,
        because:
          tasks.length > 1
            ? { code: 'same-file-in-two-tasks', tasks }
            : { code: 'same-file-twice', count: files.length },
      };
    });
};

/** Whether two honest captures of this kind cannot agree to the byte. */
function isUnique({ kind }: LogFile['captures'][number]): boolean {
  return kind !== 'other' && kind !== 'nodes-listing';
}

/** After a stop a configuration can be what it was before the second start. */
function isRepeatedState(group: readonly LogFile[]): boolean {
  const [first, ...others] = group;
  const config = first?.captures.find(({ kind }) => kind === 'haproxy-config');
  return (
    first?.task === 5 &&
    config?.kind === 'haproxy-config' &&
    config.servers.filter(({ live }) => live).length === 1 &&
    others.length === 1
  );
}
