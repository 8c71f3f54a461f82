import type { ItemId, TaskNumber } from '../item.js';
import type { LabelKind } from './label.js';
import type { Who } from './who.js';

/** What a captured item asks for. */
export interface ItemSpec {
  readonly id: ItemId;
  readonly task: TaskNumber;
  readonly kind: Exclude<LabelKind, 'stats'>;
  /** Whose output, for logs and inspects. */
  readonly container?: Who;
  /** After whose start, for configurations; `stop` after the stop of a web application. */
  readonly step?: Step;
  /** The command that captures it by hand, into the file where `ait-lab` would put it. */
  readonly byHand: string;
}

export type Step = 'ha' | 's1' | 's2' | 'stop';

const three = ['ha', 's1', 's2'] as const;
const template = 'docker exec ha cat /tmp/haproxy.cfg';
const generated = 'docker exec ha cat /usr/local/etc/haproxy/haproxy.cfg';

/** The captured items, in the order of `itemIds`. */
export const itemSpecs: readonly ItemSpec[] = [
  ...three.map((who) => log(`T2.1 log ${who}`, 2, who)),
  log('T3.1 log ha', 3, 'ha'),
  log('T3.1 log s1', 3, 's1'),
  log('T3.1 log s2 (statement ambiguous)', 3, 's2'),
  {
    id: 'T3.2 serf.log',
    task: 3,
    kind: 'serf',
    byHand: into('docker exec ha cat /var/log/serf.log', 3, 'serf.log'),
  },
  ...three.map((step, at) =>
    configuration(4, `T4.3 cfg after ${step}`, step, template, `haproxy-${at + 1}-${step}.cfg`),
  ),
  ps('T4.3 docker ps', 4, 'docker-ps.txt'),
  ...three.map((who) => inspect(`T4.3 inspect ${who}`, 4, who)),
  ...three.map((step, at) =>
    configuration(5, `T5.1 cfg after ${step}`, step, generated, `haproxy-${at + 1}-${step}.cfg`),
  ),
  ps('T5.1 docker ps', 5, 'docker-ps.txt'),
  ...three.map((who) => inspect(`T5.1 inspect ${who}`, 5, who)),
  {
    id: 'T5.2 nodes list',
    task: 5,
    kind: 'nodes',
    byHand: into('docker exec ha ls /nodes', 5, 'nodes.txt'),
  },
  configuration(5, 'T5.3 cfg after stop', 'stop', generated, 'haproxy-4-s1-stopped.cfg'),
  {
    id: 'T5.3 nodes after stop',
    task: 5,
    kind: 'nodes',
    step: 'stop',
    byHand: into('docker exec ha ls /nodes', 5, 'nodes-after-stop.txt'),
  },
  {
    ...ps('T5.3 docker ps after stop', 5, 'docker-ps-after-stop.txt'),
    step: 'stop',
  },
  ps('T6.1 docker ps (>2 webapps)', 6, 'docker-ps-3-all-up.txt'),
];

function log(id: ItemId, task: TaskNumber, container: Who): ItemSpec {
  const byHand = `docker logs ${container} > "logs/task ${task}/${container}.log" 2>&1`;
  return { id, task, kind: 'log', container, byHand };
}

function inspect(id: ItemId, task: TaskNumber, container: Who): ItemSpec {
  const byHand = into(`docker inspect ${container}`, task, `inspect-${container}.json`);
  return {
    id,
    task,
    kind: 'inspect',
    container,
    byHand,
  };
}

function configuration(task: TaskNumber, id: ItemId, step: Step, command: string, file: string): ItemSpec {
  return {
    id,
    task,
    kind: 'config',
    step,
    byHand: into(command, task, file),
  };
}

function ps(id: ItemId, task: TaskNumber, file: string): ItemSpec {
  return { id, task, kind: 'ps', byHand: into('docker ps', task, file) };
}

function into(command: string, task: TaskNumber, file: string): string {
  return `${command} > "logs/task ${task}/${file}"`;
}
