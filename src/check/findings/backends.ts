import type { HaproxyConfig } from '../content/capture.js';
import type { ItemId } from '../item.js';
import type { Finding } from '../verdict.js';
import { capturesOf, type Rule, type Scene } from './rule.js';

/** Servers of a configuration against the list of nodes that it was made from, and against what it should not hold. */
export const backends: Rule = (scene) => [
  ...disagreement(scene, 'T5.1 cfg after s2', 'T5.2 nodes list'),
  ...disagreement(scene, 'T5.3 cfg after stop', 'T5.3 nodes after stop'),
  ...ghosts(scene),
];

/** A server that `/nodes` does not list, or a node that is no server, at the same step. */
function disagreement(scene: Scene, configItem: ItemId, listItem: ItemId): Finding[] {
  const config = shown(scene, configItem, 'haproxy-config');
  const list = shown(scene, listItem, 'nodes-listing');
  if (!config || !list) return [];
  const servers = liveServers(config.capture);
  const { hosts } = list.capture;
  const unlisted = servers.filter((server) => !hosts.some((host) => isSame(server, host)));
  const unserved = hosts.filter((host) => !servers.some((server) => isSame(server, host)));
  if (unlisted.length === 0 && unserved.length === 0) return [];
  const parts = [
    ...(unlisted.length > 0 ? [`${unlisted.join(', ')} in the configuration and not in /nodes`] : []),
    ...(unserved.length > 0 ? [`${unserved.join(', ')} in /nodes and not in the configuration`] : []),
  ];
  return [
    {
      rule: 'nodes-disagree',
      level: 'warning',
      task: 5,
      files: [config.log.file.path, list.log.file.path],
      message: `Configuration and /nodes are not of the same moment, or of two runs: ${parts.join('; ')}.`,
      hint: 'Capture both at the same step of one run: ait-lab run 5',
    },
  ];
}

/** The last capture of a kind in the file that shows an item. */
function shown<K extends 'haproxy-config' | 'nodes-listing'>(scene: Scene, item: ItemId, kind: K) {
  const verdict = scene.verdicts.get(item);
  if (verdict?.status !== 'present') return undefined;
  return capturesOf(scene, kind).findLast(({ log }) => log.file.path === verdict.evidence[0]);
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
function ghosts(scene: Scene): Finding[] {
  const haunted = capturesOf(scene, 'haproxy-config').filter(({ capture: { servers } }) => {
    const live = servers.filter((server) => server.live).length;
    return live > 0 && live < servers.length;
  });
  return haunted.map(({ log, capture }) => ({
    rule: 'ghost-server',
    level: 'warning',
    task: log.task,
    files: [log.file.path],
    line: capture.firstLine,
    message: `Beside ${liveServers(capture).join(', ')} stand servers whose address was never filled in: ${capture.servers
      .filter(({ live }) => !live)
      .map(({ name }) => name)
      .join(', ')}.`,
    hint: 'Take the servers that were written by hand out of the template.',
  }));
}
