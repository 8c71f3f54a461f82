import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failed } from '../failure.js';
import { act, describeAction } from '../lab/act.js';
import { capture } from '../lab/capture.js';
import { baselineOf, type Baseline } from '../lab/conditions.js';
import { experiments } from '../lab/experiments/index.js';
import { photograph } from '../lab/photograph.js';
import { waitForStep, type Look } from '../lab/wait.js';
import type { ExperimentName } from '../scenario/experiment-names.js';
import type { ChosenStep } from '../scenario/leave-out.js';
import { experimentFiles, type Capture } from '../scenario/plan.js';
import { abortable } from '../abortable.js';
import type { TaskContext } from './run-context.js';

/** How often a wait that sees nothing new says that it is still there. */
const reminderMs = 1000;

/** Acts, waits until the step's conditions hold, and captures its evidence at that moment. */
export async function runStep(context: TaskContext, step: ChosenStep, index: number): Promise<void> {
  const { lab } = context;
  const { emit, signal } = context.request;
  const at = { task: lab.owner.task, step: index };
  const baseline = await baselineOf(lab, step.conditions);
  for (const action of step.actions) {
    signal.throwIfAborted();
    emit({ type: 'acting', ...at, text: describeAction(action) });
    await act(lab, action, signal, step.withinMs);
  }
  await waitUntilItHolds(context, step, index, baseline);
  if (step.experiment !== undefined) await measure(context, step, step.experiment, at);
  const results = await captureAll(context, step, index);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

/** Waits until the step's conditions hold, and tells all the while what it waits for. */
export async function waitUntilItHolds(
  { lab, request: { emit, signal } }: TaskContext,
  step: ChosenStep,
  index: number,
  baseline: Baseline,
): Promise<readonly Look[]> {
  let last = { observed: '', elapsedMs: -reminderMs };
  const onLook = (condition: string, observed: string, elapsedMs: number): void => {
    if (observed === last.observed && elapsedMs - last.elapsedMs < reminderMs) return;
    last = { observed, elapsedMs };
    const task = lab.owner.task;
    emit({ type: 'waiting', task, step: index, condition, observed, elapsedMs: Math.round(elapsedMs) });
  };
  return abortable(waitForStep(lab, { step, baseline, signal, onLook }), signal);
}

/** Captures the evidence of a step. All are brought to an end, so that one that fails does not take the others' files with it. */
export async function captureAll(
  context: TaskContext,
  step: ChosenStep,
  index: number,
): Promise<PromiseSettledResult<void>[]> {
  const { emit, signal } = context.request;
  const captures = step.captures.map(async (wanted) => {
    const written =
      wanted.kind === 'screenshot'
        ? await picture(context, step, wanted)
        : await keep(context, step.name, wanted);
    const task = context.lab.owner.task;
    emit({ type: 'captured', task, step: index, file: written.file, bytes: written.bytes });
  });
  return abortable(Promise.allSettled(captures), signal);
}

async function keep(
  { lab, folder }: TaskContext,
  step: string,
  wanted: Capture,
): Promise<{ file: string; bytes: number }> {
  const { command, content } = await capture(lab, wanted.file, wanted, step);
  return folder.write(wanted.file, content, { command, step, append: wanted.append });
}

async function picture(
  { lab, pictures, browser, request }: TaskContext,
  { name: step, withinMs }: ChosenStep,
  { file, on, servers }: Extract<Capture, { kind: 'screenshot' }>,
): Promise<{ file: string; bytes: number }> {
  if (!browser) throw new Failed({ reason: 'capture-failed', file, detail: 'no browser here' });
  const options = { file, step, on, servers, withinMs, signal: request.signal };
  const { png, width, height, sidecar } = await photograph(lab, await browser, options);
  return pictures.write(file, png, sidecar, { step, time: sidecar.time, width, height });
}

/** Carries an experiment out and keeps what it found, for programs and for readers. */
async function measure(
  { lab, folder, base, request }: TaskContext,
  { name, running }: ChosenStep,
  experiment: ExperimentName,
  at: { readonly task: number; readonly step: number },
): Promise<void> {
  const { emit, signal, imagesFolder } = request;
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
