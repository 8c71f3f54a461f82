import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '../browser/browser.js';
import type { TaskPictures } from '../evidence/pictures.js';
import type { TaskFolder } from '../evidence/task-folder.js';
import type { Emit } from '../events.js';
import { act, describeAction } from '../lab/act.js';
import { capture } from '../lab/capture.js';
import { baselineOf } from '../lab/conditions.js';
import type { Lab } from '../lab/lab.js';
import { experiments } from '../lab/experiments/index.js';
import type { BaseImage } from '../lab/base-image.js';
import { photograph } from '../lab/photograph.js';
import { waitForStep } from '../lab/wait.js';
import type { ExperimentName } from '../scenario/experiment-names.js';
import { experimentFiles, type Capture, type PlannedStep } from '../scenario/plan.js';
import { abortable } from './abortable.js';

export interface StepContext {
  readonly lab: Lab;
  readonly folder: TaskFolder;
  readonly pictures: TaskPictures;
  /** Takes the pictures that the steps ask for; without it they are passed over. */
  readonly browser: Promise<Browser> | undefined;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Measure what the steps say; without it their experiments are passed over. */
  readonly experiments: boolean;
  readonly imagesFolder: string;
  readonly base: BaseImage | undefined;
}

/** How often a wait that sees nothing new says that it is still there. */
const reminderMs = 1000;

/** Acts, waits until the step's conditions hold, and captures its evidence at that moment. */
export async function runStep(context: StepContext, step: PlannedStep, index: number): Promise<void> {
  const { lab, emit, signal } = context;
  const at = { task: lab.owner.task, step: index };
  const baseline = await baselineOf(lab, step.conditions);
  for (const action of step.actions) {
    signal.throwIfAborted();
    emit({ type: 'acting', ...at, text: describeAction(action) });
    await act(lab, action, signal);
  }
  let last = { observed: '', elapsedMs: -reminderMs };
  const onLook = (condition: string, observed: string, elapsedMs: number): void => {
    if (observed === last.observed && elapsedMs - last.elapsedMs < reminderMs) return;
    last = { observed, elapsedMs };
    emit({ type: 'waiting', ...at, condition, observed, elapsedMs: Math.round(elapsedMs) });
  };
  await abortable(waitForStep(lab, { step, baseline, signal, onLook }), signal);
  if (step.experiment !== undefined && context.experiments) await measure(context, step, step.experiment, at);
  const captures = step.captures.map(async (wanted) => {
    const written =
      wanted.kind === 'screenshot'
        ? await picture(context, step, wanted)
        : await keep(context, step.name, wanted);
    if (written) emit({ type: 'captured', ...at, file: written.file, bytes: written.bytes });
  });
  // All are brought to an end, so that one that fails does not take the others' files with it.
  const results = await abortable(Promise.allSettled(captures), signal);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

async function keep(
  { lab, folder }: StepContext,
  step: string,
  wanted: Capture,
): Promise<{ file: string; bytes: number }> {
  const { command, content } = await capture(lab, wanted.file, wanted, step);
  return folder.write(wanted.file, content, { command, step, append: wanted.append });
}

async function picture(
  { lab, pictures, browser, signal }: StepContext,
  { name: step, withinMs }: PlannedStep,
  { file, servers }: Extract<Capture, { kind: 'screenshot' }>,
): Promise<{ file: string; bytes: number } | undefined> {
  if (!browser) return undefined;
  const options = { file, step, servers, withinMs, signal };
  const { png, width, height, twin } = await photograph(lab, await browser, options);
  return pictures.write(file, png, twin, { step, time: twin.time, width, height });
}

/** Carries an experiment out and keeps what it found, for programs and for readers. */
async function measure(
  { lab, folder, emit, signal, imagesFolder, base }: StepContext,
  { name, running }: PlannedStep,
  experiment: ExperimentName,
  at: { readonly task: number; readonly step: number },
): Promise<void> {
  const say = (text: string): void => emit({ type: 'acting', ...at, text });
  say(`measuring: ${experiment}`);
  const evidence = (file: string): Promise<string> => readFile(join(folder.path, file), 'utf8');
  // Not raced against the signal: an experiment that is interrupted first puts back what it has changed.
  const { value, text, commands } = await experiments[experiment]({
    lab,
    running,
    imagesFolder,
    base,
    evidence,
    signal,
    say,
  });
  signal.throwIfAborted();
  const [json, readable] = experimentFiles(experiment);
  const note = { command: commands.join('; '), step: name, append: false };
  const written = [
    await folder.write(json, `${JSON.stringify(value, null, 2)}\n`, note),
    await folder.write(readable, text.endsWith('\n') ? text : `${text}\n`, note),
  ];
  for (const { file, bytes } of written) emit({ type: 'captured', ...at, file, bytes });
}
