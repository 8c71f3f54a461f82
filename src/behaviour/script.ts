import { killContainer, removeContainer } from '../docker/container.js';
import { aFewAtOnce } from '../lab/a-few-at-once.js';
import { act, startNode } from '../lab/act.js';
import type { Lab } from '../lab/lab.js';
import type { Moment, Sight } from './sight.js';
import { Beyond, joinHostile, staysInNodes } from './sights/beyond.js';
import { answers } from './sights/builds.js';
import { configured, listedInNodes } from './sights/files.js';
import { HandlersLog } from './sights/handlers.js';
import { hasLeft, knowsMembers } from './sights/members.js';
import { rendered } from './sights/rendered.js';
import { KilledServices } from './sights/supervisor.js';
import { FollowsFile } from './sights/traffic.js';

/** The story of a lab that does all that the course asks for, and what is to be seen of it at each moment. */
export interface Script {
  readonly moments: readonly Moment[];
  /** Whether nothing has shown who follows the file, since it never changed. */
  readonly hasNothingToFollow: () => boolean;
}

/** Web applications that start at the same time. */
const atOnce = ['s3', 's4', 's5'];

/** @param isAtTemplate whether the lab is at the task whose template names who joined last; later ones need not do so */
export function behaviourScript(isAtTemplate: boolean): Script {
  const log = new HandlersLog();
  const follows = new FollowsFile();
  const killed = new KilledServices();
  const beyond = new Beyond();
  const files = (living: readonly string[]): Sight[] => [configured(living), listedInNodes(living)];
  const balancing = (living: readonly string[]): Sight[][] => [
    [follows.table()],
    [follows.requests(living), follows.alone()],
  ];
  const joins = (node: string, living: readonly string[]): Moment => ({
    name: `${node} starts`,
    act: async (lab) => {
      await log.begin(lab);
      await startNode(lab, node);
    },
    sights: [
      [answers(node), log.tellsOf(node, 'joins'), rendered(node, isAtTemplate), ...files(living)],
      ...balancing(living),
    ],
  });
  return {
    hasNothingToFollow: () => !follows.hasChanged,
    moments: [
      { name: 'ha starts', act: (lab) => startNode(lab, 'ha'), sights: [[answers('ha')]] },
      joins('s1', ['s1']),
      joins('s2', ['s1', 's2']),
      {
        name: 'three agents know each other',
        act: () => Promise.resolve(),
        sights: [['ha', 's1', 's2'].map((node) => knowsMembers(node, ['ha', 's1', 's2']))],
      },
      {
        name: 'HAProxy and a web application are killed in their containers',
        act: async (lab) => {
          await killed.kill(lab, 'ha');
          await killed.kill(lab, 's1');
        },
        sights: [['ha', 's1'].flatMap((node) => [killed.isSupervised(node), killed.comesBack(node)])],
      },
      {
        name: 'three web applications start at once',
        act: (lab) => aFewAtOnce(atOnce, (node) => startNode(lab, node)),
        sights: [files(['s1', 's2', ...atOnce]), ...balancing(['s1', 's2', ...atOnce])],
      },
      {
        name: 's2 is stopped',
        act: async (lab, signal) => {
          await log.begin(lab);
          await act(lab, { kind: 'stop', nodes: ['s2'] }, signal);
        },
        sights: [
          [hasLeft('ha', 's2'), log.tellsOf('s2', 'leaves'), ...files(['s1', ...atOnce])],
          ...balancing(['s1', ...atOnce]),
        ],
      },
      {
        name: 's3 is killed',
        act: (lab) => killContainer(lab.engine, lab.container('s3')),
        sights: [files(['s1', 's4', 's5']), ...balancing(['s1', 's4', 's5'])],
      },
      {
        name: 's2 comes back in its container, s3 in a new one',
        act: comeBack,
        sights: [files(['s1', 's2', ...atOnce]), ...balancing(['s1', 's2', ...atOnce])],
      },
      {
        name: 's6 joins, s4 is stopped and s5 is killed under load',
        act: (lab, signal) => beyond.underLoad(lab, { joins: 's6', stops: 's4', dies: 's5' }, signal),
        sights: [[beyond.losesNothing(), beyond.stopsInTime('s4')]],
      },
      {
        name: 'a hostile member joins',
        act: (lab) => joinHostile(lab, 's1'),
        sights: [[staysInNodes()]],
      },
      {
        name: 'ha is stopped',
        act: (lab, signal) => beyond.stop(lab, 'ha', signal),
        sights: [[beyond.stopsInTime('ha')]],
      },
    ],
  };
}

/** Of a state of the history that is at the template: who joins last is named, the balancer itself first. */
export function templateScript(): readonly Moment[] {
  const join = (node: string): Moment => ({
    name: `${node} starts`,
    act: (lab) => startNode(lab, node),
    sights: [[rendered(node, true)]],
  });
  // One after the other: who joins within the same event has no order.
  return ['ha', 's1', 's2'].map(join);
}

async function comeBack(lab: Lab): Promise<void> {
  await startNode(lab, 's2');
  await removeContainer(lab.engine, lab.container('s3'));
  await startNode(lab, 's3');
}
