import { posix } from 'node:path';
import { nodeAddress } from '../../lab/topology.js';
import type { Lab } from '../../lab/lab.js';
import type { Sight } from '../sight.js';
import { areSame, configuredNodes, listed } from './servers.js';

/** B5: the configuration has exactly the web applications that live. */
export function configured(living: readonly string[]): Sight {
  return {
    question: 'B5',
    expected: `HAProxy's configuration has ${listed(living)}`,
    symptoms: ['configuration', 'nodes', 'handlers'],
    withinMs: 60_000,
    look: async (lab) => {
      const nodes = await configuredNodes(lab);
      return { met: nodes !== undefined && areSame(nodes, living), observed: `it has ${listed(nodes)}` };
    },
  };
}

/** B5: the list that the configuration is made of has a file for each of them. */
export function listedInNodes(living: readonly string[]): Sight {
  return {
    question: 'B5',
    expected: `a file a web application in /nodes: ${listed(living)}`,
    symptoms: ['nodes', 'handlers'],
    withinMs: 60_000,
    look: async (lab) => {
      const folder = lab.description.roles.balancer.places.nodes ?? '/nodes';
      const { exitCode, output } = await lab.exec(lab.balancer, ['sh', '-c', filesIn, 'sh', folder]);
      if (exitCode !== 0) return { met: false, observed: `there is no folder ${folder}` };
      const files = output.split('\u0001').slice(1);
      const owners = files.map((text) => living.filter((node) => isAbout(lab, node, text)));
      const met =
        files.length === living.length && living.every((node) => owners.some((of) => of.includes(node)));
      const names = files.map((text) => lab.hosts.shown(posix.basename(text.split('\n')[0] ?? '')));
      return { met, observed: `it has ${names.join(', ') || 'nothing'}` };
    },
  };
}

/** Each file with its name before it; what an editor or a handler has half written is hidden. */
const filesIn =
  'cd "$1" || exit 1; for file in *; do [ -f "$file" ] && printf "\\001%s\\n" "$file" && cat "$file"; done; :';

/** A file is a node's by its name, or by what it says. */
function isAbout(lab: Lab, node: string, text: string): boolean {
  const names = [lab.hosts.hostName(node), nodeAddress(lab.topology, node)];
  return names.some((name) => new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}(?![\\w.])`).test(text));
}
