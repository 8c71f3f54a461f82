import { readContainerFile } from '../../docker/file.js';
import type { Lab } from '../../lab/lab.js';
import { nodeAddress } from '../../lab/topology.js';
import type { Sight } from '../sight.js';

/** B3: the handlers write down who joins and who leaves, in whatever words. */
export class HandlersLog {
  private length = 0;

  /** From here on, what comes into the log counts. */
  async begin(lab: Lab): Promise<void> {
    this.length = (await this.read(lab))?.length ?? 0;
  }

  tellsOf(node: string, event: string): Sight {
    return {
      question: 'B3',
      expected: `the handlers' log tells of ${node}, which ${event}`,
      symptoms: ['handlers'],
      withinMs: 45_000,
      look: async (lab) => {
        const log = await this.read(lab);
        if (log === undefined) return { met: false, observed: `there is no ${path(lab)}` };
        const gained = log.subarray(log.length < this.length ? 0 : this.length).toString('utf8');
        const names = [lab.hosts.hostName(node), nodeAddress(lab.topology, node)];
        const met = names.some((name) => gained.includes(name));
        const last = gained.trimEnd().split('\n').at(-1) ?? '';
        return {
          met,
          observed: last === '' ? 'nothing has come into it' : `its last line: ${last.slice(0, 200)}`,
        };
      },
    };
  }

  private async read(lab: Lab): Promise<Buffer | undefined> {
    return readContainerFile(lab.engine, lab.container(lab.balancer), path(lab));
  }
}

function path({ description }: Lab): string {
  return description.roles.balancer.places.handlersLog ?? '/var/log/serf.log';
}
