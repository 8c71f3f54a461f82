import { now } from './clock.js';
import type { Connection, Ended, Method } from './connection.js';
import { FailureList } from './failure-list.js';
import { Journal, emptyEntry, type Entry } from './journal.js';
import { Numbered } from './numbered.js';
import type { AnswerSeen, Window } from './recording.js';
import type { RequestRecorder } from './request-recorder.js';
import { Tally, repetitionGroup } from './tally.js';

/** A request that has begun and not ended. */
export interface UnderWay {
  readonly group: number;
  readonly startedAt: number;
}

/** What becomes of each attempt: in the journal, in the sum of all, and for those who wait for an answer. */
export class RequestLog {
  readonly startedAt = now();
  readonly journal: Journal;
  readonly failures = new FailureList();
  readonly backends = new Numbered([''], 65_535, 'other');
  readonly kinds = new Numbered([''], 255, 'other');
  /** By address; there are no more than numbers for them. */
  private readonly latest = new Map<number, AnswerSeen>();
  private readonly underWay = new Map<Connection, UnderWay>();
  private readonly watches = new Set<(answer: AnswerSeen) => void>();
  private readonly total = new Tally(this.startedAt, this.startedAt);
  private readonly entry = emptyEntry();

  constructor(
    remembered: number,
    private readonly recorder?: RequestRecorder,
  ) {
    this.journal = new Journal(remembered);
  }

  begin(connection: Connection, method: Method, isRepetition: boolean): void {
    const group = isRepetition ? repetitionGroup : (connection.kept ? 0 : 2) + (method === 'POST' ? 1 : 0);
    this.underWay.set(connection, { group, startedAt: connection.startedAt ?? now() });
    this.recorder?.begin();
  }

  /** An attempt has ended. */
  end(connection: Connection, ended: Ended): void {
    const group = this.underWay.get(connection)?.group ?? 0;
    this.underWay.delete(connection);
    this.recorder?.end(ended);
    const { entry } = this;
    entry.endedAt = ended.at;
    entry.startedAt = ended.startedAt;
    entry.sentAt = ended.sentAt ?? NaN;
    entry.backend = this.backends.number(ended.backend ?? '');
    entry.group = group;
    entry.failure = ended.kind === undefined ? 0 : this.kinds.number(ended.kind);
    this.journal.add(entry);
    this.total.add(entry);
    if (ended.kind !== undefined) return;
    this.total.answered(ended.at);
    const answer = this.answerOf(entry);
    this.latest.set(entry.backend, answer);
    for (const watch of this.watches) watch(answer);
  }

  /** The latest answer by a backend. */
  lastAnswer(address: string): AnswerSeen | undefined {
    const number = this.backends.known(address);
    return number === undefined ? undefined : this.latest.get(number);
  }

  /** Calls back at each answer until the returned function is called. */
  watch(seen: (answer: AnswerSeen) => void): () => void {
    this.watches.add(seen);
    return () => this.watches.delete(seen);
  }

  /** What is under way now, of what was sent in a time. */
  waiting(from: number, to: number, at: number): (UnderWay & { readonly ms: number })[] {
    return [...this.underWay.values()]
      .filter(({ startedAt }) => startedAt >= from && startedAt < to)
      .map((one) => ({ ...one, ms: at - one.startedAt }));
  }

  /** The whole until now. */
  whole(): Window {
    const at = now();
    return this.total.window(at, true, this.waiting(0, Infinity, at), this.names);
  }

  answerOf({ backend, endedAt, startedAt, sentAt }: Entry): AnswerSeen {
    return { address: this.backends.word(backend), at: endedAt, startedAt, sentAt };
  }

  get names(): { readonly backends: Numbered; readonly failures: Numbered } {
    return { backends: this.backends, failures: this.kinds };
  }
}
