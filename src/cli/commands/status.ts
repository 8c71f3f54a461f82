import { inspectContainer } from '../../docker/container.js';
import { taskName } from '../../evidence/task-variant.js';
import type { AttachedLab } from '../../lab/attach.js';
import { haproxyServers } from '../../lab/haproxy.js';
import { serfMembers } from '../../lab/serf.js';
import { can } from '../../scenario/lab-description.js';
import { table } from '../../ui/table.js';
import { attach } from '../attach.js';
import type { CommandResult } from '../command-result.js';
import type { WorkspaceOptions } from '../workspace.js';

/** `ait-lab status`: what Docker, Serf and HAProxy say of the lab that runs. */
export async function status(
  options: WorkspaceOptions & { readonly json?: boolean },
): Promise<CommandResult> {
  const attached = await attach(options);
  const report = await look(attached);
  return { text: options.json ? `${JSON.stringify(report)}\n` : statusText(report), exitCode: 0 };
}

interface NodeStatus {
  readonly node: string;
  readonly container: string;
  readonly state: string;
  readonly address: string;
  readonly ports: readonly string[];
  /** Serf's word, as the balancer sees it. */
  readonly member: string | undefined;
  /** HAProxy's word. */
  readonly server: string | undefined;
  readonly requests: number | undefined;
}

interface Report {
  readonly task: number;
  readonly variant: string;
  readonly network: string;
  readonly subnet: string;
  readonly nodes: readonly NodeStatus[];
}

async function look({ lab, nodes }: AttachedLab): Promise<Report> {
  const { balancer, description } = lab;
  const balancerRuns = nodes.some(({ node, state }) => node === balancer && state === 'running');
  const [members, servers, ...infos] = await Promise.all([
    balancerRuns && can(description, lab.target, 'serf') ? serfMembers(lab, balancer) : undefined,
    balancerRuns ? haproxyServers(lab) : undefined,
    ...nodes.map((node) => inspectContainer(lab.engine, node.id)),
  ]);
  const { network, subnet } = lab.topology;
  const rows = nodes.map((node, index): NodeStatus => {
    const settings = infos[index]?.NetworkSettings;
    const published = Object.entries(settings?.Ports ?? {}).flatMap(([port, bindings]) => {
      const [first] = bindings ?? [];
      return first ? [`${first.HostIp}:${first.HostPort}->${port.replace('/tcp', '')}`] : [];
    });
    const server = servers?.find(({ name }) => name === node.node);
    return {
      node: node.node,
      container: node.container,
      state: node.state,
      address: settings?.Networks[network]?.IPAddress ?? '',
      ports: published,
      member: members?.find(({ name }) => name === node.node)?.status,
      server: server && `${server.status}${server.check ? ` ${server.check}` : ''}`,
      requests: server?.sessions,
    };
  });
  return { task: lab.owner.task, variant: description.variant, network, subnet, nodes: rows };
}

function statusText({ task, variant, network, subnet, nodes }: Report): string {
  const rows = nodes.map((node) => [
    node.node,
    node.state,
    node.address || '-',
    node.member ?? '-',
    node.server ?? '-',
    node.requests === undefined ? '-' : String(node.requests),
    node.ports.join(' ') || '-',
  ]);
  const header = ['NODE', 'STATE', 'ADDRESS', 'SERF', 'HAPROXY', 'REQUESTS', 'PORTS'];
  return `${taskName({ task, variant })}, network ${network} ${subnet}\n\n${table([header, ...rows])}`;
}
