import { families, processesOf, programOf } from '../processes.js';
import type { Sight } from '../sight.js';
import { servedPort } from './served.js';
import { areSame, configuredNodes, listed, nodesThatGetRequests, tableNodes } from './servers.js';

/** Checks of HAProxy may come every two seconds, and several have to pass; the file has to be followed in five. */
const withinMs = 10_000;

/** B6: HAProxy's table, and who gets requests, is what its file says. */
export class FollowsFile {
  private readonly states = new Set<string>();

  /** A file that never changes shows nothing of who follows it. */
  get hasChanged(): boolean {
    return this.states.size > 1;
  }

  table(): Sight {
    return {
      question: 'B6',
      expected: "HAProxy's table has the servers of its file within 5 s",
      symptoms: ['reload', 'servers'],
      withinMs: 5_000,
      look: async (lab) => {
        const [file, table] = [await configuredNodes(lab), await tableNodes(lab)];
        if (file) this.states.add(file.join());
        const met = file !== undefined && table !== undefined && areSame(file, table);
        return { met, observed: `the file has ${listed(file)}, the table ${listed(table)}` };
      },
    };
  }

  requests(living: readonly string[]): Sight {
    return {
      question: 'B6',
      expected: 'each living server of the file gets requests, and nobody else',
      symptoms: ['reload', 'servers'],
      withinMs,
      look: async (lab, signal) => {
        const file = await configuredNodes(lab);
        const served = await nodesThatGetRequests(lab, signal);
        if (!file || !served) return { met: false, observed: 'HAProxy does not answer' };
        const due = file.filter((node) => living.includes(node));
        const isAnswered = due.length === 0 || areSame(served.statuses.map(String), ['200']);
        const statuses = isAnswered ? '' : `, answered with ${served.statuses.join(', ')}`;
        return {
          met: areSame(served.nodes, due) && isAnswered,
          observed: `requests go to ${listed(served.nodes)}${statuses}`,
        };
      },
    };
  }

  alone(): Sight {
    return {
      question: 'B6',
      expected: 'one HAProxy listens on the port: the one before it has ended',
      symptoms: ['reload', 'servers'],
      withinMs,
      look: async (lab) => {
        const listening = (await processesOf(lab, lab.balancer))?.listeningOn(servedPort(lab, lab.balancer));
        // Without a shell in the image nobody can tell.
        if (listening === undefined) return undefined;
        const some = families(listening);
        const names = some.map((process) => `${programOf(process)} (process ${process.id})`);
        return { met: some.length === 1, observed: names.join(', ') || 'nobody' };
      },
    };
  }
}
