import type { TaskFolder } from '../evidence/task-folder.js';
import { Failed } from '../failure.js';
import { can, type Capability } from '../scenario/lab-description.js';
import type { Capture, PlannedStep } from '../scenario/plan.js';
import type { AttachedLab } from './attach.js';
import { capture } from './capture.js';
import type { Lab } from './lab.js';

/** Something that was asked for and is not to be had now. */
export interface NotCaptured {
  readonly file: string;
  readonly detail: string;
}

/**
 * Captures what there is to capture of a lab as it stands now. What the task does not have yet, such as `/nodes` before
 * task 5, is left out.
 *
 * @param steps of the task, those at whose end the lab stands: their files are captured, too, under their names
 * @param reserved names of files that show other states of the task
 * @returns the names of the files, and of those that are not to be had
 */
export async function collect(
  { lab, nodes }: AttachedLab,
  folder: TaskFolder,
  steps: readonly PlannedStep[] = [],
  reserved: ReadonlySet<string> = new Set(),
): Promise<{ files: string[]; missing: NotCaptured[] }> {
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
  const ofSteps = steps.flatMap(({ name, captures }) =>
    captures.filter(({ kind }) => kind !== 'screenshot').map((one) => ({ one, step: name, isAsked: true })),
  );
  const named = new Set(ofSteps.map(({ one }) => one.file));
  const all = [
    ...wanted
      .filter(({ file }) => !named.has(file) && !reserved.has(file))
      .map((one) => ({ one, step: 'collected by hand', isAsked: false })),
    ...ofSteps,
  ];
  const missing: NotCaptured[] = [];
  const files = all.map(async ({ one, step, isAsked }) => {
    try {
      const { command, content } = await capture(lab, one.file, one, step);
      await folder.write(one.file, content, { command, step, append: one.append });
      return [one.file];
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      const { failure } = error;
      // A container that does not run, or has no such program, refuses.
      if (failure.reason !== 'capture-failed' && failure.reason !== 'engine-error') throw error;
      if (isAsked) missing.push({ file: one.file, detail: failure.detail });
      return [];
    }
  });
  return { files: (await Promise.all(files)).flat(), missing };
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
