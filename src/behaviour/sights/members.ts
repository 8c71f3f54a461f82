import { naturalOrder } from '../../lab/conditions.js';
import { serfMembers } from '../../lab/serf.js';
import { roleOf } from '../../scenario/lab-description.js';
import type { Sight } from '../sight.js';

/** B2: an agent knows these and nobody else to be alive, each with its role. */
export function knowsMembers(node: string, alive: readonly string[]): Sight {
  return {
    question: 'B2',
    expected: `Serf on ${node}: ${alive.join(', ')} alive, each with its role`,
    symptoms: ['membership'],
    withinMs: 30_000,
    look: async (lab) => {
      const members = await serfMembers(lab, node);
      if (!members) return { met: false, observed: `Serf on ${node} does not answer` };
      const living = members.filter(({ status }) => status === 'alive');
      const met =
        living.length === alive.length &&
        alive.every((name) =>
          living.some((one) => one.name === name && one.tags['role'] === roleOf(lab.description, name)),
        );
      const seen = living.map(({ name, tags }) => `${name} ${tags['role'] ?? 'without a role'}`);
      return { met, observed: seen.sort(naturalOrder).join(', ') || 'nobody' };
    },
  };
}

/** B2: who was stopped has said that it leaves, and was not found dead. */
export function hasLeft(node: string, stopped: string): Sight {
  return {
    question: 'B2',
    expected: `Serf on ${node}: ${stopped} has left`,
    symptoms: ['leave', 'membership'],
    withinMs: 20_000,
    look: async (lab) => {
      const members = await serfMembers(lab, node);
      const status = members?.find(({ name }) => name === stopped)?.status;
      // Some time after a leave, an agent forgets who left.
      const met = members !== undefined && (status === 'left' || status === undefined);
      return { met, observed: members ? `${stopped} ${status ?? 'is not listed'}` : 'Serf does not answer' };
    },
  };
}
