import { relative } from 'node:path';
import type { Browser } from '../browser/browser.js';
import type { Logs } from '../evidence/logs.js';
import type { Manifest } from '../evidence/manifest.js';
import { stagedPictures, TaskPictures } from '../evidence/pictures.js';
import { TaskFolder } from '../evidence/task-folder.js';
import { pictureFolder } from '../evidence/task-variant.js';
import type { Emit, Outcome } from '../events.js';
import { Failed, type Failure } from '../failure.js';
import type { BaseImage } from '../lab/base-image.js';
import { describeVersions } from '../lab/versions.js';
import type { Engine, EngineVersion } from '../docker/engine.js';
import { captureLastLogs } from '../lab/last-logs.js';
import { claimNetwork } from '../lab/claim-network.js';
import { label } from '../lab/labels.js';
import { Lab } from '../lab/lab.js';
import { removeOwned } from '../lab/remove-owned.js';
import type { Topology } from '../lab/topology.js';
import { pictureFiles, type Plan } from '../scenario/plan.js';
import { failureOf, outcomeOf } from './outcome.js';
import { runStep } from './run-step.js';

export interface TaskContext {
  readonly engine: Engine & EngineVersion;
  readonly logs: Logs;
  readonly run: string;
  /** Hash that labels carry in place of the workspace's path. */
  readonly workspace: string;
  readonly topology: Topology;
  readonly base: BaseImage | undefined;
  readonly imagesFolder: string;
  /** Takes the pictures that the steps ask for; `undefined` when there are to be none. */
  readonly browser: Promise<Browser> | undefined;
  /** Measure what the steps say. */
  readonly experiments: boolean;
  readonly toolVersion: string;
  /** Leave the containers running. */
  readonly keep: boolean;
  /** Write evidence into the workspace. */
  readonly record: boolean;
  readonly signal: AbortSignal;
  readonly emit: Emit;
  readonly describe: (failure: Failure) => string;
}

/** Runs one task from a clean slate to a clean slate, and gives its evidence its place whatever happens. */
export async function runTask(context: TaskContext, plan: Plan): Promise<Failure | undefined> {
  const { logs, emit, signal } = context;
  const started = new Date();
  const clock = performance.now();
  emit({ type: 'task-started', task: plan.task });
  const folder = new TaskFolder(context.record ? await logs.begin(plan) : '', () => new Date());
  const pictures = new TaskPictures(folder.path);
  const owner = { workspace: context.workspace, run: context.run, task: plan.task };
  const remove = (): Promise<unknown> =>
    removeOwned(context.engine, [`${label.run}=${context.run}`, `${label.task}=${plan.task}`]);
  let versions: Promise<Described> | undefined;
  let failure: Failure | undefined;
  let bug: Error | undefined;
  try {
    const topology = await claimNetwork(context.engine, context.topology, owner);
    using lab = new Lab(context.engine, topology, owner, plan.target);
    for (const [index, step] of plan.steps.entries()) {
      signal.throwIfAborted();
      failure = await timed(context, plan.task, index, step.name, () =>
        runStep({ ...context, lab, folder, pictures }, step, index),
      );
      if (failure) break;
      // Asked while the next steps run: what is in the images does not change.
      versions ??= describeVersions(lab).catch(() => ({ versions: {}, images: {} }));
    }
    if (failure && context.record && !signal.aborted) await captureLastLogs(lab, folder, plan.nodes);
  } catch (error) {
    // A bug, too, leaves a clean slate behind before it is told.
    if (error instanceof Failed || signal.aborted) failure = failureOf(error, signal);
    else bug = error instanceof Error ? error : new Error(String(error));
  }
  const described = (await versions) ?? { versions: {}, images: {} };
  const outcome = bug === undefined ? outcomeOf(failure) : 'failed';
  const manifest: Omit<Manifest, 'files'> = {
    task: plan.task,
    title: plan.title,
    run: context.run,
    variant: plan.variant,
    started: started.toISOString(),
    ended: new Date().toISOString(),
    outcome,
    ...(failure ? { failure: context.describe(failure) } : {}),
    versions: {
      'ait-lab': context.toolVersion,
      'docker-engine': context.engine.version,
      ...described.versions,
    },
    ...(context.base ? { base: context.base } : {}),
    images: described.images,
    ...missing(context, plan),
  };
  const results = await Promise.allSettled([
    context.record ? settle(context, plan, { folder, pictures, manifest }) : undefined,
    context.keep && !failure ? undefined : remove(),
  ]);
  for (const result of results) if (result.status === 'rejected') failure ??= failureOf(result.reason);
  if (bug !== undefined) throw bug;
  const [settled] = results;
  if (settled.status === 'fulfilled' && settled.value === logs.failed(plan)) {
    const kept = relative(logs.workspace, logs.folder(plan));
    const text = `${kept}/ keeps the evidence that it had; what this run captured is in ${relative(logs.workspace, settled.value)}/`;
    emit({ type: 'note', level: 'info', text });
  }
  emit({
    type: 'task-ended',
    task: plan.task,
    outcome: outcomeOf(failure),
    elapsedMs: Math.round(performance.now() - clock),
    folder: context.record
      ? relative(logs.workspace, (settled.status === 'fulfilled' && settled.value) || folder.path)
      : '',
    files: folder.files.length + pictures.count,
  });
  return failure;
}

/** Completes the manifest with what only its place decides, and gives everything its place. */
async function settle(
  { logs }: TaskContext,
  plan: Plan,
  {
    folder,
    pictures,
    manifest,
  }: { folder: TaskFolder; pictures: TaskPictures; manifest: Omit<Manifest, 'files'> },
): Promise<string> {
  const asked = pictureFiles(plan).length > 0;
  if (asked) await pictures.finish();
  const place = await logs.place(plan, manifest.outcome);
  const shown =
    place === logs.folder(plan)
      ? pictureFolder(plan)
      : `${relative(logs.workspace, place)}/${stagedPictures}`;
  await folder.writeManifest({ ...manifest, ...(asked ? { pictures: pictures.listedIn(shown) } : {}) });
  return logs.settle(plan, manifest.outcome);
}

/** What the plan asks for and the run was told to leave out, in words. */
function missing(
  { browser, experiments }: TaskContext,
  plan: Plan,
): Pick<Manifest, 'picturesMissing' | 'experimentsMissing'> {
  const measures = plan.steps.some((step) => step.experiment !== undefined);
  return {
    ...(browser || pictureFiles(plan).length === 0
      ? {}
      : { picturesMissing: 'the run was told to take none: --no-screenshots' }),
    ...(experiments || !measures
      ? {}
      : { experimentsMissing: 'the run was told to make none: --no-experiments' }),
  };
}

type Described = Awaited<ReturnType<typeof describeVersions>>;

async function timed(
  { emit, signal }: TaskContext,
  task: number,
  step: number,
  name: string,
  work: () => Promise<void>,
): Promise<Failure | undefined> {
  const clock = performance.now();
  emit({ type: 'step-started', task, step, name });
  const ended = (outcome: Outcome): void =>
    emit({ type: 'step-ended', task, step, outcome, elapsedMs: Math.round(performance.now() - clock) });
  try {
    await work();
    ended('passed');
    return undefined;
  } catch (error) {
    const failure = failureOf(error, signal);
    ended(outcomeOf(failure));
    return failure;
  }
}
