import type { LabEvent } from '../../../events.js';
import { Failed, unreachable, type Failure } from '../../../failure.js';
import { describeAction } from '../../../lab/act.js';
import { describeCondition } from '../../../lab/conditions.js';
import { nodeAddress } from '../../../lab/topology.js';
import type { RunRequest } from '../../../run/run-context.js';
import { runLab, sharedTopology } from '../../../run/run-lab.js';
import { leaveOut, type ChosenPlan, type LeaveOutOption } from '../../../scenario/leave-out.js';
import type { CaptureSource } from '../../../scenario/plan.js';
import { isOwnVariant } from '../../../scenario/variant.js';
import { leftOutText } from '../../../ui/run-words.js';
import { failureText } from '../../../ui/failure-text.js';
import { chooseMode, makeUi } from '../../../ui/make-ui.js';
import { makePalette } from '../../../ui/palette.js';
import type { CommandResult } from '../../command-result.js';
import { connectToEngine } from '../../connect.js';
import { exitCode } from '../../exit-code.js';
import type { RepairMode } from '../../../lab/own-images.js';
import type { OwnLab } from '../../../run/own-source.js';
import { whoseText } from '../../whose-text.js';
import { chooseOwnTasks } from './own-tasks.js';
import { watchInterrupts } from '../../interrupt.js';
import { checkedLab } from '../../checked-lab.js';
import { productVersion } from '../../../product.js';
import { loadPlans, requireVariant, selectTasks } from '../../task-files.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../workspace.js';

export interface RunOptions extends WorkspaceOptions {
  readonly keep?: boolean;
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly dryRun?: boolean;
  readonly isolated?: boolean;
  readonly build: boolean;
  readonly fromHistory?: boolean;
  readonly repair?: RepairMode;
  readonly experiments?: boolean;
  readonly screenshots?: boolean;
  readonly browser?: string;
  readonly timeout?: number;
  readonly jobs?: number;
}

/** `ait-lab run`: carries out tasks, or with `--dry-run` says what it would do. */
export async function run(words: readonly string[], options: RunOptions): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const files = workspace.files;
  const tasks = selectTasks(words, [...files.keys()]);
  requireVariant(files, workspace.labs, tasks, options.variant);
  const { settings, variant, repository } = workspace;
  const leftOut = leftOutBy(options);
  await using chosen = repository
    ? await chooseOwnTasks(repository, workspace, tasks, {
        nodes: settings.nodes,
        fromHistory: options.fromHistory,
        repair: options.repair ?? 'auto',
        leftOut,
        asFarAsItGoes: words.includes('all'),
      })
    : {
        plans: loadPlans(files, workspace.labs, tasks, { nodes: settings.nodes, variant }).map((plan) =>
          leaveOut(plan, leftOut),
        ),
        notes: [],
        own: undefined,
        [Symbol.asyncDispose]: () => Promise.resolve(),
      };
  if (options.dryRun) return { text: dryRun(chosen, workspace, options), exitCode: 0 };
  if (chosen.plans.length === 0) {
    const [message = ''] = chosen.notes;
    throw new Failed({
      reason: 'usage',
      message,
      hint: '`ait-lab status` shows which tasks the history has',
    });
  }
  const failure = await carryOut(chosen, workspace, { ...options, purpose: 'evidence' });
  return { text: '', exitCode: exitCode(failure) };
}

/** What the options tell to leave out. */
function leftOutBy({ experiments = true, screenshots = true }: RunOptions): LeaveOutOption[] {
  return [
    ...(experiments ? [] : (['--no-experiments'] as const)),
    ...(screenshots ? [] : (['--no-screenshots'] as const)),
  ];
}

/** Plans that are carried out, and where they are of somebody's own images, what those are built from. */
export interface Chosen {
  readonly plans: readonly ChosenPlan[];
  readonly own: OwnLab | undefined;
  readonly notes: readonly string[];
}

/** Carries plans out and shows what happens. */
export async function carryOut(
  { plans, own, notes }: Chosen,
  workspace: Workspace,
  options: RunOptions & { purpose: RunRequest['purpose'] },
): Promise<Failure | undefined> {
  const { stdout, stderr } = process;
  const mode = chooseMode(options, stdout);
  const ui = await makeUi({ mode, stdout, stderr, now: () => performance.now() });
  const jobs = options.jobs ?? 1;
  using signal = watchInterrupts(options.timeout === undefined ? undefined : options.timeout * 1000);
  const plain = makePalette({}, { NO_COLOR: '1' });
  const handedIn = plans.filter(isOwnVariant).map(({ task }) => task);
  const passed: number[] = [];
  const emit = (event: LabEvent): void => {
    // What the check judges is what the lab asks for, and so the evidence of its own variant.
    const isDone = event.type === 'task-ended' && ['passed', 'otherwise'].includes(event.outcome);
    if (isDone && handedIn.includes(event.task)) {
      passed.push(event.task);
    }
    ui.emit(event);
  };
  try {
    const failure = await runLab({
      connect: () => connectToEngine(signal),
      settings: workspace.settings,
      workspace: workspace.path,
      lab: workspace.lab,
      plans,
      own,
      notes: [...whoseText(workspace).split('\n'), ...notes],
      imagesFolder: workspace.imagesFolder,
      toolVersion: productVersion(),
      build: options.build,
      browser: options.browser,
      keep: options.keep ?? false,
      purpose: options.purpose,
      isolated: (options.isolated ?? false) || jobs > 1,
      jobs,
      signal,
      emit,
      describe: (failure) => failureText(failure, plain).replace(/^\S+ /, ''),
    });
    if (options.purpose === 'evidence' && passed.length > 0) {
      const { judgeRun } = await import('./judge-run.js');
      ui.emit(
        await judgeRun(
          workspace.path,
          checkedLab(workspace.path),
          passed.sort(),
          options.screenshots ?? true,
        ),
      );
    }
    return failure;
  } finally {
    await ui.close();
  }
}

/** The plan as a reader would carry it out, or as one JSON line a task. */
function dryRun({ plans, notes }: Chosen, workspace: Workspace, options: RunOptions): string {
  const { settings } = workspace;
  const isolated = (options.isolated ?? false) || (options.jobs ?? 1) > 1;
  // The lab is said once, in its own file.
  if (options.json) {
    return plans.map((plan) => `${JSON.stringify({ ...plan, lab: plan.lab.lab })}\n`).join('');
  }
  const head = [whoseText(workspace), ...notes, ''].map((line) => `${line}\n`).join('');
  const tasks = plans
    .map((plan) => {
      const where = (node: string): string =>
        isolated ? node : `${node} ${nodeAddress(sharedTopology(plan.lab, settings), node)}`;
      const nodes = plan.nodes.map(where).join(', ');
      const steps = plan.steps.flatMap((step, index) => [
        `  ${index + 1}. ${step.name}`,
        ...(step.leftOut.length === 0 ? [] : [`       ${leftOutText(outcomeIn(step))}`]),
        ...step.actions.map((action) => `       ${describeAction(action)}`),
        ...step.conditions.map((condition) => `       until ${describeCondition(condition)}`),
        ...(step.experiment === undefined ? [] : [`       measure ${step.experiment}`]),
        ...step.captures.map((capture) => `       ${capture.file}: ${describeCapture(capture)}`),
      ]);
      const variant = isOwnVariant(plan) ? [] : [`  variant: ${plan.variant}`];
      return [`Task ${plan.task}  ${plan.title}`, ...variant, `  nodes: ${nodes}`, ...steps, ''].join('\n');
    })
    .join('\n');
  return head + tasks;
}

/** What will have become of a step, as far as that is known before it is carried out. */
function outcomeIn({ isLeftOut, leftOut }: ChosenPlan['steps'][number]) {
  return { outcome: isLeftOut ? 'left-out' : undefined, leftOut } as const;
}

function describeCapture(capture: CaptureSource): string {
  switch (capture.kind) {
    case 'logs':
      return `docker logs ${capture.node}`;
    case 'inspect':
      return `docker inspect ${capture.node}`;
    case 'ps':
      return `docker ps${capture.all ? ' --all' : ''}`;
    case 'processes':
      return `processes of ${capture.node}`;
    case 'serf.members':
      return `serf members of ${capture.node}`;
    case 'haproxy.stat':
      return "HAProxy's table of servers";
    case 'answers':
      return `${capture.requests} requests through ${capture.on}`;
    case 'file':
      return `${capture.path} of ${capture.node}`;
    case 'exec':
      return `${capture.argv.join(' ')} in ${capture.node}`;
    case 'topology':
      return 'containers, addresses, ports, processes and members';
    case 'screenshot':
      return "HAProxy's stats page";
    case 'load':
      return capture.part === 'requests' ? 'what the client saw' : 'what happened meanwhile';
    default:
      return unreachable(capture);
  }
}
