import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Failed } from '../../src/failure.js';
import { LoadProcess } from '../../src/load/load-process.js';
import type { Counts, LoadOptions, Totals, Window } from '../../src/load/recording.js';
import { MisbehavingServer, address, type Deed } from './misbehaving-server.js';

type Rest = Omit<LoadOptions, 'target'>;

function start({ port }: MisbehavingServer, options: Rest = {}): Promise<LoadProcess> {
  return LoadProcess.start({ target: { host: '127.0.0.1', port }, ...options });
}

function balances({ sent, answered, failed, underWay, failedBy }: Counts): void {
  assert.equal(answered + failed + underWay, sent);
  assert.equal(
    Object.values(failedBy).reduce((all, one) => all + one, 0),
    failed,
  );
}

function addsUp(window: Window): void {
  const { all, keptGet, keptPost, newGet, newPost, repetitions, backends, latencies } = window;
  for (const counts of [all, keptGet, keptPost, newGet, newPost, repetitions]) balances(counts);
  assert.equal(keptGet.sent + keptPost.sent + newGet.sent + newPost.sent, all.sent);
  assert.equal(
    Object.values(backends).reduce((sum, { answered }) => sum + answered, 0),
    all.answered + repetitions.answered,
  );
  assert.equal(latencies.count, all.answered);
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof Failed &&
    error.failure.reason === 'usage' &&
    error.failure.message.includes('of this machine only')
  );
}

function endedBy(signal: string): (error: unknown) => boolean {
  return (error) =>
    error instanceof Failed &&
    error.failure.reason === 'expectation-failed' &&
    error.failure.detail.startsWith(`the client ended with ${signal}`);
}

/** What is seen of this many requests, and a few more. */
async function worked(server: MisbehavingServer, options: Rest, requests: number): Promise<Totals> {
  using load = await start(server, options);
  while ((await load.totals()).all.sent < requests) await pause(20);
  const totals = await load.stop();
  addsUp(totals);
  return totals;
}

describe('the load process', { timeout: 300_000 }, () => {
  const tries: { deeds: Deed[]; kind?: string; lost?: Deed; rate?: number }[] = [
    { deeds: ['answer'] },
    { deeds: ['in pieces'] },
    { deeds: ['chunked'] },
    { deeds: ['until close'] },
    { deeds: ['say close'] },
    { deeds: ['answer', 'answer', 'close'], lost: 'close', kind: 'closed' },
    { deeds: ['answer', 'answer', 'reset'], lost: 'reset', kind: 'ECONNRESET' },
    { deeds: ['answer', 'break off'], lost: 'break off', kind: 'closed' },
    { deeds: ['answer', 'answer', 'answer', 503], lost: 503, kind: '503' },
    { deeds: ['answer', 'garbage'], lost: 'garbage', kind: 'malformed' },
    { deeds: ['answer', 'nameless'], lost: 'nameless', kind: 'no-backend' },
    { deeds: ['answer', 'answer', 'answer', 'answer', 'stall'], lost: 'stall', kind: 'timeout' },
  ];
  for (const keepAliveShare of [0, 1]) {
    for (const { deeds, kind, lost } of tries) {
      it(`counts exactly where a server does ${deeds.join(', ')}; share of kept connections ${keepAliveShare}`, async () => {
        await using server = await new MisbehavingServer(deeds).open();
        const seen = await worked(server, { rate: 300, keepAliveShare, timeoutMs: 1000 }, 60);
        assert.equal(seen.all.sent, server.lines.length);
        assert.deepEqual(
          seen.all.failedBy,
          lost === undefined || kind === undefined ? {} : { [kind]: server.count(lost) },
        );
        assert.equal(seen.connectionsOpened, server.connections.length);
        assert.equal(seen.all.underWay, 0);
      });
    }
  }

  it('sends at its pace, half of it on connections that stay and half on new ones', async () => {
    await using server = await new MisbehavingServer().open();
    const seen = await worked(server, { rate: 400 }, 400);
    const due = ((seen.to - seen.from) * 400) / 1000;
    assert.ok(seen.all.sent <= due + 2, `${seen.all.sent} of ${due}`);
    assert.ok(seen.all.sent + seen.skipped >= 0.8 * due, `${seen.all.sent} and ${seen.skipped} of ${due}`);
    assert.ok(Math.abs(seen.keptGet.sent - seen.newGet.sent) <= seen.all.sent / 10);
    assert.equal(seen.connectionsOpened, seen.newGet.sent + 8);
  });

  it('sends as many as go', async () => {
    await using server = await new MisbehavingServer().open();
    const seen = await worked(server, { rate: 'full', keepAliveShare: 1 }, 3000);
    const perSecond = (seen.all.answered / (seen.to - seen.from)) * 1000;
    assert.ok(perSecond > 500, `${perSecond} a second`);
    assert.equal(seen.all.failed, 0);
  });

  it('tells what it could not send since all connections were waiting', async () => {
    await using server = await new MisbehavingServer(['slow']).open();
    const seen = await worked(server, { connections: 2, keepAliveShare: 1, rate: 200 }, 10);
    assert.ok(seen.skipped > 20, `${seen.skipped} skipped`);
    assert.ok(seen.latencies.p50 >= 118, `${seen.latencies.p50} ms`);
  });

  it('sends POSTs in their share, counts them separately and never repeats them', async () => {
    await using server = await new MisbehavingServer(['reset']).open();
    const seen = await worked(server, { rate: 200, postShare: 0.25, repeat: { withinMs: 50 } }, 60);
    const posts = seen.keptPost.sent + seen.newPost.sent;
    assert.equal(posts, server.lines.filter((one) => one.startsWith('POST')).length);
    assert.ok(Math.abs(posts / seen.all.sent - 0.25) < 0.05);
    // An attempt may run out of its time before the server has read it.
    const unread = seen.repetitions.sent + seen.all.sent - server.lines.length;
    assert.ok(
      unread >= 0 && unread <= (seen.repetitions.failedBy['timeout'] ?? 0),
      `${unread} were not read`,
    );
    const gets = seen.keptGet.failed + seen.newGet.failed;
    assert.deepEqual(seen.repeated, { answered: 0, givenUp: gets, pending: 0 });
  });

  it('repeats a failed GET until it is answered, and tells both', async () => {
    await using server = await new MisbehavingServer(['reset', 'reset', 'answer']).open();
    using load = await start(server, {
      connections: 1,
      keepAliveShare: 1,
      rate: 50,
      repeat: { withinMs: 1000 },
    });
    while ((await load.failures()).length < 4) await pause(20);
    const seen = await load.stop();
    addsUp(seen);
    const failures = await load.failures();
    assert.equal(seen.all.failed, failures.length);
    assert.equal(seen.repeated.answered, failures.length);
    for (const { repetition, at, kind } of failures) {
      assert.equal(kind, 'ECONNRESET');
      assert.equal(repetition?.state, 'answered');
      assert.equal(repetition.attempts, 2);
      assert.equal(repetition.backend, address);
      assert.ok((repetition.at ?? 0) > at);
    }
    assert.deepEqual(await load.failures(failures.length - 1), failures.slice(-1));
  });

  it('asks a target that is away no faster than once in 4 ms a connection, and goes on when it is back', async () => {
    await using server = await new MisbehavingServer().open();
    using load = await start(server, { connections: 4, rate: 'full', keepAliveShare: 0.5 });
    await load.waitForAnswer(address, 0, 2000);
    await server.leave();
    const away = await load.mark('away');
    await pause(300);
    const { all, from, to } = await load.window(away);
    await server.open();
    assert.ok(await load.waitForAnswer(address, await load.mark('back'), 2000));
    assert.ok(all.sent > 4 && all.sent <= (4 * (to - from)) / 4 + 4, `${all.sent} in ${to - from} ms`);
    // One request a connection may have been under way when the server left, and ends after the mark in its own way.
    const underWay = all.sent - (all.failedBy['ECONNREFUSED'] ?? 0);
    assert.ok(underWay <= 4, `${underWay} were not refused: ${JSON.stringify(all)}`);
    const refused = (await load.failures()).find(({ kind }) => kind === 'ECONNREFUSED');
    assert.equal(refused?.unsent, true);
    addsUp(await load.stop());
  });

  it('tells answers by backend since a moment, and what was sent after one', async () => {
    await using server = await new MisbehavingServer(['answer'], '10.0.0.1').open();
    using load = await start(server, { rate: 200 });
    assert.ok(await load.waitForAnswer('10.0.0.1', 0, 2000));
    const waiting = load.waitForAnswer('10.0.0.2', 'change', 2000);
    await assert.rejects(waiting, /no mark change/);
    server.backend = '10.0.0.2';
    const change = await load.mark('change');
    const first = await load.waitForAnswer('10.0.0.2', 'change', 2000);
    assert.ok(first && first.at >= change && first.sentAt >= first.startedAt && first.at >= first.sentAt);
    assert.deepEqual(await load.firstAnswer('10.0.0.2', change), first);
    assert.equal(await load.firstAnswer('10.0.0.3', 0), undefined);
    assert.equal(await load.waitForAnswer('10.0.0.3', 0, 20), undefined);
    while ((await load.window('change')).all.answered < 20) await pause(20);
    const last = await load.lastAnswer('10.0.0.1');
    assert.ok(last && last.sentAt < change);
    await load.mark('end');
    const { backends } = await load.window('change', 'end');
    assert.ok((backends['10.0.0.2']?.answered ?? 0) >= 20);
    const late = await load.sentAfter('10.0.0.2', change);
    assert.ok(late.count >= (backends['10.0.0.2']?.answered ?? 0) && late.complete);
    assert.deepEqual(await load.sentAfter('10.0.0.1', change), { count: 0, complete: true });
  });

  it('cuts the load into windows without losing or doubling a request', async () => {
    await using server = await new MisbehavingServer(['answer', 'answer', 503, 'slow']).open();
    using load = await start(server, { rate: 300 });
    const times: number[] = [];
    for (let index = 0; index < 5; index++) {
      times.push(await load.mark(`m${index}`));
      await pause(60);
      addsUp(await load.window(`m${index}`));
    }
    const totals = await load.stop();
    const edges = [totals.from, ...times, totals.to];
    const parts = await Promise.all(edges.slice(1).map((to, index) => load.window(edges[index] ?? 0, to)));
    parts.forEach(addsUp);
    const sum = (of: (window: Window) => number): number => parts.map(of).reduce((all, one) => all + one, 0);
    assert.equal(
      sum(({ all }) => all.sent),
      totals.all.sent,
    );
    assert.equal(
      sum(({ all }) => all.failedBy['503'] ?? 0),
      server.count(503),
    );
    assert.equal(Math.max(...parts.map(({ longestSilence }) => longestSilence.ms)), totals.longestSilence.ms);
    assert.ok(parts.every(({ complete }) => complete));
  });

  it('sees a silence, and how long a request waits that is not answered yet', async () => {
    await using server = await new MisbehavingServer().open();
    using load = await start(server, { rate: 200, timeoutMs: 5000 });
    await load.waitForAnswer(address, 0, 2000);
    server.deeds = ['stall'];
    const moment = await load.mark('stall');
    while ((await load.totals()).all.underWay < 16) await pause(20);
    await pause(300);
    const { longestSilence, longestWait, all } = await load.window(moment);
    assert.ok(
      longestSilence.ms >= 280 && longestWait.ms >= 280,
      JSON.stringify({ longestSilence, longestWait }),
    );
    assert.ok(all.underWay > 0 && all.underWay <= 16);
  });

  it('remembers no more than it is told, says so, and keeps the totals right', async () => {
    await using server = await new MisbehavingServer().open();
    using load = await start(server, { rate: 'full', keepAliveShare: 1, remembered: 1000 });
    const moment = await load.mark('begin');
    while ((await load.totals()).all.sent < 5000) await pause(50);
    const totals = await load.stop();
    addsUp(totals);
    assert.equal(totals.all.sent, server.lines.length);
    const window = await load.window(moment);
    assert.equal(window.complete, false);
    assert.ok(window.all.sent <= 1000);
  });

  it('keeps 10,000 failures at most', async () => {
    await using server = await new MisbehavingServer([503]).open();
    using load = await start(server, { connections: 100, rate: 'full', keepAliveShare: 1 });
    while ((await load.totals()).all.failed <= 10_100) await pause(50);
    assert.ok((await load.stop()).all.failed > 10_000);
    assert.equal((await load.failures(9_990)).length, 10);
  });

  it('follows its target to another port', async () => {
    await using old = await new MisbehavingServer(['answer'], '10.0.0.1').open();
    await using other = await new MisbehavingServer(['answer'], '10.0.0.2').open();
    using load = await start(old, { rate: 100 });
    load.retarget({ host: '127.0.0.1', port: other.port });
    assert.ok(await load.waitForAnswer('10.0.0.2', 0, 2000));
  });

  it('stops by itself after its longest time, and answers questions still', async () => {
    await using server = await new MisbehavingServer().open();
    using load = await start(server, { rate: 100, longestS: 0.2 });
    let seen = await load.totals();
    while (seen.to - seen.from < 1000) {
      await pause(100);
      seen = await load.totals();
    }
    const last = await load.lastAnswer(address);
    assert.ok(last && last.startedAt - seen.from < 800);
    assert.equal(seen.all.answered, server.lines.length);
  });

  it('refuses any target but this machine', async () => {
    for (const host of ['localhost', '0.0.0.0', '192.0.2.1', '127.0.0.1.example.org']) {
      await assert.rejects(LoadProcess.start({ target: { host, port: 80 } }), isRefusal);
    }
    await assert.rejects(LoadProcess.start({ target: { host: '127.0.0.1', port: 0 } }), isRefusal);
  });

  it('refuses settings without sense, and names them', async () => {
    await using server = await new MisbehavingServer().open();
    await assert.rejects(start(server, { keepAliveShare: 2 }), /keepAliveShare/);
  });

  it('ends a question when its process is gone', async () => {
    await using server = await new MisbehavingServer().open();
    using load = await start(server);
    const waiting = load.waitForAnswer('10.9.9.9', 0, 60_000);
    load[Symbol.dispose]();
    await assert.rejects(waiting, endedBy('SIGKILL'));
    await assert.rejects(load.totals(), endedBy('SIGKILL'));
  });

  it('dies with the one who started it', async () => {
    await using server = await new MisbehavingServer().open();
    const load = JSON.stringify(new URL('../../src/load/load-process.js', import.meta.url).href);
    const program = `const { LoadProcess } = await import(${load});
      const load = await LoadProcess.start({ target: { host: '127.0.0.1', port: ${server.port} } });
      console.log(load.pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await once(parent.stdout, 'data');
    const pid = Number(String(said[0]));
    assert.ok(isAlive(pid));
    parent.kill('SIGKILL');
    for (let tries = 0; isAlive(pid) && tries < 500; tries++) await pause(10);
    assert.ok(!isAlive(pid));
  });
});

/** Looks without touching; a process that has ended and is not yet waited for counts as ended. */
function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/\) Z /.test(stat);
  } catch {
    return false;
  }
}
