import { abortable } from '../abortable.js';
import { findContainer, listContainers, namesOf } from '../docker/container.js';
import { ifThere } from '../docker/engine.js';
import { lastLogLines } from '../docker/output.js';
import { requestsEndWith } from '../docker/patience.js';
import { Failed, type LastWords, type LastLook } from '../failure.js';
import type { Condition, PlannedStep } from '../scenario/plan.js';
import { until } from '../until.js';
import { describeCondition, observe, type Baseline, type Observation } from './conditions.js';
import type { Lab } from './lab.js';

/** Pause between two looks; what is looked at is local, so this is also how late a fact can be noticed. */
const pollIntervalMs = 25;

/** Lines of a container's log that a failure shows. */
const shownLogLines = 15;

/** What of a step matters to waiting. */
export type WaitedStep = Pick<PlannedStep, 'name' | 'conditions' | 'withinMs' | 'running'>;

export interface WaitOptions {
  readonly step: WaitedStep;
  readonly baseline: Baseline;
  readonly signal: AbortSignal;
  readonly onLook: (condition: string, observed: string, elapsedMs: number) => void;
}

/** A condition, and what was seen of it when it was last looked at. */
export type Look = Observation & { readonly condition: Condition };

/**
 * Looks until all conditions of a step hold in one pass.
 *
 * @returns what was seen of each in that pass
 * @throws Failed `container-died` as soon as a container that should run does not, `wait-timed-out` at the
 *   step's deadline; both with the last observation and the last lines of logs
 */
export async function waitForStep(
  lab: Lab,
  { step, baseline, signal, onLook }: WaitOptions,
): Promise<readonly Look[]> {
  const started = performance.now();
  let wait: LastLook | undefined;
  const deadline = AbortSignal.timeout(step.withinMs);
  const ending = AbortSignal.any([signal, deadline]);
  const look = async (): Promise<readonly Look[] | undefined> => {
    let asked: Condition | undefined;
    const looking = requestsEndWith(ending, () =>
      Promise.all([
        lookInTurn(lab, step.conditions, baseline, ending, (condition) => (asked = condition)),
        deadNode(lab, step),
      ]),
    );
    // Whoever is asked may answer byte by byte, or never.
    const seen = await before(ending, looking);
    if (!seen) {
      const unanswered = asked && { condition: asked, met: false, observed: 'no whole answer' };
      wait ??= lastLook(step, unanswered, performance.now() - started);
      return undefined;
    }
    const [looks, dead] = seen;
    const unmet = looks.find(({ met }) => !met);
    if (!unmet && !dead) return looks;
    const elapsedMs = performance.now() - started;
    wait = lastLook(step, unmet, elapsedMs);
    if (dead !== undefined) {
      throw new Failed({ reason: 'container-died', wait, container: await lastWords(lab, dead) });
    }
    onLook(wait.condition, wait.observed, elapsedMs);
    return undefined;
  };
  const seen = await until(look, { everyMs: pollIntervalMs, withinMs: step.withinMs, signal });
  if (seen) return seen;
  const containers = await Promise.all(step.running.map((node) => lastWords(lab, node)));
  throw new Failed({ reason: 'wait-timed-out', wait: wait ?? lastLook(step, undefined, 0), containers });
}

/** Up to the first condition that does not hold; later ones are not looked at, they usually follow from it. */
async function lookInTurn(
  lab: Lab,
  conditions: readonly Condition[],
  baseline: Baseline,
  signal: AbortSignal,
  onAsk: (condition: Condition) => void,
): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (const condition of requestsLast(conditions)) {
    onAsk(condition);
    const observation = await observeCalmly(lab, condition, baseline, signal);
    looks.push({ ...observation, condition });
    if (!observation.met) break;
  }
  return looks;
}

/** Looks at each condition once, whatever holds. */
export function lookAtAll(
  lab: Lab,
  conditions: readonly Condition[],
  baseline: Baseline,
): Promise<readonly Look[]> {
  return Promise.all(
    conditions.map(async (condition) => ({
      ...(await observeCalmly(lab, condition, baseline)),
      condition,
    })),
  );
}

/** Requests leave lines in logs that are evidence: none is sent while anything else is still missing. */
function requestsLast(conditions: readonly Condition[]): Condition[] {
  const isRequest = (condition: Condition): boolean => condition.kind === 'http.answers';
  return [...conditions.filter((condition) => !isRequest(condition)), ...conditions.filter(isRequest)];
}

/** A container that is just starting or dying refuses commands; that is something seen, not an error. */
async function observeCalmly(
  lab: Lab,
  condition: Condition,
  baseline: Baseline,
  signal?: AbortSignal,
): Promise<Observation> {
  try {
    return await observe(lab, condition, baseline, signal);
  } catch (error) {
    if (error instanceof Failed && error.failure.reason === 'engine-error') {
      return { met: false, observed: error.failure.detail };
    }
    throw error;
  }
}

/** What comes before the signal, or `undefined`. */
async function before<T>(signal: AbortSignal, coming: Promise<T>): Promise<T | undefined> {
  try {
    return await abortable(coming, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** A node that should run in this step and does not. */
async function deadNode(lab: Lab, step: WaitedStep): Promise<string | undefined> {
  const containers = await listContainers(lab.engine, { network: [lab.topology.network] });
  const running = containers.filter((container) => container.State === 'running');
  const names = new Set(running.flatMap(namesOf));
  return step.running.find((node) => !names.has(lab.container(node)));
}

/** What a container has to say at the end: state, exit code, last lines of its log. */
async function lastWords(lab: Lab, node: string): Promise<LastWords> {
  const name = lab.container(node);
  const found = await findContainer(lab.engine, name);
  if (!found) return { node, status: 'gone', exitCode: undefined, lastLines: [] };
  const { State } = found;
  const lastLines = (await ifThere(lastLogLines(lab.engine, name, shownLogLines))) ?? [];
  const exitCode = State.Running ? undefined : State.ExitCode;
  return { node, status: State.Status, exitCode, lastLines: lastLines.slice(-shownLogLines) };
}

function lastLook(step: WaitedStep, unmet: Look | undefined, elapsedMs: number): LastLook {
  const condition = unmet ? describeCondition(unmet.condition) : 'all containers of the step run';
  return { condition, observed: unmet?.observed ?? '', step: step.name, elapsedMs: Math.round(elapsedMs) };
}
