import { createHash } from 'node:crypto';
import type { TaskNumber } from '../../../src/check/item.js';

export type Host = 'ha' | 's1' | 's2' | 's3' | 's4';

/** One container of a made-up run of the lab. */
export interface Node {
  readonly host: Host;
  /** All 64 digits. */
  readonly id: string;
  /** Its first 12, which are also its host name and its name in Serf's cluster. */
  readonly short: string;
  readonly name: string;
  readonly image: string;
  readonly address: string;
  readonly role: 'balancer' | 'backend';
}

/** How a made-up student started the containers: by hand, as in the first years, or with docker-compose. */
export type Era = 'docker run' | 'docker-compose' | 'docker-compose, its own names';

/** The containers of one task's run; each task has containers of its own, the same seed gives the same ones. */
export function nodesOf(era: Era, seed: number, task: TaskNumber): Readonly<Record<Host, Node>> {
  const node = (host: Host): Node => {
    const id = createHash('sha256')
      .update(`${String(seed)} ${String(task)} ${host}`)
      .digest('hex');
    return {
      host,
      id,
      short: id.slice(0, 12),
      role: host === 'ha' ? 'balancer' : 'backend',
      ...worldOf(era, host),
    };
  };
  return { ha: node('ha'), s1: node('s1'), s2: node('s2'), s3: node('s3'), s4: node('s4') };
}

function worldOf(era: Era, host: Host): Pick<Node, 'name' | 'image' | 'address'> {
  const place = { ha: 0, s1: 1, s2: 2, s3: 3, s4: 4 }[host];
  if (era === 'docker run') {
    return {
      name: host,
      image: host === 'ha' ? 'classroom/ha' : 'classroom/webapp',
      address: `172.18.0.${String(place + 2)}`,
    };
  }
  const service = host === 'ha' ? 'haproxy' : `webapp${String(place)}`;
  return {
    name: era === 'docker-compose' ? host : `balancing_${service}_1`,
    image: `balancing_${service}`,
    address: `192.168.42.${{ ha: '42', s1: '11', s2: '22', s3: '33', s4: '44' }[host]}`,
  };
}
