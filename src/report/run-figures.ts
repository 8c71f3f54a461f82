import { z } from 'zod';
import { requestsFile, timelineFile, type TimelineMoment } from './drawings/timeline/timeline-file.js';

/** What a run cost its client, of `timeline.json` and `requests.json`. */
export interface RunFigures extends Cost {
  readonly sent: number;
  readonly answered: number;
  /** Failed before any web application had answered: nobody could have. */
  readonly before: number;
  readonly slowestMs: number;
  /** In the order in which they happened. */
  readonly events: readonly EventCost[];
  /** No shorter time without an answer is recorded. */
  readonly resolutionMs: number;
}

/** What was lost in a time, of how many requests of that time: the lost ones and those that a web application answered. */
export interface Cost {
  readonly lost: number;
  readonly of: number;
  /** 0 where it was shorter than what is recorded. */
  readonly longestSilenceMs: number;
}

/** The cost of what was done to nodes, until the next thing that was done. */
export interface EventCost extends Cost, Pick<TimelineMoment, 'kind' | 'nodes'> {}

const requestsSchema = requestsFile.extend({
  silences: z.array(z.object({ fromMs: z.number(), toMs: z.number() })).max(100_000),
  latencyMs: z.object({ max: z.number().min(0) }),
  failures: z.array(z.object({ sentAtMs: z.number() })).max(1000),
});

/** Reads the figures of a run; `undefined` where a file is not what it should be. */
export function figuresOf(timelineJson: unknown, requestsJson: unknown): RunFigures | undefined {
  const timeline = timelineFile.safeParse(timelineJson).data;
  const requests = requestsSchema.safeParse(requestsJson).data;
  if (!timeline || !requests) return undefined;
  const moments = timeline.moments.toSorted((left, right) => left.atMs - right.atMs);
  const { sent, answered, failed, beforeFirstBackend: before } = requests;
  const whole = costBetween(requests, -Infinity, Infinity);
  return {
    ...{ sent, answered, before },
    // The file lists the first thousand failures; it counts all of them.
    ...{ lost: failed - before, of: answered + failed - before, longestSilenceMs: whole.longestSilenceMs },
    slowestMs: requests.latencyMs.max,
    resolutionMs: requests.binMs,
    events: moments.map(({ atMs, kind, nodes }, index) => {
      return { kind, nodes, ...costBetween(requests, atMs, moments[index + 1]?.atMs ?? Infinity) };
    }),
  };
}

/** A request belongs to the time in which it was sent; one that is answered is so at once, beside the width of a bin. */
function costBetween(
  { failures, silences, bins }: z.infer<typeof requestsSchema>,
  fromMs: number,
  toMs: number,
): Cost {
  const within = (atMs: number): boolean => atMs >= fromMs && atMs < toMs;
  const lost = failures.filter(({ sentAtMs }) => within(sentAtMs)).length;
  const answers = bins
    .filter(({ atMs }) => within(atMs))
    .flatMap(({ byBackend }) => Object.values(byBackend));
  const silent = silences.filter((one) => within(one.fromMs)).map((one) => one.toMs - one.fromMs);
  return {
    lost,
    of: lost + answers.reduce((sum, count) => sum + count, 0),
    longestSilenceMs: Math.max(0, ...silent),
  };
}
