import { act, describeAction } from '../lab/act.js';
import { maxNodes } from '../lab/topology.js';
import { Failed } from '../failure.js';
import type { Action } from '../scenario/plan.js';
import { attach } from './attach.js';
import type { CommandResult } from './command-result.js';
import { watchInterrupts } from './interrupt.js';
import type { WorkspaceOptions } from './workspace.js';

/** `ait-lab stop`, `kill` and `start`: one node comes or goes. */
export async function changeNode(
  verb: 'stop' | 'kill' | 'start',
  node: string,
  options: WorkspaceOptions,
): Promise<CommandResult> {
  const { lab, nodes } = await attach(options);
  const isName = /^(ha|s[1-9]\d?)$/.test(node) && Number(node.slice(1) || 0) <= maxNodes;
  const running = nodes.filter((known) => known.state === 'running').map((known) => known.node);
  if (!isName || (verb !== 'start' && !running.includes(node))) {
    throw new Failed({ reason: 'unknown-node', node, known: running });
  }
  if (verb === 'start' && running.includes(node)) return { text: `${node} runs already\n`, exitCode: 0 };
  return carryOut(lab, verb === 'start' ? { kind: verb, nodes: [node], env: {} } : { kind: verb, nodes: [node] });
}

/** `ait-lab scale`: the lowest missing web applications start, or the highest ones stop. */
export async function scale(count: number, options: WorkspaceOptions): Promise<CommandResult> {
  const { lab, nodes } = await attach(options);
  const running = nodes.filter(({ node, state }) => node !== 'ha' && state === 'running').map(({ node }) => node);
  const names = Array.from({ length: maxNodes }, (_, index) => `s${index + 1}`);
  const missing = names.filter((name) => !running.includes(name));
  if (count > running.length) {
    return carryOut(lab, { kind: 'start', nodes: missing.slice(0, count - running.length), env: {} });
  }
  if (count < running.length) return carryOut(lab, { kind: 'stop', nodes: running.slice(count) });
  return { text: `${count} web applications run already\n`, exitCode: 0 };
}

async function carryOut(lab: Parameters<typeof act>[0], action: Action): Promise<CommandResult> {
  using signal = watchInterrupts();
  await act(lab, action, signal);
  return { text: `${describeAction(action)}: done\n`, exitCode: 0 };
}
