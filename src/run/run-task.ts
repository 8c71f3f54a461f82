import { relative } from 'node:path';
import type { Manifest, StepRecord } from '../evidence/manifest.js';
import { TaskPictures } from '../evidence/pictures.js';
import { stagedPictures } from '../evidence/staged-pictures.js';
import { TaskFolder } from '../evidence/task-folder.js';
import { pictureFolder } from '../evidence/task-variant.js';
import type { StepOutcome } from '../events.js';
import { Failed, type Failure } from '../failure.js';
import { describeVersions } from '../lab/versions.js';
import { captureLastLogs } from '../lab/last-logs.js';
import { claimNetwork } from '../lab/claim-network.js';
import { label } from '../lab/labels.js';
import { Lab } from '../lab/lab.js';
import { removeOwned } from '../lab/remove-owned.js';
import type { Topology } from '../lab/topology.js';
import { asksForPictures, type ChosenPlan, type ChosenStep } from '../scenario/leave-out.js';
import { Judgement } from './judgement.js';
import { failureOf, outcomeOf } from './outcome.js';
import type { BuiltSource, OwnSource } from './own-source.js';
import type { RunContext } from './run-context.js';
import { runStep } from './run-step.js';

/** What differs from task to task of a run. */
export interface TaskPlace {
  readonly topology: Topology;
  /** Leave the containers running. */
  readonly keep: boolean;
}

/** Runs one task from a clean slate to a clean slate, and gives its evidence its place whatever happens. */
export async function runTask(
  context: RunContext,
  plan: ChosenPlan,
  { topology: wanted, keep }: TaskPlace,
): Promise<Failure | undefined> {
  const { logs, engine, run, request } = context;
  const { emit, signal } = request;
  const record = request.purpose === 'evidence';
  const started = new Date();
  const clock = performance.now();
  emit({ type: 'task-started', task: plan.task });
  const folder = new TaskFolder(record ? await logs.begin(plan) : '', () => new Date());
  const pictures = new TaskPictures(folder.path);
  const owner = { workspace: context.workspaceId, run, task: plan.task };
  const steps = plan.steps.map(recordOf);
  const remove = (): Promise<unknown> =>
    removeOwned(engine, [`${label.run}=${run}`, `${label.task}=${plan.task}`]);
  let versions: Promise<Described> | undefined;
  const built = context.own?.get(plan.task);
  const judgement = built && new Judgement(built.source);
  let hosts: Readonly<Record<string, string>> = {};
  let failure: Failure | undefined;
  let bug: Error | undefined;
  try {
    if (built?.failure) {
      judgement?.notBuilt(plan.steps, built.failure);
      throw new Failed(built.failure);
    }
    const topology = await claimNetwork(engine, wanted, owner);
    using lab = new Lab(engine, topology, owner, plan.target, { images: built?.images });
    for (const [index, step] of plan.steps.entries()) {
      signal.throwIfAborted();
      const taskContext = { ...context, lab, folder, pictures };
      failure = await timed(context, plan.task, step, index, steps, () =>
        judgement ? judgement.step(taskContext, step, index) : runStep(taskContext, step, index),
      );
      if (failure && failure.reason !== 'otherwise') {
        judgement?.neverReached(plan.steps.slice(index + 1), 'an earlier step could not be carried out');
        break;
      }
      // Asked while the next steps run: what is in the images does not change.
      versions ??= describeVersions(lab).catch(() => ({ versions: {}, images: {} }));
    }
    hosts = lab.hosts.all;
    if (judgement && !signal.aborted) {
      await judgement.explain(lab, plan.nodes);
      // Of all steps together, and not of the last one alone.
      if (failure === undefined || failure.reason === 'otherwise') failure = judgement.failure;
    }
    if (failure && record && !signal.aborted) await captureLastLogs(lab, folder, plan.nodes);
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
    run,
    variant: plan.variant,
    started: started.toISOString(),
    ended: new Date().toISOString(),
    outcome,
    ...(failure ? { failure: request.describe(failure) } : {}),
    versions: {
      'ait-lab': request.toolVersion,
      'docker-engine': engine.version,
      ...described.versions,
    },
    ...(context.base ? { base: context.base } : {}),
    images: described.images,
    steps,
    ...(Object.keys(hosts).length > 0 ? { nodes: hosts } : {}),
    ...(judgement ? { expectations: [...judgement.expectations] } : {}),
    ...(built ? { repository: aboutSource(built.source) } : {}),
    ...(built && built.repaired.length > 0 ? { repaired: await keepPatches(folder, built.repaired) } : {}),
  };
  for (const expectation of judgement?.expectations ?? [])
    if (expectation.outcome !== 'as-expected') emit({ type: 'expectation', task: plan.task, expectation });
  const results = await Promise.allSettled([
    record ? settle(context, plan, { folder, pictures, manifest }) : undefined,
    keep && !failure ? undefined : remove(),
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
    folder: record
      ? relative(logs.workspace, (settled.status === 'fulfilled' && settled.value) || folder.path)
      : '',
    files: folder.files.length + pictures.count,
  });
  return failure;
}

/** Which state of a repository the images were built from. */
function aboutSource({ stage, commit }: OwnSource): NonNullable<Manifest['repository']> {
  return { stage, ...(commit ? { commit: commit.commit, subject: commit.subject, date: commit.date } : {}) };
}

/** What was repaired, as patches beside the evidence. */
async function keepPatches(
  folder: TaskFolder,
  repaired: BuiltSource['repaired'],
): Promise<NonNullable<Manifest['repaired']>> {
  const kept = repaired.map(async ({ dockerfile, patch, reasons }) => {
    const [image = ''] = dockerfile.split('/');
    const name = `repair-${image}.txt`;
    const command = `# what was replaced in ${dockerfile} before it was built`;
    const note = { command, step: 'the images are built', append: false };
    if (folder.path !== '') await folder.write(name, `${reasons.join('\n')}\n\n${patch}`, note);
    return { image, file: dockerfile, patch: name, reasons: [...reasons] };
  });
  return Promise.all(kept);
}

/** Completes the manifest with what only its place decides, and gives everything its place. */
async function settle(
  { logs }: RunContext,
  plan: ChosenPlan,
  {
    folder,
    pictures,
    manifest,
  }: { folder: TaskFolder; pictures: TaskPictures; manifest: Omit<Manifest, 'files'> },
): Promise<string> {
  const asked = asksForPictures(plan);
  if (asked) await pictures.finish();
  const place = await logs.place(plan, manifest.outcome);
  const shown =
    place === logs.folder(plan)
      ? pictureFolder(plan)
      : `${relative(logs.workspace, place)}/${stagedPictures}`;
  await folder.writeManifest({ ...manifest, ...(asked ? { pictures: pictures.listedIn(shown) } : {}) });
  return logs.settle(plan, manifest.outcome);
}

type Described = Awaited<ReturnType<typeof describeVersions>>;

/** How a step stands in the manifest as long as it has not been reached. */
function recordOf({ name, leftOut }: ChosenStep): StepRecord {
  const files = leftOut.map((one) => ({ option: one.option, files: [...one.files] }));
  return { name, outcome: 'not-run', ...(files.length > 0 ? { leftOut: files } : {}) };
}

/** Tells of the beginning and the end of a step, and notes in its record how it ended. */
async function timed(
  { request: { emit, signal } }: RunContext,
  task: number,
  { name, leftOut, isLeftOut }: ChosenStep,
  step: number,
  records: readonly StepRecord[],
  work: () => Promise<void>,
): Promise<Failure | undefined> {
  const clock = performance.now();
  emit({ type: 'step-started', task, step, name });
  const ended = (outcome: StepOutcome): void => {
    const elapsedMs = Math.round(performance.now() - clock);
    const parts = leftOut.length > 0 ? { leftOut } : {};
    emit({ type: 'step-ended', task, step, outcome, elapsedMs, ...parts });
    note(outcome);
  };
  const note = (outcome: StepOutcome): void => void Object.assign(records[step] ?? {}, { outcome });
  try {
    await work();
    ended(isLeftOut ? 'left-out' : 'passed');
    return undefined;
  } catch (error) {
    // Also a step that ends with a bug, which is thrown on from here, has been reached.
    note('failed');
    const failure = failureOf(error, signal);
    ended(outcomeOf(failure));
    return failure;
  }
}
