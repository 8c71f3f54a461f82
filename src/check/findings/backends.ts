import type { HaproxyConfig } from '../content/recognised-text.js';
import type { ItemId } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import { capturesOf, type Rule, type RuleContext } from './rule.js';

/** Servers of a configuration against the list of nodes that it was made from, and against what it should not hold. */
export const backends: Rule = (context) => [
  ...disagreement(context, 'T5.1 cfg after s2', 'T5.2 nodes list'),
  ...disagreement(context, 'T5.3 cfg after stop', 'T5.3 nodes after stop'),
  ...ghosts(context),
];

/** A server that `/nodes` does not list, or a node that is no server, at the same step. */
function disagreement(context: RuleContext, configItem: ItemId, listItem: ItemId): FoundProblem[] {
  const config = shown(context, configItem, 'haproxy-config');
  const list = shown(context, listItem, 'nodes-listing');
  if (!config || !list) return [];
  const servers = liveServers(config.capture);
  const hosts = [...list.capture.hosts];
  const unlisted = servers.filter((server) => !hosts.some((host) => isSame(server, host)));
  const unserved = hosts.filter((host) => !servers.some((server) => isSame(server, host)));
  if (unlisted.length === 0 && unserved.length === 0) return [];
  return [
    {
      level: 'warning',
      task: 5,
      files: [config.log.file.path, list.log.file.path],
      because: { code: 'nodes-disagree', unlisted, unserved },
    },
  ];
}

/** The last capture of a kind in the file that shows an item. */
function shown<K extends 'haproxy-config' | 'nodes-listing'>(context: RuleContext, item: ItemId, kind: K) {
  const verdict = context.verdicts.get(item);
  if (verdict?.status !== 'present') return undefined;
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

/** Placeholders that stayed beside servers that live. */
function ghosts(context: RuleContext): FoundProblem[] {
  const haunted = capturesOf(context, 'haproxy-config').filter(({ capture: { servers } }) => {
    const live = servers.filter((server) => server.live).length;
    return live > 0 && live < servers.length;
  });
  return haunted.map(({ log, capture }) => ({
    level: 'warning',
    task: log.task,
    files: [log.file.path],
    line: capture.firstLine,
    because: {
      code: 'ghost-server',
      live: liveServers(capture),
      ghosts: capture.servers.filter(({ live }) => !live).map(({ name }) => name),
    },
  }));
}
