import { Failed } from '../failure.js';
import type { LoadProcess } from '../load/load-process.js';
import type { LoadFailure } from '../load/recording.js';
import type { Promises } from './promises.js';
import { wallTime } from './wall-time.js';
import { judgeRequest, longestRepeatMs, type Ours } from './invariants/judge-requests.js';

/** A failure is judged when its repetition has had its time, and the probe has said when HAProxy was back. */
const judgeAfterMs = longestRepeatMs + 500;
/** The client remembers no more failures one by one. */
const mostFailures = 10_000;

/** Asks the client for failed requests, and brings them to the judge in their order. */
export class RequestsWatch {
  /** Number of the first that is not judged yet. */
  private next = 0;

  constructor(
    private readonly load: LoadProcess,
    private readonly promises: Promises,
    private readonly spans: () => Ours,
  ) {}

  /** Judges those that are old enough at this moment; with `Infinity` all of them. */
  async judge(now: number): Promise<void> {
    this.promises.judge('requests', undefined);
    for (;;) {
      const failures = await this.load.failures(this.next);
      const ripe = failures.filter(({ at }) => wallTime(at) + judgeAfterMs <= now);
      for (const failure of ripe) this.judgeOne(failure);
      this.next += ripe.length;
      if (this.next >= mostFailures) {
        const detail = `more than ${mostFailures} requests failed`;
        throw new Failed({ reason: 'expectation-failed', doing: 'judging requests', detail });
      }
      if (ripe.length === 0 || ripe.length < failures.length) return;
    }
  }

  /** The last failures, for the evidence. */
  async latest(): Promise<readonly LoadFailure[]> {
    return this.load.failures(Math.max(0, this.next - 200));
  }

  private judgeOne({
    startedAt,
    at,
    kind,
    method,
    connection,
    reused,
    backend,
    repetition,
  }: LoadFailure): void {
    const where = reused ? 'a connection that was in use before' : `a new connection (${connection})`;
    const answeredAt = repetition?.state === 'answered' ? repetition.at : undefined;
    const failed = {
      from: wallTime(startedAt),
      to: wallTime(at),
      error: `${method} on ${where}${backend === undefined ? '' : ` by ${backend}`}: ${kind}`,
      answeredAt: answeredAt === undefined ? undefined : wallTime(answeredAt),
    };
    this.promises.judge('requests', judgeRequest(failed, this.spans()));
  }
}
