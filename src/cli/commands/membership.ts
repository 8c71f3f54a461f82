import { Failed } from '../../failure.js';
import { act, describeAction } from '../../lab/act.js';
import type { AttachedLab } from '../../lab/attach.js';
import { backendNames, isNode, roleOf } from '../../scenario/lab-description.js';
import { waitForStep } from '../../lab/wait.js';
import { abortable } from '../../abortable.js';
import { servingConditions } from '../../scenario/by-hand-plan.js';
import type { Action } from '../../scenario/plan.js';
import { elapsedText } from '../../ui/quantity.js';
import { attach, type Attached } from '../attach.js';
import type { CommandResult } from '../command-result.js';
import { watchInterrupts } from '../interrupt.js';
import { attachedText } from '../whose-text.js';
import type { WorkspaceOptions } from '../workspace.js';

/** `ait-lab stop`, `kill` and `start`: one node comes or goes. */
export async function changeNode(
  verb: 'stop' | 'kill' | 'start',
  node: string,
  options: WorkspaceOptions,
): Promise<CommandResult> {
  const attached = await attach(options);
  const running = runningNodes(attached);
  if (!isNode(attached.lab.description, node) || (verb !== 'start' && !running.includes(node))) {
    throw new Failed({ reason: 'unknown-node', node, known: running });
  }
  if (verb === 'start' && running.includes(node)) return said(attached, `${node} runs already`);
  return carryOut(attached, verb === 'start' ? start([node]) : { kind: verb, nodes: [node] });
}

/** `ait-lab scale`: the lowest missing web applications start, or the highest ones stop. */
export async function scale(count: number, options: WorkspaceOptions): Promise<CommandResult> {
  const attached = await attach(options);
  const { description } = attached.lab;
  const running = runningNodes(attached).filter((node) => roleOf(description, node) === 'backend');
  const names = backendNames(description);
  const missing = names.filter((name) => !running.includes(name));
  if (count > running.length) return carryOut(attached, start(missing.slice(0, count - running.length)));
  if (count < running.length) return carryOut(attached, { kind: 'stop', nodes: running.slice(count) });
  return said(attached, `${count} web applications run already`);
}

function runningNodes({ nodes }: AttachedLab): string[] {
  return nodes.filter(({ state }) => state === 'running').map(({ node }) => node);
}

function start(nodes: readonly string[]): Extract<Action, { kind: 'start' }> {
  return { kind: 'start', nodes, env: {} };
}

function said(attached: Attached, text: string): CommandResult {
  return { text: `${attachedText(attached)}\n${text}\n`, exitCode: 0 };
}

/** A kill is noticed by the others in seconds, and to watch that is its point: only starts and stops are waited for. */
async function carryOut(
  attached: Attached,
  action: Extract<Action, { nodes: readonly string[] }>,
): Promise<CommandResult> {
  using lab = attached.lab;
  using signal = watchInterrupts();
  const clock = performance.now();
  const done = (what: string): CommandResult => {
    return said(
      attached,
      `${describeAction(action)}: ${what} after ${elapsedText(performance.now() - clock)}`,
    );
  };
  await act(lab, action, signal);
  const before = runningNodes(attached).filter((node) => !action.nodes.includes(node));
  const running = action.kind === 'start' ? [...before, ...action.nodes] : before;
  if (action.kind === 'kill' || !running.includes(lab.balancer)) return done('done');
  const conditions = servingConditions(
    lab.description,
    lab.target,
    running.filter((node) => roleOf(lab.description, node) === 'backend'),
  );
  const step = {
    name: describeAction(action),
    conditions,
    withinMs: 60_000,
    running,
  };
  const wait = waitForStep(lab, { step, baseline: new Map(), signal, onLook: () => undefined });
  await abortable(wait, signal);
  return done('known to the others');
}
