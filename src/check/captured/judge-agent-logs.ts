import type { DockerLog } from '../content/recognised-text.js';
import type { ContainerRoles } from './container-roles.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import type { ItemSpec } from './item-spec.js';
import { sortedBy, without, type Proof, type Proofs, type ProofsOf } from './proof.js';
import type { Who } from './node-words.js';

type FoundLog = FoundCapture<DockerLog>;

/**
 * Judges the logs of ha, s1 and s2 of task 2 (a Serf agent was started) or task 3 (another node has joined).
 *
 * @param later captures of neighbouring tasks, where a later log of the same container may lie
 */
export function judgeAgentLogs(
  specs: readonly ItemSpec[],
  foundCaptures: readonly FoundCapture[],
  roles: ContainerRoles,
  later: readonly FoundCapture[] = [],
): ProofsOf {
  const needsJoin = specs.some(({ joined }) => joined);
  const usable = ({ capture }: FoundLog): boolean => capture.serf && (!needsJoin || capture.joins.length > 0);
  const logs = ofKind(foundCaptures, 'docker-log');
  const balancers = logs.filter((log) => isBalancer(log, roles));
  const backends = logs.filter((log) => !isBalancer(log, roles));
  const isOfRun = sameRun(logs);
  const elsewhere = ofKind(later, 'docker-log').filter(
    (log) => isBalancer(log, roles) && isOfRun(log.capture),
  );
  const owners = ownersOf(backends, usable, roles);
  const ofBalancers = new Set(balancers);
  const ownerOf = (log: FoundLog): Who | undefined => (ofBalancers.has(log) ? 'ha' : owners.get(log));
  // There is one balancer: its log needs no name to be a failed attempt. A backend's without a name is of neither.
  const isFailed = (log: FoundLog, spec: ItemSpec): boolean =>
    spec.container === 'ha' && ofBalancers.has(log) && saysNothingElse(log);

  return new Map(
    specs.map((spec): [ItemSpec['id'], Proofs] => {
      const own =
        spec.container === 'ha' ? balancers : backends.filter((log) => owners.get(log) === spec.container);
      const good = best(own.filter(usable), spec);
      const shows = good.length > 0 || spec.container !== 'ha' ? good : best(elsewhere.filter(usable), spec);
      const wrong = without(logs, shows).filter(
        (log) => !log.pasted && (isFiledFor(log, spec, ownerOf(log)) || isFailed(log, spec)),
      );
      return [
        spec.id,
        {
          shows: shows.map((log) => ({
            path: log.path,
            saw: { code: 'agent-log', ...nodeOf(log), joined: joinedIn(log), agent: !needsJoin },
          })),
          wrong: wrong.map((log) => whyWrong(log, spec, needsJoin)),
        },
      ];
    }),
  );
}

function isBalancer({ capture, caption, label }: FoundLog, roles: ContainerRoles): boolean {
  if (capture.role !== undefined) return capture.role === 'balancer';
  if (capture.node !== undefined && roles.named(capture.node) === 'ha') return true;
  if (capture.application !== undefined) return capture.application === 'haproxy';
  const said = saidOwner(capture, roles) ?? caption.container ?? label.container;
  return said === 'ha';
}

/** What the container's own output says about its name: its node's name, or the prefix that docker-compose gave it. */
function saidOwner(capture: DockerLog, roles: ContainerRoles): Who | undefined {
  const names = [capture.node ?? '', ...(capture.prefixes.length === 1 ? capture.prefixes : [])];
  return names
    .map((name) => roles.named(name))
    .find((role): role is Who => role !== undefined && role !== 'webapp');
}

/** A log of the run of this task, by a host name that both know; names such as `ha` are the same in every run. */
function sameRun(logs: readonly FoundLog[]): (log: DockerLog) => boolean {
  const known = new Set(
    logs.flatMap(({ capture: { node, joins } }) => [
      ...(node === undefined ? [] : [node]),
      ...joins.map(({ name }) => name),
    ]),
  );
  return ({ node }) => node !== undefined && /^[0-9a-f]{12}$/.test(node) && known.has(node);
}

/**
 * Which web application each log is of. Captures of one node belong together; a node is given to the label of its files,
 * and one that two labels claim to the one that its address or id tells, else to the first.
 */
function ownersOf(
  logs: readonly FoundLog[],
  usable: (log: FoundLog) => boolean,
  roles: ContainerRoles,
): ReadonlyMap<FoundLog, Who> {
  const owners = new Map<FoundLog, Who>();
  const nodes = groupByNode(logs);
  const claimsOf = (group: readonly FoundLog[]): Who[] =>
    [...new Set(group.flatMap((log) => claimOf(roles, log) ?? []))].sort();
  const claimed = nodes.map(claimsOf);
  const isContested = countedTwice(claimed.flat());
  const unlabelled: (readonly FoundLog[])[] = [];
  for (const [index, group] of nodes.entries()) {
    const claims = claimed[index] ?? [];
    const certain = group
      .map((log) => saidOwner(log.capture, roles))
      .find((who) => who !== undefined && who !== 'ha');
    const known =
      certain ??
      (claims.length === 1
        ? claims[0]
        : (byPlace(group, roles) ?? claims.find((claim) => !isContested(claim)) ?? claims[0]));
    if (known === undefined) unlabelled.push(group);
    else for (const log of group) owners.set(log, known);
  }
  let isFirstTaken = [...owners].some(([log, who]) => who === 's1' && usable(log));
  for (const group of unlabelled) {
    if (!group.some(usable)) continue;
    const free = isFirstTaken ? 's2' : 's1';
    for (const log of group) owners.set(log, free);
    isFirstTaken = true;
  }
  return owners;
}

function groupByNode(logs: readonly FoundLog[]): FoundLog[][] {
  const groups = new Map<string, FoundLog[]>();
  for (const log of logs) {
    const key = log.capture.node ?? `no node: ${log.order}`;
    const group = groups.get(key);
    if (group) group.push(log);
    else groups.set(key, [log]);
  }
  return [...groups.values()];
}

function claimOf(roles: ContainerRoles, log: FoundLog): Who | undefined {
  const said = saidOwner(log.capture, roles) ?? log.caption.container ?? log.label.container;
  return said === 'ha' ? undefined : said;
}

function byPlace(group: readonly FoundLog[], roles: ContainerRoles): Who | undefined {
  for (const { capture } of group) {
    const byId = capture.node === undefined ? undefined : roles.byName(capture.node);
    const who = (capture.address === undefined ? undefined : roles.byAddress(capture.address)) ?? byId;
    if (who !== undefined && who !== 'ha') return who;
  }
  return undefined;
}

/** Of several labels on one node's log, one that no other node's log carries is its own. */
function countedTwice(all: readonly Who[]): (who: Who) => boolean {
  const once = new Set<Who>();
  const twice = new Set<Who>();
  for (const who of all) (once.has(who) ? twice : once).add(who);
  return (who) => twice.has(who);
}

function best(logs: readonly FoundLog[], spec: ItemSpec): FoundLog[] {
  return sortedBy(
    logs,
    (log) => log.pasted,
    (log) => log.label.container !== spec.container,
    (log) => log.capture.failedJoins > 0,
    (log) => -new Set(log.capture.joins.map((member) => member.name)).size,
    (log) => log.capture.handlerNotFound > 0 && spec.task === 3,
    (log) => log.label.words.length,
  );
}

/** Whether it is named for an item; what its own file's name says rightly goes before the title above it. */
function isFiledFor({ label, caption }: FoundLog, spec: ItemSpec, owner: Who | undefined): boolean {
  if (label.kinds.has('ps') || label.kinds.has('inspect')) return false;
  const isRight = label.container !== undefined && label.container === owner;
  return (isRight ? owner : (caption.container ?? label.container)) === spec.container;
}

function saysNothingElse({ label, caption }: FoundLog): boolean {
  const isOther = (['ps', 'inspect', 'serf'] as const).some((kind) => label.kinds.has(kind));
  return !isOther && label.container === undefined && caption.container === undefined;
}

function whyWrong(log: FoundLog, spec: ItemSpec, needsJoin: boolean): Proof {
  const { capture, path } = log;
  if (!capture.serf) return { path, saw: { code: 'no-agent' } };
  if (capture.role === 'balancer' && spec.container !== 'ha')
    return { path, saw: { code: 'log-of-balancer' } };
  if (capture.role === 'backend' && spec.container === 'ha') return { path, saw: { code: 'log-of-backend' } };
  if (needsJoin && capture.joins.length === 0) return { path, saw: { code: 'no-join' } };
  return { path, saw: { code: 'other-log', ...nodeOf(log) } };
}

function nodeOf({ capture: { node, role } }: FoundLog): Pick<DockerLog, 'node' | 'role'> {
  return { node, role };
}

function joinedIn({ capture }: FoundLog): string[] {
  return [...new Set(capture.joins.map((member) => member.name))].slice(0, 3);
}
