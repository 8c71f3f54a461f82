import type { ContentKind, Sighting } from '../../codes/sighting.js';
import type { Wording } from '../wording.js';

/** The rest of a sentence that begins with a file's path. */
export const sightings: Wording<Sighting> = {
  'agent-log': ({ joined, agent, ...node }) =>
    `is the log of ${nodeText(node)}${joined.length > 0 ? `, which sees ${joined.join(', ')} join` : agent ? ', with its Serf agent' : ''}`,
  'no-agent': () => 'shows no Serf agent that was started',
  'log-of-balancer': () => 'is the log of a balancer',
  'log-of-backend': () => 'is the log of a web application',
  'no-join': () => 'shows no other node that joins',
  'other-log': (node) => `is the log of another container (${nodeText(node)})`,
  'handlers-log': ({ members }) =>
    `holds the handlers' lines about ${members.map((member) => member || 'a member').join(', ')} with role backend`,
  'handlers-log-without-backend': () => 'holds handlers’ lines, but none about a member with role backend',
  configuration: ({ live, servers }) => {
    const number = ['no live server', 'one live server', 'two live servers'][live] ?? `${live} live servers`;
    const names = servers.map(
      ({ name, address, who }) => `${who === undefined ? '' : `${who}, `}${name} (${address})`,
    );
    return `has ${number}${names.length === 0 ? '' : `: ${names.join(' and ')}`}`;
  },
  'never-generated': () => 'has no live server, as no configuration of the task: it was never generated',
  'no-server': () => 'has no server, as no configuration of the task',
  'template-line': ({ host, address }) => `tells of ${host} with the address ${address}`,
  running: ({ balancer, backends }) => {
    const number = backends === 0 ? 'no' : backends;
    const apps = backends === 1 ? 'one web application' : `${number} web applications`;
    return `lists ${balancer ? 'ha and ' : ''}${apps} running${balancer ? '' : ', without ha'}`;
  },
  inspect: (container) => `is the inspect of ${containerText(container)}`,
  'other-inspect': (container) => `is the inspect of another container, ${containerText(container)}`,
  nodes: ({ hosts }) => (hosts.length === 0 ? 'lists no node' : `lists ${hosts.join(', ')}`),
  'picture-of-text': ({ inReport }) =>
    `is a picture, where text is asked for${inReport ? ', in the report' : ''}`,
  empty: () => 'is empty',
  holds: ({ kinds }) => `holds ${kinds.map((kind) => contents[kind]).join(' and ')}`,
};

/** As the object of a sentence. */
export const contents: Readonly<Record<ContentKind, string>> = {
  'docker-ps': 'a table of docker ps',
  'docker-inspect': 'a docker inspect',
  'docker-log': 'the log of a container',
  'serf-log': 'the log of the Serf handlers',
  'haproxy-config': 'a configuration of HAProxy',
  'template-line': 'a line of task 4’s template',
  'nodes-listing': 'a list of /nodes',
  'error-message': 'only an error message',
  'nothing-recognised': 'nothing that was recognised',
};

function nodeText({
  node,
  role,
}: {
  readonly node?: string | undefined;
  readonly role?: string | undefined;
}): string {
  const name = node === undefined ? 'a node without a name' : `node ${node}`;
  return role === undefined ? name : `${name} with role ${role}`;
}

function containerText({
  name = 'a container without a name',
  address,
}: {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}): string {
  return address === undefined ? name : `${name} (${address})`;
}
