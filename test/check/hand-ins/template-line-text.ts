import type { Node } from './world.js';

/** What the template of task 4 makes of a member that joined. */
export function templateLineText(node: Node): string {
  return `Container ${node.short} has joined the Serf cluster with the following IP address: ${node.address}\n`;
}
