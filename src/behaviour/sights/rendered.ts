import { readContainerFile } from '../../docker/file.js';
import { nodeAddress } from '../../lab/topology.js';
import type { Sight } from '../sight.js';

/**
 * B4: what the template makes of an event names the node that has joined last.
 *
 * @param isDue whether the file has to be there; at a later task it need not
 */
export function rendered(node: string, isDue: boolean): Sight {
  return {
    question: 'B4',
    expected: `the file that the template makes names ${node}, which has joined last`,
    symptoms: ['rendered', 'handlers'],
    withinMs: 45_000,
    look: async (lab) => {
      const path = lab.description.roles.balancer.places.rendered ?? '/tmp/haproxy.cfg';
      const content = await readContainerFile(lab.engine, lab.container(lab.balancer), path);
      if (!content && !isDue) return undefined;
      if (!content) return { met: false, observed: `there is no ${path}` };
      const last = content.toString('utf8').trimEnd().split('\n').at(-1) ?? '';
      const names = [lab.hosts.hostName(node), nodeAddress(lab.topology, node)];
      const met = names.some((name) => last.includes(name));
      return { met, observed: `its last line: ${last.slice(0, 200) || '(nothing)'}` };
    },
  };
}
