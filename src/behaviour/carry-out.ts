import type { QuestionId } from '../check/question.js';
import { Failed } from '../failure.js';
import type { Observation } from '../lab/conditions.js';
import type { Lab } from '../lab/lab.js';
import { until } from '../until.js';
import type { Moment, Seen, Sight } from './sight.js';

/** Pause between two looks: each starts a process in a container. */
const everyMs = 300;

export interface CarriedOut {
  readonly seen: readonly Seen[];
  /** Sights that nobody came to, since the time was over or the lab could not be brought so far. */
  readonly missed: readonly Sight[];
  /** Milliseconds by question that were spent on it. */
  readonly elapsed: ReadonlyMap<QuestionId, number>;
}

/**
 * Brings a lab from moment to moment, and looks at what is to be seen. A question that has failed is not looked at again,
 * which bounds the time that a lab takes in which nothing works.
 *
 * @param signal ends it all
 * @param deadline ends it with what was seen so far
 */
export async function carryOut(
  lab: Lab,
  moments: readonly Moment[],
  {
    signal,
    deadline,
    onMoment,
  }: { signal: AbortSignal; deadline: AbortSignal; onMoment: (name: string) => void },
): Promise<CarriedOut> {
  const seen: Seen[] = [];
  const missed: Sight[] = [];
  const elapsed = new Map<QuestionId, number>();
  const ending = AbortSignal.any([signal, deadline]);
  const hasFailed = (question: QuestionId): boolean =>
    seen.some(({ sight, met }) => sight.question === question && met === false);
  let isOver = false;
  for (const moment of moments) {
    const sights = moment.sights.flat();
    if (isOver || hasFailed('B0') || ending.aborted) {
      missed.push(...sights);
      continue;
    }
    onMoment(moment.name);
    const refusal = await carefully(() => moment.act(lab, ending), signal, deadline);
    if (refusal !== undefined) {
      // A container that the engine does not start is what there is to see of it.
      const [first] = sights;
      if (first && refusal !== 'over')
        seen.push({ sight: first, moment: moment.name, met: false, observed: refusal, elapsedMs: 0 });
      missed.push(...sights.slice(refusal === 'over' ? 0 : 1));
      isOver = true;
      continue;
    }
    for (const group of moment.sights) {
      await Promise.all(
        group.map(async (sight) => {
          if (hasFailed(sight.question)) return;
          const clock = performance.now();
          const one = await lookAt(lab, sight, signal, deadline);
          const elapsedMs = performance.now() - clock;
          elapsed.set(sight.question, (elapsed.get(sight.question) ?? 0) + elapsedMs);
          if (one === 'over') missed.push(sight);
          else seen.push({ sight, moment: moment.name, ...one, elapsedMs });
        }),
      );
    }
  }
  signal.throwIfAborted();
  return { seen, missed, elapsed };
}

/** Looks until it is to be seen, or cannot be told, or its time is over. */
async function lookAt(
  lab: Lab,
  { look, withinMs }: Sight,
  signal: AbortSignal,
  deadline: AbortSignal,
): Promise<{ met: boolean | undefined; observed: string } | 'over'> {
  const ending = AbortSignal.any([signal, deadline]);
  let last: Observation = { met: false, observed: 'nothing' };
  const once = async (): Promise<{ met: boolean | undefined; observed: string } | undefined> => {
    const now = await calmly(() => look(lab, ending));
    if (now === undefined) return { met: undefined, observed: '' };
    last = now;
    return now.met ? now : undefined;
  };
  try {
    return (await until(once, { everyMs, withinMs, signal: ending })) ?? last;
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return 'over';
    throw error;
  }
}

/** A container that does not run refuses commands, which is something seen. */
async function calmly(look: () => Promise<Observation | undefined>): Promise<Observation | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Failed && error.failure.reason === 'engine-error')
      return { met: false, observed: error.failure.detail };
    throw error;
  }
}

/** What the engine, or a container, had against it; `over` where the time was. */
async function carefully(
  work: () => Promise<void>,
  signal: AbortSignal,
  deadline: AbortSignal,
): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return 'over';
    if (error instanceof Failed && ['engine-error', 'expectation-failed'].includes(error.failure.reason))
      return 'detail' in error.failure ? error.failure.detail : error.message;
    throw error;
  }
}
