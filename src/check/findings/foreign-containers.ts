import type { DockerInspect, DockerPs } from '../content/capture.js';
import type { Finding } from '../verdict.js';
import { capturesOf, groupedBy, pathsOf, type Found, type Rule } from './rule.js';

/** Containers that `docker inspect` shows and `docker ps` of the same task does not: the captures are of two runs. */
export const foreignContainers: Rule = (scene) => {
  const tables = groupedBy(capturesOf(scene, 'docker-ps'), ({ log }) => log.task);
  const inspects = groupedBy(capturesOf(scene, 'docker-inspect'), ({ log }) => log.task);
  return [...inspects].flatMap(([task, inspected]): Finding[] => {
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
        rule: 'other-run',
        level: 'warning',
        task,
        files,
        message: `docker inspect shows containers that are in no docker ps of this task: ${ids.join(', ')}. They are of another run.`,
        hint: `Capture everything of a task in one run: ait-lab run ${task}`,
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
