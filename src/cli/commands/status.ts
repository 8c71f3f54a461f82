import { inspectContainer } from '../../docker/container.js';
import { taskName } from '../../evidence/task-variant.js';
import { Failed } from '../../failure.js';
import type { AttachedLab } from '../../lab/attach.js';
import { asNodes, haproxyServers } from '../../lab/haproxy.js';
import { serfMembers } from '../../lab/serf.js';
import { readHistory } from '../../repository/history.js';
import { repositoryJson, repositoryRows } from '../../repository/words.js';
import { can } from '../../scenario/lab-description.js';
import { table } from '../../ui/table.js';
import { attach } from '../attach.js';
import type { CommandResult } from '../command-result.js';
import { othersText, whoseText } from '../whose-text.js';
import { openWorkspace, type WorkspaceOptions } from '../workspace.js';

/** `ait-lab status`: what Docker, Serf and HAProxy say of the lab that runs, and how far somebody's own repository is. */
export async function status(
  options: WorkspaceOptions & { readonly json?: boolean },
): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const { repository } = workspace;
  if (!repository) {
    const report = await look(await attach(options));
    // Whose lab is another's is said with the lab itself.
    const whose = report.others ? '' : `${whoseText(workspace)}\n`;
    return { text: options.json ? `${JSON.stringify(report)}\n` : whose + statusText(report), exitCode: 0 };
  }
  const [history, lab] = await Promise.all([readHistory(repository.folder), lookIfThere(options)]);
  if (options.json) {
    const report = { ...('detail' in lab ? {} : lab), repository: repositoryJson(repository, history) };
    return { text: `${JSON.stringify(report)}\n`, exitCode: 0 };
  }
  const running = 'detail' in lab ? `${lab.detail}\n` : statusText(lab);
  const rows = [whoseText(workspace), ...repositoryRows(repository, history)];
  return { text: `${rows.join('\n')}\n\n${running}`, exitCode: 0 };
}

/** There is something to tell of a repository, whether or not anything runs. */
async function lookIfThere(options: WorkspaceOptions): Promise<Report | { readonly detail: string }> {
  try {
    return await look(await attach(options));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    const { failure } = error;
    if (failure.reason === 'nothing-running') return { detail: 'no lab runs' };
    if (failure.reason !== 'engine-unreachable') throw error;
    return { detail: `whether a lab runs is not known: no Docker Engine answers at ${failure.endpoint}` };
  }
}

interface NodeStatus {
  readonly node: string;
  /** What its container calls itself. */
  readonly host: string;
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
  /** Where somebody else has started it: how it was found, and how it is taken down. */
  readonly others: AttachedLab['others'];
  readonly task: number;
  readonly variant: string;
  readonly network: string;
  readonly subnet: string;
  readonly nodes: readonly NodeStatus[];
}

async function look({ lab, nodes, others }: AttachedLab): Promise<Report> {
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
    const server = servers && asNodes(lab, servers).find(({ name }) => name === node.node);
    return {
      node: node.node,
      host: lab.hosts.hostName(node.node),
      container: node.container,
      state: node.state,
      address: settings?.Networks[network]?.IPAddress ?? '',
      ports: published,
      member: members?.find(({ name }) => name === node.node)?.status,
      server: server && `${server.status}${server.check ? ` ${server.check}` : ''}`,
      requests: server?.sessions,
    };
  });
  return { task: lab.owner.task, variant: description.variant, network, subnet, nodes: rows, others };
}

function statusText({ task, variant, network, subnet, nodes, others }: Report): string {
  const rows = nodes.map((node) => [
    node.host === node.node ? node.node : `${node.node} (${node.host})`,
    node.state,
    node.address || '-',
    node.member ?? '-',
    node.server ?? '-',
    node.requests === undefined ? '-' : String(node.requests),
    node.ports.join(' ') || '-',
  ]);
  const header = ['NODE', 'STATE', 'ADDRESS', 'SERF', 'HAPROXY', 'REQUESTS', 'PORTS'];
  const whose = others ? `${othersText(others)}\n` : '';
  const head = `${whose}${taskName({ task, variant })}, network ${network} ${subnet}`;
  return `${head}\n\n${table([header, ...rows])}`;
}
