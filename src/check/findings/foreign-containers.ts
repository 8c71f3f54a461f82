import type { DockerInspect, DockerPs } from '../content/recognised-text.js';
import type { FoundProblem } from '../verdict.js';
import { capturesOf, groupedBy, pathsOf, type Found, type Rule } from './rule.js';

/** Containers that `docker inspect` shows and `docker ps` of the same task does not: the captures are of two runs. */
export const foreignContainers: Rule = (context) => {
  const tables = groupedBy(capturesOf(context, 'docker-ps'), ({ log }) => log.task);
  const inspects = groupedBy(capturesOf(context, 'docker-inspect'), ({ log }) => log.task);
  return [...inspects].flatMap(([task, inspected]): FoundProblem[] => {
    const tablesOfTask = tables.get(task) ?? [];
    // A table that lacks a container for other reasons, after a stop or cut off, proves nothing.
    if (!tablesOfTask.some(({ capture }) => capture.rows.filter(({ running }) => running).length > 2))
      return [];
    const strangers = inspected.filter((one) => isStranger(one, tablesOfTask));
    if (strangers.length === 0) return [];
    const ids = strangers.map(({ capture }) => capture.id?.slice(0, 12) ?? '');
    const files = pathsOf([...strangers, ...tablesOfTask].map(({ log }) => log));
    return [
      {
        level: 'warning',
        task,
        files,
        because: { code: 'other-run', task, ids },
      },
    ];
  });
};

function isStranger({ capture }: Found<DockerInspect>, tables: readonly Found<DockerPs>[]): boolean {
  const { id } = capture;
  if (id === undefined) return false;
  return !tables.some((table) =>
    table.capture.rows.some((row) => id.startsWith(row.id) || row.id.startsWith(id)),
  );
}
