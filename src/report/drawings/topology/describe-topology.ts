import type { DrawnLab } from '../drawn-lab.js';
import type { TopologyFile } from './topology-file.js';
import { hostAddress, type NodeView, viewTopology } from './view.js';
import type { TopologyWords } from './words.js';

/** A topology in words: all that its drawing shows, with nothing cut. */
export function describeTopology(topology: TopologyFile, words: TopologyWords, lab: DrawnLab): string {
  const { balancer, apps, hasSerf } = viewTopology(topology, lab);
  const subnet = topology.subnet === '' ? '' : ` ${topology.subnet}`;
  const network = `${capital(words.network)} ${topology.network}${subnet}.`;
  return [network, ...[balancer, ...apps].map((view) => describeNode(view, hasSerf, words))].join(' ');
}

function describeNode(view: NodeView, hasSerf: boolean, words: TopologyWords): string {
  const { alt } = words;
  const { node, container } = view;
  const server = describeServer(view, words);
  if (!container) return `${node}${alt.colon}${[words.noContainer, ...server].join(alt.separator)}.`;

  const { member } = container;
  const ports = view.ports
    .map((port) => {
      const purpose = port.purpose && words.ports[port.purpose];
      return `${hostAddress(port)} → ${port.container}${purpose === undefined ? '' : ` (${purpose})`}`;
    })
    .join(', ');
  const processes = view.rows
    .map(({ pid, command, supervised }) => {
      const notes = [`PID ${pid}`, ...(supervised ? [alt.supervised] : [])];
      return `${command} (${notes.join(', ')})`;
    })
    .join(', ');
  const parts = [
    words.containerState[container.state] ?? container.state,
    ...(container.address === '' ? [] : [container.address]),
    ...(container.container === node ? [] : [`${alt.container} ${container.container}`]),
    `${alt.image} ${container.image}`,
    ...(ports === '' ? [] : [`${alt.published} ${ports}`]),
    processes === '' ? words.noProcess : `${alt.processes}${alt.colon}${processes}`,
    ...(member
      ? [
          `${alt.member}${alt.colon}${words.memberStatus[member.status] ?? member.status}, ${alt.role} ${member.role}`,
        ]
      : hasSerf
        ? [`${alt.member}${alt.colon}${words.noMember}`]
        : []),
    ...server,
  ];
  return `${node}${alt.colon}${parts.join(alt.separator)}.`;
}

function describeServer({ isBalancer, server }: NodeView, words: TopologyWords): string[] {
  if (isBalancer) return [];
  if (!server) return [words.unknownServer];
  return [`${words.alt.server} ${server.status} (${server.address})`];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
