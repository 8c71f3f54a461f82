import type { TaskFolder } from '../evidence/task-folder.js';
import type { Emit } from '../events.js';
import { act, describeAction } from '../lab/act.js';
import { capture } from '../lab/capture.js';
import { baselineOf } from '../lab/conditions.js';
import type { Lab } from '../lab/lab.js';
import { waitForStep } from '../lab/wait.js';
import type { PlannedStep } from '../scenario/plan.js';
import { abortable } from './abortable.js';

export interface StepContext {
  readonly lab: Lab;
  readonly folder: TaskFolder;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

/** How often a wait that sees nothing new says that it is still there. */
const reminderMs = 1000;

/** Acts, waits until the step's conditions hold, and captures its evidence at that moment. */
export async function runStep(context: StepContext, step: PlannedStep, index: number): Promise<void> {
  const { lab, folder, emit, signal } = context;
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
  const captures = step.captures.map(async (wanted) => {
    const { command, content } = await capture(lab, wanted.file, wanted, step.name);
    const note = { command, step: step.name, append: wanted.append };
    const { file, bytes } = await folder.write(wanted.file, content, note);
    emit({ type: 'captured', ...at, file, bytes });
  });
  // All are brought to an end, so that one that fails does not take the others' files with it.
  const results = await abortable(Promise.allSettled(captures), signal);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}
