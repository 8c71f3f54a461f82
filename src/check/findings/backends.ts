import type { HaproxyConfig } from '../content/recognised-text.js';
import type { CheckedItem } from '../../scenario/checked-item.js';
import { afterStop } from '../../scenario/plan-checked.js';
import type { CheckedLab } from '../checked-lab.js';
import { taskNumbers } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import { rolesIn } from './roles-in.js';
import { capturesOf, groupedBy, pathsOf, type Rule, type RuleContext } from './rule.js';

/** Servers of a configuration against the list of nodes that it was made from, and against what it should not hold. */
export const backends: Rule = (context) => [
  ...context.delivery.lab.items
    .filter(({ shows }) => shows === 'nodes')
    .flatMap((list) => {
      const config = configurationBeside(list, context.delivery.lab);
      return config === undefined ? [] : disagreement(context, config, list);
    }),
  ...ghosts(context),
];

/** The configuration of the same task that was taken at the step of a list: after the stop, or with all that joined. */
function configurationBeside({ task, after }: CheckedItem, { items }: CheckedLab): CheckedItem | undefined {
  const ofTask = items.filter((item) => item.task === task && item.shows === 'configuration');
  const isStop = (item: Pick<CheckedItem, 'after'>): boolean => item.after === afterStop;
  return ofTask.findLast((item) => isStop(item) === isStop({ after }));
}

/** A server that `/nodes` does not list, or a node that is no server, at the same step. */
function disagreement(context: RuleContext, configItem: CheckedItem, listItem: CheckedItem): FoundProblem[] {
  const config = shown(context, configItem, 'haproxy-config');
  const list = shown(context, listItem, 'nodes-listing');
  if (!config || !list) return [];
  const servers = liveServers(config.capture);
  const { isBalancer } = rolesIn(context, list.log.task);
  // Some balancers list themselves, too.
  const hosts = list.capture.hosts.filter((host) => !isBalancer(host));
  const unlisted = servers.filter((server) => !hosts.some((host) => isSame(server, host)));
  const unserved = hosts.filter((host) => !servers.some((server) => isSame(server, host)));
  if (unlisted.length === 0 && unserved.length === 0) return [];
  return [
    {
      level: 'warning',
      task: taskNumbers.find((task) => task === listItem.task),
      files: [config.log.file.path, list.log.file.path],
      because: { code: 'nodes-disagree', unlisted, unserved },
    },
  ];
}

/** The last capture of a kind in the file that shows an item, or was meant to: also what is wrong can contradict the other. */
function shown<K extends 'haproxy-config' | 'nodes-listing'>(
  context: RuleContext,
  item: CheckedItem,
  kind: K,
) {
  const verdict = context.verdicts.get(item.id);
  if (verdict?.status !== 'present' && verdict?.status !== 'present-but-wrong') return undefined;
  return capturesOf(context, kind).findLast(({ log }) => log.file.path === verdict.evidence[0]);
}

/** Container ids are written short or long. */
function isSame(one: string, other: string): boolean {
  return (
    one === other ||
    (one.length >= 12 && other.length >= 12 && (one.startsWith(other) || other.startsWith(one)))
  );
}

function liveServers({ servers }: HaproxyConfig): string[] {
  return servers.filter(({ live }) => live).map(({ name }) => name);
}

/** Placeholders that stayed beside servers that live, once for a task: they come from one template. */
function ghosts(context: RuleContext): FoundProblem[] {
  const haunted = capturesOf(context, 'haproxy-config').filter(({ capture: { servers } }) => {
    const live = servers.filter((server) => server.live).length;
    return live > 0 && live < servers.length;
  });
  return [...groupedBy(haunted, ({ log }) => log.task)].map(([task, group]) => ({
    level: 'warning',
    task,
    files: pathsOf(group.map(({ log }) => log)),
    ...(group[0] === undefined ? {} : { line: group[0].capture.firstLine }),
    because: {
      code: 'ghost-server',
      live: [...new Set(group.flatMap(({ capture }) => liveServers(capture)))],
      ghosts: [...new Set(group.flatMap(({ capture }) => ghostsOf(capture)))],
    },
  }));
}

function ghostsOf({ servers }: HaproxyConfig): string[] {
  return servers.filter(({ live }) => !live).map(({ name }) => name);
}
