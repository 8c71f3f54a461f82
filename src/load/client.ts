import { now } from './clock.js';
import { RequestLog } from './request-log.js';
import { order, settings, type Query, type Reply, type Notice } from './messages.js';
import type { AnswerSeen, Target, Totals } from './recording.js';
import type { RequestRecord } from './request-record.js';
import { RequestRecorder } from './request-recorder.js';
import { firstAnswer, sentAfter, windowOf } from './search.js';
import { Sender } from './sender.js';

// The program of the client's own process: it is told what to do by the one who started it, and ends with it.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of a terminal; when to end is for the one who started this.
process.on('SIGINT', () => undefined);

const marks = new Map<string, number>();
const mostMarks = 100_000;
let target: Target | undefined;
let running:
  | { readonly log: RequestLog; readonly sender: Sender; readonly recorder: RequestRecorder | undefined }
  | undefined;
let ended: Promise<{ readonly totals: Totals; readonly record: RequestRecord | undefined }> | undefined;

process.on('message', (message) => {
  const told = order.parse(message);
  if (told.type === 'target') {
    if (target) Object.assign(target, told.target);
  } else if (told.type === 'start') {
    start(settings.parse(told.options));
    tell({ type: 'started' });
  } else if (running) {
    const { id, query } = told;
    void answer(query, running).then((reply) => tell({ type: 'reply', id, reply }));
  }
});
tell({ type: 'ready' });

function start(options: ReturnType<typeof settings.parse>): void {
  target = { ...options.target };
  const recorder = options.record && new RequestRecorder(options.record.backends);
  const log = new RequestLog(options.remembered, recorder);
  const sender = new Sender(options, target, log);
  running = { log, sender, recorder };
  sender.start();
  setTimeout(() => void stop(), options.longestS * 1000);
}

async function answer(query: Query, { log }: { readonly log: RequestLog }): Promise<Reply> {
  switch (query.type) {
    case 'mark': {
      const at = now();
      if (marks.size < mostMarks) marks.set(query.name, at);
      return { type: 'mark', value: at };
    }
    case 'totals':
      return { type: 'totals', value: whole() };
    case 'stop':
      return { type: 'totals', value: (await stop()).totals };
    case 'record':
      return { type: 'record', value: (await stop()).record };
    case 'last-answer':
      return { type: 'answer', value: log.lastAnswer(query.address) };
    case 'failures':
      return { type: 'failures', value: log.failures.from(query.fromId) };
    case 'window':
      return withMoments([query.from, query.to ?? now()], async (from, to) => {
        return { type: 'window', value: await windowOf(log, from, to) };
      });
    case 'sent-after':
      return withMoments([query.moment], async (moment) => {
        return { type: 'sent-after', value: await sentAfter(log, query.address, moment) };
      });
    case 'first-answer':
      return withMoments([query.since], async (since) => {
        return { type: 'answer', value: await awaitAnswer(log, query.address, since, query.waitMs) };
      });
  }
}

/** Names of marks become the moments that they stand for. */
async function withMoments(
  moments: readonly (number | string)[],
  act: (first: number, second: number) => Promise<Reply>,
): Promise<Reply> {
  const times = moments.map((moment) => (typeof moment === 'number' ? moment : marks.get(moment)));
  const unknown = times.indexOf(undefined);
  if (unknown >= 0) return { type: 'unknown-mark', value: String(moments[unknown]) };
  return act(times[0] ?? 0, times[1] ?? 0);
}

/** An answer that is there already, or the first that comes in time. */
function awaitAnswer(
  log: RequestLog,
  address: string,
  since: number,
  waitMs: number,
): Promise<AnswerSeen | undefined> {
  if (waitMs === 0) return firstAnswer(log, address, since);
  return new Promise((resolve) => {
    const end = (found: AnswerSeen | undefined): void => {
      clearTimeout(timer);
      unwatch();
      resolve(found);
    };
    const timer = setTimeout(() => end(undefined), waitMs);
    // Listened to before the search, so that nothing comes between; what the search finds was earlier.
    let seen: AnswerSeen | undefined;
    let isSearched = false;
    const unwatch = log.watch((one) => {
      if (one.address !== address || one.at < since) return;
      seen ??= one;
      if (isSearched) end(seen);
    });
    void firstAnswer(log, address, since).then((found) => {
      isSearched = true;
      if (found ?? seen) end(found ?? seen);
    });
  });
}

/** Ends the load, and keeps how it stood then. */
function stop(): NonNullable<typeof ended> {
  ended ??= (running?.sender.stop() ?? Promise.resolve()).then(() => {
    return { totals: whole(), record: running?.recorder?.record() };
  });
  return ended;
}

function whole(): Totals {
  if (!running) throw new Error('nothing has been sent');
  const { log, sender } = running;
  const { user, system } = process.cpuUsage();
  return {
    ...log.whole(),
    repeated: log.failures.repeated,
    skipped: sender.skipped,
    connectionsOpened: sender.connectionsOpened,
    cpuMs: (user + system) / 1000,
    memoryBytes: process.memoryUsage.rss(),
  };
}

function tell(notice: Notice): void {
  process.send?.(notice);
}
