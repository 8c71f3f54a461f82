import type { TaskFolder } from '../evidence/task-folder.js';
import type { Capture } from '../scenario/plan.js';
import type { AttachedLab } from './attach.js';
import { capture } from './capture.js';
import { Failed } from '../failure.js';

/**
 * Captures what there is to capture of a lab as it stands now. What the task does not have yet, such as `/nodes` before
 * task 5, is left out.
 *
 * @returns the names of the files
 */
export async function collect({ lab, nodes }: AttachedLab, folder: TaskFolder): Promise<string[]> {
  const running = new Set(nodes.filter(({ state }) => state === 'running').map(({ node }) => node));
  const wanted: Capture[] = [
    { file: 'docker-ps.txt', append: false, kind: 'ps', all: false },
    { file: 'topology.json', append: false, kind: 'topology' },
    ...nodes.flatMap(({ node }): Capture[] => [
      { file: `${node}.log`, append: false, kind: 'logs', node },
      { file: `inspect-${node}.json`, append: false, kind: 'inspect', node },
    ]),
    ...[...running].map((node): Capture => ({
      file: `processes-${node}.txt`,
      append: false,
      kind: 'processes',
      node,
    })),
    ...(running.has('ha') ? capturesOfHa(lab.owner.task) : []),
  ];
  const files = wanted.map(async (one) => {
    try {
      const { command, content } = await capture(lab, one.file, one, 'collected by hand');
      await folder.write(one.file, content, { command, step: 'collected by hand', append: false });
      return [one.file];
    } catch (error) {
      if (error instanceof Failed && error.failure.reason === 'capture-failed') return [];
      throw error;
    }
  });
  return (await Promise.all(files)).flat();
}

function capturesOfHa(task: number): Capture[] {
  const ha = { append: false, node: 'ha' } as const;
  return [
    { ...ha, file: 'haproxy.cfg', kind: 'file', path: '/usr/local/etc/haproxy/haproxy.cfg' },
    { ...ha, file: 'haproxy-stat.json', kind: 'haproxy.stat' },
    ...(task >= 2 ? [{ ...ha, file: 'serf-members.txt', kind: 'serf.members' } as const] : []),
    ...(task >= 3 ? [{ ...ha, file: 'serf.log', kind: 'file', path: '/var/log/serf.log' } as const] : []),
    ...(task === 4
      ? [{ ...ha, file: 'haproxy-last.cfg', kind: 'file', path: '/tmp/haproxy.cfg' } as const]
      : []),
    ...(task >= 5 ? [{ ...ha, file: 'nodes.txt', kind: 'exec', argv: ['ls', '/nodes'] } as const] : []),
  ];
}
