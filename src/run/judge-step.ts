import { findContainer } from '../docker/container.js';
import type { Expectation } from '../events.js';
import { Failed, type Failure, type LastWords } from '../failure.js';
import { act, describeAction } from '../lab/act.js';
import { baselineOf, describeCondition, type Baseline } from '../lab/conditions.js';
import { lookAtAll, type Look } from '../lab/wait.js';
import type { Symptom } from '../diagnosis/cause.js';
import type { ChosenStep } from '../scenario/leave-out.js';
import type { Action, Condition } from '../scenario/plan.js';
import type { LabDescription } from '../scenario/lab-description.js';
import type { TaskContext } from './run-context.js';
import { captureAll, waitUntilItHolds } from './run-step.js';

/** What a step expected, and of what it is a sign where it did not come true. */
export interface Judged {
  readonly expectation: Expectation;
  readonly symptoms: readonly Symptom[];
}

/** Docker waits so long before it ends a container by force. */
const slowStopMs = 9_500;

/** A picture of what is not as expected is of what is there. */
const pictureWithinMs = 5_000;

/**
 * Carries out a step of images that somebody else has built: what does not come true is a finding, its evidence is captured
 * all the same, and the next step goes on. Only a fault of the machine, or of the tool, is thrown.
 */
export async function judgeStep(context: TaskContext, step: ChosenStep, index: number): Promise<Judged[]> {
  const { lab } = context;
  const { signal } = context.request;
  const baseline = await calmly(() => baselineOf(lab, step.conditions), new Map<string, number>());
  const acted: Judged[] = [];
  for (const action of step.actions) {
    signal.throwIfAborted();
    acted.push(...(await actAndSee(context, step, index, action)));
  }
  const seen = await waitAndSee(context, step, index, baseline);
  const isAsExpected = [...acted, ...seen].every(({ expectation }) => expectation.outcome === 'as-expected');
  const captured = await captureAll(context, isAsExpected ? step : asItIs(step), index);
  const missing = captured.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    const { file, detail } = captureFailure(result.reason);
    // What a fact that does not hold would have left behind is not missing a second time.
    return isAsExpected ? [judged(step, `${file} can be captured`, detail, 'otherwise', ['start'])] : [];
  });
  return [...acted, ...seen, ...missing];
}

/** What nobody could look at. */
export function notJudged(step: ChosenStep, outcome: 'not-judged' | 'tool-fault', seen: string): Judged[] {
  return step.conditions.map((condition) => judged(step, describeCondition(condition), seen, outcome, []));
}

async function actAndSee(
  { lab, request: { emit, signal } }: TaskContext,
  step: ChosenStep,
  index: number,
  action: Action,
): Promise<Judged[]> {
  emit({ type: 'acting', task: lab.owner.task, step: index, text: describeAction(action) });
  const clock = performance.now();
  try {
    await act(lab, action, signal, step.withinMs);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [judged(step, describeAction(action), error.failure.detail, 'otherwise', ['start'])];
  }
  if (action.kind !== 'stop') return [];
  const elapsedMs = performance.now() - clock;
  const ends = action.nodes.map(async (node) => {
    const state = (await findContainer(lab.engine, lab.container(node)))?.State;
    const wasKilled = state?.ExitCode === 137 && elapsedMs > slowStopMs;
    const seen = `ended with ${state?.ExitCode ?? 'nothing'} after ${(elapsedMs / 1000).toFixed(1)} s`;
    return judged(
      step,
      `docker stop ${node} ends it in less than 10 s`,
      seen,
      wasKilled ? 'otherwise' : 'as-expected',
      ['slow-stop'],
    );
  });
  return Promise.all(ends);
}

/** Waits for the step's facts; where they do not come true, each is looked at once more, so that the reader sees which. */
async function waitAndSee(
  context: TaskContext,
  step: ChosenStep,
  index: number,
  baseline: Baseline,
): Promise<Judged[]> {
  const { lab } = context;
  const asSeen = (looks: readonly Look[]): Judged[] =>
    looks.map(({ condition, met, observed }) =>
      judged(
        step,
        describeCondition(condition),
        observed,
        met ? 'as-expected' : 'otherwise',
        symptomsOf(lab.description, condition),
      ),
    );
  try {
    return asSeen(await waitUntilItHolds(context, step, index, baseline));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    const { failure } = error;
    if (failure.reason === 'container-died') {
      const died = judged(step, `${failure.container.node} runs`, deathOf(failure.container), 'otherwise', [
        'start',
      ]);
      return [died, ...asSeen(await lookAtAll(lab, step.conditions, baseline))];
    }
    if (failure.reason === 'wait-timed-out') return asSeen(await lookAtAll(lab, step.conditions, baseline));
    throw error;
  }
}

/** What a fact that does not hold is a sign of, in the order of causes: what comes first explains what comes after it. */
function symptomsOf({ roles }: LabDescription, condition: Condition): readonly Symptom[] {
  switch (condition.kind) {
    case 'serf.members':
      return condition.left.length > 0 ? ['leave', 'membership'] : ['membership'];
    case 'serf.roles':
    case 'log':
      return ['membership'];
    case 'haproxy.configured':
      return ['configuration', 'nodes', 'handlers'];
    case 'haproxy.servers':
    case 'http.answers':
      return ['servers', 'reload', 'configuration', 'nodes', 'handlers'];
    case 'container.exited':
    case 'process.replaced':
    case 'process':
      return ['supervised', 'start'];
    case 'folder':
      return ['nodes', 'handlers'];
    case 'file':
      return condition.path === roles.balancer.places.rendered ? ['rendered', 'handlers'] : ['handlers'];
  }
}

/** The step with pictures of whatever is there. */
function asItIs(step: ChosenStep): ChosenStep {
  const captures = step.captures.map((one) =>
    one.kind === 'screenshot' ? { ...one, servers: undefined } : one,
  );
  return { ...step, captures, withinMs: pictureWithinMs };
}

function deathOf({ status, exitCode, lastLines }: LastWords): string {
  const end = exitCode === undefined ? status : `${status} with ${exitCode}`;
  const last = lastLines.at(-1);
  return last === undefined ? end : `${end}; last line of its log: ${last}`;
}

function captureFailure(error: unknown): { file: string; detail: string } {
  if (error instanceof Failed) {
    const { failure } = error;
    if (failure.reason === 'capture-failed') return failure;
    if (isRefusal(error)) return { file: error.failure.doing, detail: error.failure.detail };
  }
  throw error;
}

/**
 * Whether an engine's refusal says something of the container, which does not run or whose program is not there, and not
 * of the machine, such as a port that is taken.
 */
function isRefusal(
  error: unknown,
): error is Failed & { readonly failure: Extract<Failure, { reason: 'engine-error' }> } {
  return (
    error instanceof Failed &&
    error.failure.reason === 'engine-error' &&
    /OCI runtime|is not running|no such process|executable file not found|exec format|^ended with/i.test(
      error.failure.detail,
    )
  );
}

async function calmly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return otherwise;
    throw error;
  }
}

function judged(
  { name }: ChosenStep,
  expected: string,
  seen: string,
  outcome: Expectation['outcome'],
  symptoms: readonly Symptom[],
): Judged {
  return { expectation: { step: name, expected, seen, outcome }, symptoms };
}
