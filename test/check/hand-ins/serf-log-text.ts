import type { Node } from './world.js';

/** What the handlers of task 3 leave in `/var/log/serf.log` when these members join, and when one leaves. */
export function serfLogText(joined: readonly Node[], left: readonly Node[] = []): string {
  const event = (script: string, type: string, node: Node): string =>
    `Member ${script} script triggered\nMember ${type} event received from: ${node.short} with role ${node.role}\n`;
  return [
    ...joined.map((node) => event('join', 'join', node)),
    ...left.map((node) => event('leave/join', 'member-leave', node)),
  ].join('');
}
