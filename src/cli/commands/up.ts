import { byHandPlan } from '../../scenario/by-hand-plan.js';
import { Failed } from '../../failure.js';
import { leaveOut } from '../../scenario/leave-out.js';
import { attach } from '../attach.js';
import type { CommandResult } from '../command-result.js';
import { exitCode } from '../exit-code.js';
import { workTree } from './run/own-tasks.js';
import { carryOut, type RunOptions } from './run/run.js';
import { loadPlans, requireVariant, selectTasks } from '../task-files.js';
import { openWorkspace } from '../workspace.js';

/** `ait-lab up`: starts the lab and leaves it running. */
export async function up(options: RunOptions & { readonly task?: number }): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const files = workspace.files;
  const known = [...files.keys()];
  const tasks = selectTasks([String(options.task ?? Math.max(...known))], known);
  requireVariant(files, workspace.labs, tasks, options.variant);
  const [told] = loadPlans(files, workspace.labs, tasks, { variant: workspace.variant });
  if (!told) throw new Failed({ reason: 'usage', message: 'there is no task to start' });
  const { repository } = workspace;
  const plan = byHandPlan(told, workspace.settings.nodes ?? 2);
  const chosen = {
    plans: [leaveOut(plan, [])],
    own: repository && workTree(repository, plan.task, options.repair ?? 'auto'),
    notes: [],
  };
  const failure = await carryOut(chosen, workspace, { ...options, keep: true, purpose: 'by-hand' });
  const text = failure !== undefined || options.json ? '' : `\n${await addressText(options)}\n`;
  const next = failure || options.json ? '' : '`ait-lab status` looks at it, `ait-lab down` takes it down\n';
  return { text: text + next, exitCode: exitCode(failure) };
}

/** Where it is reached: the engine has chosen the ports of a lab that stands beside others. */
async function addressText(options: RunOptions): Promise<string> {
  using lab = (await attach(options)).lab;
  const [http, stats] = await Promise.all(
    (['http', 'stats'] as const).map(async (port) => {
      const address = await lab.hostAddress(lab.balancer, port);
      return `http://${address.host}:${address.port}/`;
    }),
  );
  return `serves ${http}, statistics ${stats}`;
}
