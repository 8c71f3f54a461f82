import { findContainer } from '../../docker/container.js';
import type { Lab } from '../../lab/lab.js';
import { families, processesOf, programOf, type Process } from '../processes.js';
import type { Sight } from '../sight.js';
import { servedPort, statusOf } from './served.js';

/** What was killed in a node's container. */
interface Killed {
  readonly processes: readonly Process[];
  readonly startedAt: string | undefined;
}

/** B1: what serves in containers is killed, and comes back by itself. */
export class KilledServices {
  private readonly killed = new Map<string, Killed>();

  /** Kills, from inside, whatever listens on a node's port; process 1 cannot be killed from there. */
  async kill(lab: Lab, node: string): Promise<void> {
    const processes = (await processesOf(lab, node))?.listeningOn(servedPort(lab, node)) ?? [];
    const startedAt = (await findContainer(lab.engine, lab.container(node)))?.State.StartedAt;
    this.killed.set(node, { processes, startedAt });
    const ids = processes.map(({ id }) => String(id));
    if (ids.length > 0) await lab.exec(node, ['sh', '-c', 'kill -KILL "$@"', 'sh', ...ids]);
  }

  /** A supervisor is process 1, and not the program that serves. */
  isSupervised(node: string): Sight {
    return {
      question: 'B1',
      expected: `process 1 of ${node} supervises what serves there`,
      symptoms: ['supervised', 'start'],
      withinMs: 0,
      look: () => {
        const { processes = [] } = this.killed.get(node) ?? {};
        const [served] = families(processes);
        if (!served) return Promise.resolve(undefined);
        const name = programOf(served);
        const met = served.id !== 1;
        const observed = met ? `${name} is process ${served.id}` : `process 1 is ${name} itself`;
        return Promise.resolve({ met, observed });
      },
    };
  }

  /** In the same container, which was not started anew. */
  comesBack(node: string): Sight {
    return {
      question: 'B1',
      expected: `what serves in ${node} comes back after \`kill -9\``,
      symptoms: ['supervised', 'start'],
      withinMs: 20_000,
      look: async (lab, signal) => {
        const { processes = [], startedAt } = this.killed.get(node) ?? {};
        if (processes.length === 0) return undefined;
        const state = (await findContainer(lab.engine, lab.container(node)))?.State;
        if (state?.Running !== true || state.StartedAt !== startedAt)
          return { met: false, observed: 'the container ended with it' };
        const now = (await processesOf(lab, node))?.listeningOn(servedPort(lab, node)) ?? [];
        const isNew = now.length > 0 && now.every(({ id }) => processes.every((before) => before.id !== id));
        if (!isNew)
          return {
            met: false,
            observed: now.length === 0 ? 'nothing listens any more' : 'it was not killed',
          };
        const status = await statusOf(lab, node, signal);
        return { met: status === 200, observed: `it answers ${status === 0 ? 'nobody' : status}` };
      },
    };
  }
}
