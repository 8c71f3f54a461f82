import type { Connection, Ended, Method } from './connection.js';
import type { LoadFailure, Repetition } from './recording.js';

const mostFailures = 10_000;
const mostAtOnce = 1000;

/** Failures one by one, and what becomes of those that are repeated. */
export class FailureList {
  private readonly first: LoadFailure[] = [];
  private readonly counts = { answered: 0, givenUp: 0, pending: 0 };
  private next = 0;

  /** A request failed; the number that it has from now on. */
  add(connection: Connection, method: Method, ended: Ended, isRepeated: boolean): number {
    const id = this.next++;
    if (isRepeated) this.counts.pending += 1;
    if (this.first.length < mostFailures) {
      this.first.push({
        id,
        startedAt: ended.startedAt,
        at: ended.at,
        kind: ended.kind ?? '',
        method,
        connection: connection.kept ? 'kept' : 'new',
        reused: ended.reused,
        unsent: ended.sentAt === undefined,
        backend: ended.backend,
        repetition: isRepeated
          ? { state: 'pending', attempts: 0, at: undefined, backend: undefined }
          : undefined,
      });
    }
    return id;
  }

  /** How its repetition ended. */
  settle(id: number, repetition: Repetition): void {
    this.counts.pending -= 1;
    if (repetition.state === 'answered') this.counts.answered += 1;
    else this.counts.givenUp += 1;
    const failure = this.first[id];
    if (failure) this.first[id] = { ...failure, repetition };
  }

  get repeated(): { answered: number; givenUp: number; pending: number } {
    return { ...this.counts };
  }

  from(id: number): LoadFailure[] {
    return this.first.slice(id, id + mostAtOnce);
  }
}
