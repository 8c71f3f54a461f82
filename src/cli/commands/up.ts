import { byHandPlan } from '../../scenario/by-hand-plan.js';
import type { CommandResult } from '../command-result.js';
import { exitCode } from '../exit-code.js';
import { carryOut, type RunOptions } from './run/run.js';
import { loadPlans, requireVariant, taskFiles } from '../task-files.js';
import { openWorkspace } from '../workspace.js';

/** `ait-lab up`: starts the lab and leaves it running. */
export async function up(options: RunOptions & { readonly task?: number }): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const task = options.task ?? 6;
  const files = taskFiles(workspace.path);
  requireVariant(files, [task], options.variant);
  const variant = loadPlans(files, [task], { variant: workspace.variant })[0]?.variant;
  const plan = byHandPlan(task, workspace.settings.nodes ?? 2, variant);
  const failure = await carryOut([plan], workspace, { ...options, keep: true, purpose: 'by-hand' });
  const { bind, ports } = workspace.settings;
  const silent = failure !== undefined || options.json || options.isolated;
  const text = silent
    ? ''
    : `\nserves http://${bind}:${ports.http}/, statistics http://${bind}:${ports.stats}/\n`;
  const next = failure || options.json ? '' : '`ait-lab status` looks at it, `ait-lab down` takes it down\n';
  return { text: text + next, exitCode: exitCode(failure) };
}
