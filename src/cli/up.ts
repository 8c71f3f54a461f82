import { byHandPlan } from '../scenario/by-hand-plan.js';
import type { CommandResult } from './command-result.js';
import { exitCode } from './exit-code.js';
import { carryOut, type RunOptions } from './run.js';
import { openWorkspace } from './workspace.js';

/** `ait-lab up`: starts the lab and leaves it running. */
export async function up(options: RunOptions & { readonly task?: number }): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const plan = byHandPlan(options.task ?? 6, workspace.settings.nodes ?? 2);
  const failure = await carryOut([plan], workspace, { ...options, keep: true, purpose: 'by-hand' });
  return { text: '', exitCode: exitCode(failure) };
}
