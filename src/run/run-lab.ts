import { randomBytes } from 'node:crypto';
import pLimit from 'p-limit';
import type { Browser } from '../browser/browser.js';
import { requireBrowser } from '../browser/locate-browser.js';
import type { ListedContainer } from '../docker/answers.js';
import { listContainers, nameOf, namesOf } from '../docker/container.js';
import type { Engine } from '../docker/engine.js';
import { Logs } from '../evidence/logs.js';
import { taskName } from '../evidence/task-variant.js';
import type { Emit, Phase, StepOutcome } from '../events.js';
import { Failed, type Failure } from '../failure.js';
import type { BaseImage } from '../lab/base-image.js';
import { findConflicts } from '../lab/find-conflicts.js';
import { findOthers, takeDownCommand } from '../lab/find-others.js';
import { buildImages, requireImages } from '../lab/images.js';
import { label } from '../lab/labels.js';
import { removeOwned } from '../lab/remove-owned.js';
import type { Settings } from '../lab/settings.js';
import type { Topology } from '../lab/topology.js';
import type { LabDescription } from '../scenario/lab-description.js';
import type { ChosenPlan } from '../scenario/leave-out.js';
import { pictureFiles } from '../scenario/plan.js';
import { abortable } from '../abortable.js';
import { buildOwn } from './build-own.js';
import { BrowserInBackground } from './browser-in-background.js';
import { failureOf, outcomeOf } from './outcome.js';
import type { RunRequest } from './run-context.js';
import { runTask, type TaskPlace } from './run-task.js';
import { lockWorkspace } from './workspace-lock.js';
import { workspaceId } from './workspace-id.js';

/** Runs tasks of the lab, one after the other or side by side, and tells what happens as events. */
export async function runLab(request: RunRequest): Promise<Failure | undefined> {
  const { emit } = request;
  const run = randomBytes(4).toString('hex');
  const clock = performance.now();
  const tasks = request.plans.map(({ task, variant, title, steps }) => ({
    task,
    variant,
    title,
    steps: steps.map((step) => step.name),
  }));
  emit({ type: 'run-started', run, tasks, logs: request.purpose === 'evidence' ? 'logs' : '' });
  for (const text of request.notes ?? []) note(emit, text);
  const logs = new Logs(request.workspace);
  let failure: Failure | undefined;
  try {
    await using _lock = await lockWorkspace(request.workspace, run, new Date(), logs.aside);
    failure = await runWithBrowser(request, run, logs);
  } catch (error) {
    failure = failureOf(error, request.signal);
  }
  const files = logs.aside.movedWithin(request.workspace);
  if (files.length > 0) emit({ type: 'moved-aside', files });
  const elapsedMs = Math.round(performance.now() - clock);
  emit({ type: 'run-ended', outcome: outcomeOf(failure), elapsedMs, ...(failure ? { failure } : {}) });
  return failure;
}

/** Runs with a browser beside it where pictures are to be taken; a browser that cannot be launched ends the run. */
async function runWithBrowser(request: RunRequest, run: string, logs: Logs): Promise<Failure | undefined> {
  const wanted =
    request.purpose === 'evidence' && request.plans.some((plan) => pictureFiles(plan).length > 0);
  if (!wanted) return runLocked(request, run, logs, undefined);
  const path = requireBrowser(request.browser);
  const { bind } = request.settings;
  const hosts = ['127.0.0.1', ...(bind === '0.0.0.0' ? [] : [bind])];
  await using browser = new BrowserInBackground({ path, hosts, signal: request.signal });
  return await runLocked({ ...request, signal: browser.signal }, run, logs, browser.opening);
}

async function runLocked(
  request: RunRequest,
  run: string,
  logs: Logs,
  browser: Promise<Browser> | undefined,
): Promise<Failure | undefined> {
  const { settings, plans, signal, emit } = request;
  const workspace = await workspaceId(request.workspace);
  const place = (plan: ChosenPlan, last: boolean): TaskPlace => ({
    topology: request.isolated
      ? isolatedTopology(plan.lab, settings, run, plan.task)
      : sharedTopology(plan.lab, settings),
    keep: request.keep && last,
  });
  const engine = await inPhase(request, 'machine', async () => {
    const connected = await abortable(request.connect(), signal);
    if (!request.isolated) {
      if (request.own) refuseOthersLab(request.lab, await listContainers(connected));
      const nodes = [...new Set(plans.flatMap((plan) => plan.nodes))];
      const [conflict] = await findConflicts(
        connected,
        sharedTopology(request.lab, settings),
        nodes,
        workspace,
      );
      if (conflict) throw new Failed(conflict);
    }
    if (request.purpose === 'by-hand') await refuseSecondLab(connected, workspace);
    const removed = await removeOwned(connected, [`${label.workspace}=${workspace}`]);
    if (removed.length > 0) note(emit, `took down what was there of this workspace: ${removed.join(', ')}`);
    const unfinished = await logs.recover();
    if (unfinished.length > 0) {
      note(
        emit,
        `an earlier run ended in the middle of ${unfinished.map(taskName).join(', ')}; its files are in logs/failed/`,
      );
    }
    return { value: connected, text: `Docker Engine ${connected.version}` };
  });
  if (request.own) {
    const { own: lab } = request;
    const own = await inPhase(request, 'build', () => buildOwn(request, lab, engine));
    const context = { request, run, workspaceId: workspace, engine, logs, base: undefined, own, browser };
    return runTasks(request, (plan, last) => runTask(context, plan, place(plan, last)));
  }
  const targets = [...new Set(plans.map((plan) => plan.target))];
  const base = await inPhase(request, 'build', async () => {
    if (!request.build) {
      await requireImages(engine, request.lab, targets);
      return { value: undefined, text: 'as they are: --no-build', outcome: 'left-out' };
    }
    const onProgress = (text: string): void => emit({ type: 'phase-progress', phase: 'build', text });
    const folder = request.imagesFolder;
    const result = await buildImages({
      engine,
      folder,
      lab: request.lab,
      base: settings.base,
      targets,
      signal,
      onProgress,
    });
    const count = result.built.length;
    return {
      value: result.base,
      text: `${baseText(result.base)}, ${count === 0 ? 'images up to date' : `${count} images built`}`,
    };
  });
  const context = { request, run, workspaceId: workspace, engine, logs, base, own: undefined, browser };
  return runTasks(request, (plan, last) => runTask(context, plan, place(plan, last)));
}

/** A student who has the lab running has started it as the course says: that is no stranger's. */
function refuseOthersLab(lab: LabDescription, containers: readonly ListedContainer[]): void {
  const found = findOthers(lab, containers);
  if (!found) return;
  const names = [...found.nodes.values()].map(nameOf);
  throw new Failed({ reason: 'lab-runs', containers: names, takeDown: takeDownCommand(found) });
}

async function refuseSecondLab(engine: Engine, workspace: string): Promise<void> {
  const containers = await listContainers(engine, { label: [`${label.workspace}=${workspace}`] });
  const running = containers.filter((container) => container.State === 'running');
  if (running.length === 0) return;
  const names = running.flatMap(namesOf);
  const message = `a lab of this workspace is up already: ${names.sort().join(', ')}`;
  throw new Failed({
    reason: 'usage',
    message,
    hint: '`ait-lab scale N` changes it, `ait-lab down` takes it down',
  });
}

/**
 * Stops at the first failure: what comes after it would be started on a machine of which something is wrong. What images that
 * somebody else has built do not do, or that they do not build, says nothing of the machine: the next task goes on.
 */
async function runTasks(
  { plans, jobs, signal }: RunRequest,
  work: (plan: ChosenPlan, last: boolean) => Promise<Failure | undefined>,
): Promise<Failure | undefined> {
  let first: Failure | undefined;
  const findings: Failure[] = [];
  const limit = pLimit(jobs);
  const results = await Promise.allSettled(
    plans.map((plan, index) =>
      limit(async () => {
        if (first) return;
        signal.throwIfAborted();
        const failure = await work(plan, index === plans.length - 1);
        if (failure && plan.lab.findings && isFinding(failure)) findings.push(failure);
        else first ??= failure;
      }),
    ),
  );
  for (const result of results) if (result.status === 'rejected') first ??= failureOf(result.reason, signal);
  return first ?? together(findings);
}

function isFinding({ reason }: Failure): boolean {
  return reason === 'otherwise' || reason === 'build-failed';
}

/** Several tasks' findings as one; an image that cannot be built comes before what one does not do. */
function together(findings: readonly Failure[]): Failure | undefined {
  const counts = findings.flatMap((one) => (one.reason === 'otherwise' ? [one.expectations] : []));
  const expectations = counts.reduce((sum, count) => sum + count, 0);
  return (
    findings.find(({ reason }) => reason === 'build-failed') ??
    (expectations > 0 ? { reason: 'otherwise', expectations } : undefined)
  );
}

/** The lab with its own names, addresses and ports. */
export function sharedTopology(
  description: LabDescription,
  { network, subnet, bind, bindAdmin, ports }: Settings,
): Topology {
  return { description, prefix: '', network, subnet, bind, bindAdmin, ports };
}

/** A lab that can stand beside others: only inside its network are the names the lab's own. */
export function isolatedTopology(
  description: LabDescription,
  { bind, bindAdmin }: Pick<Settings, 'bind' | 'bindAdmin'>,
  run: string,
  task: number,
): Topology {
  const prefix = `ait-${run}-t${task}-`;
  return {
    description,
    prefix,
    network: `${prefix}${description.network.name}`,
    subnet: '',
    bind,
    bindAdmin,
    ports: undefined,
  };
}

async function inPhase<T>(
  { emit, signal }: RunRequest,
  phase: Phase,
  work: () => Promise<{ value: T; text: string; outcome?: StepOutcome }>,
): Promise<T> {
  const clock = performance.now();
  const ended = (outcome: StepOutcome, text: string): void => {
    const elapsedMs = Math.round(performance.now() - clock);
    emit({ type: 'phase-ended', phase, outcome, elapsedMs, text });
  };
  emit({ type: 'phase-started', phase });
  try {
    const { value, text, outcome = 'passed' } = await work();
    ended(outcome, text);
    return value;
  } catch (error) {
    ended(outcomeOf(failureOf(error, signal)), '');
    throw error;
  }
}

function note(emit: Emit, text: string): void {
  emit({ type: 'note', level: 'info', text });
}

function baseText({ image, source }: BaseImage): string {
  return source === 'present' ? `base ${image}` : `base ${image} (${source})`;
}
