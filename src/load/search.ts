import { setImmediate as breathe } from 'node:timers/promises';
import { now } from './clock.js';
import type { RequestLog } from './request-log.js';
import { emptyEntry, type Entry } from './journal.js';
import type { AnswerSeen, SentAfter, Window } from './recording.js';
import { Tally } from './tally.js';

/** Entries that are read at once, in well under a millisecond: requests must not wait for a question. */
const slice = 10_000;

/** What was sent from a moment on and before another. */
export async function windowOf(log: RequestLog, from: number, to: number): Promise<Window> {
  const at = now();
  const end = Math.min(to, at);
  const { journal } = log;
  const start = journal.firstEndedSince(from);
  const waiting = log.waiting(from, to, at);
  // A forgotten answer may be what a silence began with.
  const tally = new Tally(from, silenceBegan(log, start, from));
  const isComplete = await scan(log, start, (entry) => {
    if (entry.failure === 0 && entry.endedAt <= end) tally.answered(entry.endedAt);
    if (entry.startedAt >= from && entry.startedAt < to) tally.add(entry);
    return false;
  });
  return tally.window(end, isComplete && journal.reachesBackTo(from), waiting, log.names);
}

/** The first answer by a backend at or after a moment. */
export async function firstAnswer(
  log: RequestLog,
  address: string,
  since: number,
): Promise<AnswerSeen | undefined> {
  const last = log.lastAnswer(address);
  if (!last || last.at < since) return undefined;
  const backend = log.backends.known(address);
  let found: AnswerSeen | undefined;
  await scan(log, log.journal.firstEndedSince(since), (entry) => {
    if (entry.backend === backend && entry.failure === 0) found ??= log.answerOf(entry);
    return found !== undefined;
  });
  return found;
}

/** What a backend answered of that which was sent after a moment. */
export async function sentAfter(log: RequestLog, address: string, moment: number): Promise<SentAfter> {
  const backend = log.backends.known(address);
  let count = 0;
  let lastSentAt: number | undefined;
  const { journal } = log;
  const isComplete = await scan(log, journal.firstEndedSince(moment), (entry) => {
    if (entry.backend !== backend || entry.failure !== 0 || entry.sentAt <= moment) return false;
    count += 1;
    lastSentAt = Math.max(lastSentAt ?? 0, entry.sentAt);
    return false;
  });
  return { count, lastSentAt, complete: isComplete && journal.reachesBackTo(moment) };
}

/** Reads from an entry to the last of now, unless the reader says that it has enough; false if some were forgotten meanwhile. */
async function scan(
  { journal }: RequestLog,
  start: number,
  read: (entry: Entry) => boolean,
): Promise<boolean> {
  const entry = emptyEntry();
  const end = journal.count;
  for (let next = start; next < end; await breathe()) {
    if (next < journal.oldest) return false;
    for (const stop = Math.min(end, next + slice); next < stop; next++) {
      if (read(journal.read(next, entry))) return true;
    }
  }
  return true;
}

/** When the last answer before an entry came; the given moment where none is remembered nearby. */
function silenceBegan({ journal, startedAt }: RequestLog, start: number, from: number): number {
  const entry = emptyEntry();
  const lowest = Math.max(journal.oldest, start - slice);
  for (let number = start - 1; number >= lowest; number--) {
    if (journal.read(number, entry).failure === 0) return entry.endedAt;
  }
  return lowest === 0 ? startedAt : from;
}
