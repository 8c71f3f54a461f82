import { now } from '../../lab/load/clock.js';
import { Books } from './books.js';
import { order, settings, type Query, type Reply, type Report } from './messages.js';
import type { AnswerSeen, Target, Totals } from './recording.js';
import { firstAnswer, sentAfter, windowOf } from './search.js';
import { Sender } from './sender.js';

// The program of the client's own process: it is told what to do by the one who started it, and ends with it.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of a terminal; when to end is for the one who started this.
process.on('SIGINT', () => undefined);

const marks = new Map<string, number>();
const mostMarks = 100_000;
let target: Target | undefined;
let running: { readonly books: Books; readonly sender: Sender } | undefined;
let totals: Promise<Totals> | undefined;

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
  const books = new Books(options.remembered);
  const sender = new Sender(options, target, books);
  running = { books, sender };
  sender.start();
  setTimeout(() => void stop(), options.longestS * 1000);
}

async function answer(query: Query, { books }: { readonly books: Books }): Promise<Reply> {
  switch (query.type) {
    case 'mark': {
      const at = now();
      if (marks.size < mostMarks) marks.set(query.name, at);
      return { type: 'mark', value: at };
    }
    case 'totals':
      return { type: 'totals', value: whole() };
    case 'stop':
      return { type: 'totals', value: await stop() };
    case 'last-answer':
      return { type: 'answer', value: books.lastAnswer(query.address) };
    case 'failures':
      return { type: 'failures', value: books.failures.from(query.fromId) };
    case 'window':
      return withMoments([query.from, query.to ?? now()], async (from, to) => {
        return { type: 'window', value: await windowOf(books, from, to) };
      });
    case 'sent-after':
      return withMoments([query.moment], async (moment) => {
        return { type: 'sent-after', value: await sentAfter(books, query.address, moment) };
      });
    case 'first-answer':
      return withMoments([query.since], async (since) => {
        return { type: 'answer', value: await awaitAnswer(books, query.address, since, query.waitMs) };
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
  books: Books,
  address: string,
  since: number,
  waitMs: number,
): Promise<AnswerSeen | undefined> {
  if (waitMs === 0) return firstAnswer(books, address, since);
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
    const unwatch = books.watch((one) => {
      if (one.address !== address || one.at < since) return;
      seen ??= one;
      if (isSearched) end(seen);
    });
    void firstAnswer(books, address, since).then((found) => {
      isSearched = true;
      if (found ?? seen) end(found ?? seen);
    });
  });
}

function stop(): Promise<Totals> {
  totals ??= (running?.sender.stop() ?? Promise.resolve()).then(whole);
  return totals;
}

function whole(): Totals {
  if (!running) throw new Error('nothing has been sent');
  const { books, sender } = running;
  const { user, system } = process.cpuUsage();
  return {
    ...books.whole(),
    repeated: books.failures.repeated,
    skipped: sender.skipped,
    connectionsOpened: sender.connectionsOpened,
    cpuMs: (user + system) / 1000,
    memoryBytes: process.memoryUsage.rss(),
  };
}

function tell(report: Report): void {
  process.send?.(report);
}
