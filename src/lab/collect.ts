import type { TaskFolder } from '../evidence/task-folder.js';
import type { Capture } from '../scenario/plan.js';
import type { AttachedLab } from './attach.js';
import { can, type Capability } from '../scenario/lab-description.js';
import { capture } from './capture.js';
import type { Lab } from './lab.js';
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
    ...(running.has(lab.balancer) ? capturesOfBalancer(lab) : []),
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

/** What a stage does not do yet leaves nothing to capture. */
function capturesOfBalancer({ balancer: node, description, target }: Lab): Capture[] {
  const { places } = description.roles.balancer;
  const does = (capability: Capability): boolean => can(description, target, capability);
  const file = (name: string, path: string | undefined): Capture[] =>
    path === undefined ? [] : [{ file: name, append: false, kind: 'file', node, path }];
  return [
    ...file('haproxy.cfg', places.configuration),
    { file: 'haproxy-stat.json', append: false, kind: 'haproxy.stat', on: node },
    ...(does('serf')
      ? [{ file: 'serf-members.txt', append: false, kind: 'serf.members', node } as const]
      : []),
    ...(does('handlers') ? file('serf.log', places.handlersLog) : []),
    ...(does('template') && !does('nodes') ? file('haproxy-last.cfg', places.rendered) : []),
    ...(does('nodes') && places.nodes !== undefined
      ? [{ file: 'nodes.txt', append: false, kind: 'exec', node, argv: ['ls', places.nodes] } as const]
      : []),
  ];
}
