import type { ContentKind, Sighting } from '../../codes/sighting.js';
import type { Wording } from '../wording.js';

/** The rest of a sentence that begins with a file's path. */
export const sightings: Wording<Sighting> = {
  'agent-log': ({ joined, agent, ...node }) =>
    `est le journal ${ofNode(node)}${joined.length > 0 ? `, qui voit arriver ${joined.join(', ')}` : agent ? ', avec son agent Serf' : ''}`,
  'no-agent': () => 'ne montre aucun agent Serf démarré',
  'log-of-balancer': () => 'est le journal d’un répartiteur de charge',
  'log-of-backend': () => 'est le journal d’une application web',
  'no-join': () => 'ne montre l’arrivée d’aucun autre nœud',
  'other-log': (node) => `est le journal d’un autre conteneur (celui ${ofNode(node)})`,
  'handlers-log': ({ members }) =>
    `contient les lignes des gestionnaires sur ${members.map((member) => member || 'un membre').join(', ')}, avec le rôle backend`,
  'handlers-log-without-backend': () =>
    'contient des lignes des gestionnaires, mais aucune sur un membre avec le rôle backend',
  configuration: ({ live, servers }) => {
    const number =
      ['n’a aucun serveur actif', 'a un serveur actif', 'a deux serveurs actifs'][live] ??
      `a ${live} serveurs actifs`;
    const names = servers.map(
      ({ name, address, who }) => `${who === undefined ? '' : `${who}, `}${name} (${address})`,
    );
    return `${number}${names.length === 0 ? '' : ` : ${names.join(' et ')}`}`;
  },
  'never-generated': () =>
    'n’a aucun serveur actif, comme toutes les configurations de la tâche : elle n’a jamais été générée',
  'no-server': () => 'n’a aucun serveur, comme toutes les configurations de la tâche',
  'template-line': ({ host, address }) => `parle de ${host} avec l’adresse ${address}`,
  running: ({ balancer, backends }) => {
    const apps =
      backends === 0
        ? 'aucune application web'
        : backends === 1
          ? 'une application web'
          : `${backends} applications web`;
    if (!balancer)
      return backends === 0
        ? 'ne montre en marche ni ha ni application web'
        : `montre ${apps} en marche, sans ha`;
    return backends === 0 ? 'montre ha en marche, sans application web' : `montre ha et ${apps} en marche`;
  },
  inspect: (container) => `est l’inspect ${ofContainer(container)}`,
  'other-inspect': (container) => `est l’inspect d’un autre conteneur, celui ${ofContainer(container)}`,
  nodes: ({ hosts }) => (hosts.length === 0 ? 'ne liste aucun nœud' : `liste ${hosts.join(', ')}`),
  'picture-of-text': ({ inReport }) =>
    `est une image${inReport ? ' dans le rapport' : ''}, là où du texte est demandé`,
  empty: () => 'est vide',
  holds: ({ kinds }) => `contient ${kinds.map((kind) => contents[kind]).join(' et ')}`,
};

/** As the object of a sentence. */
export const contents: Readonly<Record<ContentKind, string>> = {
  'docker-ps': 'un tableau de docker ps',
  'docker-inspect': 'un docker inspect',
  'docker-log': 'le journal d’un conteneur',
  'serf-log': 'le journal des gestionnaires de Serf',
  'haproxy-config': 'une configuration de HAProxy',
  'template-line': 'une ligne du modèle de la tâche 4',
  'nodes-listing': 'une liste de /nodes',
  'error-message': 'seulement un message d’erreur',
  'nothing-recognised': 'un texte où rien n’a été reconnu',
};

function ofNode({
  node,
  role,
}: {
  readonly node?: string | undefined;
  readonly role?: string | undefined;
}): string {
  const name = node === undefined ? 'd’un nœud sans nom' : `du nœud ${node}`;
  return role === undefined ? name : `${name} avec le rôle ${role}`;
}

function ofContainer({
  name,
  address,
}: {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}): string {
  const of = name === undefined ? 'd’un conteneur sans nom' : `de ${name}`;
  return address === undefined ? of : `${of} (${address})`;
}
