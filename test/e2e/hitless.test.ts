import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setClock } from '../../src/chaos/faults/set-clock.js';
import { containerEnd, killContainer, removeContainer, stopContainer } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { lastLogLines } from '../../src/docker/output.js';
import { startNode } from '../../src/lab/act.js';
import { afterLeave } from '../../src/lab/after-leave.js';
import { claimNetwork } from '../../src/lab/claim-network.js';
import { haproxyServers, isUp } from '../../src/lab/haproxy.js';
import { label } from '../../src/lab/labels.js';
import { Lab } from '../../src/lab/lab.js';
import { removeOwned } from '../../src/lab/remove-owned.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { foreignContainer } from './support/foreign.js';
import { until } from './support/until.js';
import { aTopology, hitlessLab } from '../the-lab.js';

const withinMs = 30_000;
const config = '/usr/local/etc/haproxy/haproxy.cfg';

describe('the images of the variant hitless', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['hitless']);
  });
  after(() => assertNothingLeft(engine));

  it('lose no request when a backend joins, stops or is killed, and keep table, files and members equal', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2', 's3']);
    const lost = await test.underLoad(async () => {
      await startNode(test.lab, 's4');
      await test.serves('s1', 's2', 's3', 's4');
      await stopContainer(engine, test.lab.container('s1'), new AbortController().signal);
      await test.serves('s2', 's3', 's4');
      await killContainer(engine, test.lab.container('s2'));
      await test.serves('s3', 's4');
    });
    assert.deepEqual(lost.failures, []);
    assert.ok(lost.answered > 0);
  });

  it('send a backend nothing more, once they have answered that it leaves', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2']);
    // On a machine with much else to do the answer may be late, and the backend goes without; then it says so.
    const counts: (number | undefined)[] = [];
    for (let tries = 0; tries < 5 && counts.at(-1) === undefined; tries += 1) {
      if (tries > 0) await startNode(test.lab, 's1');
      await test.serves('s1', 's2');
      const lost = await test.underLoad(async () => {
        await stopContainer(engine, test.lab.container('s1'), new AbortController().signal);
      });
      assert.deepEqual(lost.failures, []);
      const log = (await lastLogLines(engine, test.lab.container('s1'), 50)).join('\n');
      counts.push(afterLeave(log));
      assert.ok(counts.at(-1) === 0 || log.includes('1 balancers did not answer'), log);
    }
    assert.equal(counts.at(-1), 0, 'no leave was answered in time');
  });

  it('finish a slow request of a backend that stops', async () => {
    await using test = await HitlessLab.start(engine, ['s1']);
    await test.request('/delay', { method: 'POST', body: '{"delay": 3000}' });
    const slow = test.request('/');
    await until('the request is with the backend', withinMs, async () =>
      (await haproxyServers(test.lab))?.some(({ sessions }) => sessions > 1),
    );
    await stopContainer(engine, test.lab.container('s1'), new AbortController().signal);
    assert.equal((await slow).status, 200);
  });

  it('end by themselves where there is no balancer, and say so', async () => {
    await using test = await HitlessLab.start(engine, ['s1']);
    await removeContainer(engine, test.lab.container('ha'));
    const s2 = test.lab.container('s2');
    await startNode(test.lab, 's2');
    const logHas = async (part: string): Promise<boolean> =>
      (await lastLogLines(engine, s2, 50)).some((line) => line.includes(part));
    await until('s2 listens', withinMs, () => logHas('listens on port'));
    await stopContainer(engine, s2, new AbortController().signal);
    assert.equal(await containerEnd(engine, s2, new AbortController().signal), 0);
    assert.ok(await logHas('no balancer is known'));
  });

  it('repeat what may be repeated, and never a POST that a backend may have seen', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2']);
    await test.shell('s1', 'pkill -STOP -x node');
    const posts = [1, 2, 3, 4].map(() => test.request('/delay', { method: 'POST', body: '{"delay": 0}' }));
    const gets = [1, 2, 3, 4].map(() => test.request('/'));
    await until('half of them are answered', withinMs, async () => {
      return (await test.shell('ha', 'cat /nodes/*')) !== '' && (await settled([...posts, ...gets])) >= 4;
    });
    await test.shell('s1', 'pkill -KILL -x node');
    const statuses = (answers: Response[]): number[] => answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses(await Promise.all(gets)), [200, 200, 200, 200]);
    // How many s1 got before its check failed is HAProxy's matter; those are lost, and no other backend sees them.
    const ends = statuses(await Promise.all(posts));
    const answered = ends.filter((status) => status === 200).length;
    assert.ok(answered < 4, 'a POST was in the hands of s1');
    assert.deepEqual(ends.slice(answered), Array(4 - answered).fill(502));
    const seen = await lastLogLines(engine, test.lab.container('s2'), 100);
    assert.equal(seen.filter((line) => line.includes('POST /delay')).length, answered);
  });

  it('give a new balancer all living backends, and a second one the same', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2']);
    await startNode(test.lab, 'ha2');
    await test.serves('s1', 's2');
    await until('ha2 has the same', withinMs, () => test.hasServers(['s1', 's2'], 'ha2'));
    await removeContainer(engine, test.lab.container('ha'));
    await startNode(test.lab, 'ha');
    await test.serves('s1', 's2');
  });

  it('outlive the death of each process of the balancer', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2']);
    for (const process of ['haproxy', 'serf', 'node']) {
      const pids = await test.shell('ha', `pgrep -x ${process}; pkill -KILL -x ${process}`);
      assert.notEqual(pids, '', `${process} runs`);
      await until(`another ${process}`, withinMs, async () => {
        const now = await test.shell('ha', `pgrep -x ${process}`);
        return now !== '' && !now.split('\n').some((pid) => pid !== '' && pids.split('\n').includes(pid));
      });
      await test.serves('s1', 's2');
    }
  });

  it('take a backend back under its old name at once', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2']);
    await killContainer(engine, test.lab.container('s1'));
    await startNode(test.lab, 's1');
    await test.serves('s1', 's2');
  });

  it('refuse a hostile member that has the key, and say so', async () => {
    const hostile = ['../../x', 'a b', '{{nodes}}.1', 'two\n    server evil 10.6.6.6'];
    await using test = await HitlessLab.start(engine, ['s1']);
    for (const [index, name] of hostile.entries()) {
      const ports = [`-bind=0.0.0.0:${7950 + index}`, `-rpc-addr=127.0.0.1:${7980 + index}`];
      const key = '-keyring-file=/run/secrets/serf-keyring.json';
      const agent = ['serf', 'agent', `-node=${name}`, '-tag=role=backend', key, '-join=ha:7946', ...ports];
      await test.lab.exec('s1', ['sh', '-c', '"$@" > /dev/null 2>&1 &', 'sh', ...agent]);
    }
    await until('all are refused', withinMs, async () => {
      const log = (await lastLogLines(engine, test.lab.container('ha'), 500)).join('\n');
      return hostile.every((name) => log.includes(`refused: member ${JSON.stringify(name)}`));
    });
    await startNode(test.lab, 's2');
    await test.serves('s1', 's2');
    assert.equal(await test.shell('ha', 'ls -A / | grep -x x; grep -c evil ' + config), '0\n');
  });

  it('drain nobody whose leave another member has announced', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2']);
    const own = (await test.shell('s2', 'cat /run/serf/name')).trim();
    const before = await test.shell('ha', 'cat /nodes/s2');
    for (const name of ['s2.999999999999999', own])
      await test.shell('s1', `serf query -tag role=balancer -no-ack -timeout=1s leave ${name}`);
    await until(`the leave of ${own} is not believed`, withinMs, async () =>
      (await lastLogLines(engine, test.lab.container('ha'), 500)).some((line) =>
        line.includes(`a leave of ${own} is not believed`),
      ),
    );
    assert.doesNotMatch(await test.shell('ha', 'cat /var/log/serf.log'), /drain/);
    assert.equal(await test.shell('ha', 'cat /nodes/s2'), before);
    await test.serves('s1', 's2');
  });

  it('take a backend back whose clock was set back meanwhile', async () => {
    await using test = await HitlessLab.start(engine, ['s1', 's2']);
    const container = test.lab.container('s2');
    const numberOf = async (): Promise<number> =>
      Number((await test.shell('s2', 'cat /run/serf/name')).trim().split('.')[1]);
    const first = await numberOf();
    await setClock(engine, container, -3_600_000);
    await stopContainer(engine, container, new AbortController().signal);
    await test.serves('s1');
    await startNode(test.lab, 's2');
    await test.serves('s1', 's2');
    assert.equal(await numberOf(), first + 1);
    // As in a new container, which remembers nothing.
    await test.shell('s2', 'rm /run/serf/last');
    await stopContainer(engine, container, new AbortController().signal);
    await test.serves('s1');
    await startNode(test.lab, 's2');
    await test.serves('s1', 's2');
    assert.ok((await numberOf()) < first);
    const log = (await lastLogLines(engine, test.lab.container('ha'), 500)).join('\n');
    assert.doesNotMatch(log, /held out/);
  });

  it('let no agent in that has not the key', async () => {
    await using test = await HitlessLab.start(engine, ['s1']);
    const agent = 'timeout 20 serf agent -node=intruder.1 -tag role=backend -join=ha:7946';
    const ports = '-bind=0.0.0.0:7960 -rpc-addr=127.0.0.1:7990';
    const otherKey = Buffer.alloc(32, 'another').toString('base64');
    const attempts = {
      '': /Remote state is encrypted and encryption is not configured/,
      [`-encrypt=${otherKey}`]: /No installed keys could decrypt the message/,
    };
    for (const [key, reason] of Object.entries(attempts)) {
      const line = `${agent} ${ports} ${key} 2>&1`;
      const { exitCode, output } = await test.lab.exec('s1', ['sh', '-c', line]);
      assert.notEqual(exitCode, 0);
      assert.match(output, reason);
    }
    assert.doesNotMatch(await test.shell('ha', 'serf members'), /intruder/);
    await test.serves('s1');
  });

  it('start no agent in a container without a key, and say why', async () => {
    await using container = await foreignContainer(engine, 'e2e-no-key', { image: 'ait-lab/webapp:hitless' });
    await until('the line about the key', withinMs, async () =>
      (await lastLogLines(engine, container.id, 50)).some((line) => line.startsWith('serf: no key')),
    );
  });
});

/** A balancer and backends of the variant; isolated, and gone with the test. */
class HitlessLab implements AsyncDisposable {
  private constructor(readonly lab: Lab) {}

  static async start(engine: Engine, backends: readonly string[]): Promise<HitlessLab> {
    const owner = { workspace: 'e2e', run: 'e2e-hitless', task: 6 };
    const wanted = aTopology('', 'e2e-hl-', hitlessLab);
    const lab = new Lab(engine, await claimNetwork(engine, wanted, owner), owner, 'hitless');
    const test = new HitlessLab(lab);
    try {
      for (const node of ['ha', ...backends]) await startNode(lab, node);
      await test.serves(...backends);
      return test;
    } catch (error) {
      await test[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Waits until exactly these are up in HAProxy's table, in /nodes and in the configuration. */
  async serves(...backends: string[]): Promise<void> {
    await until(`${backends.join(', ')} serve`, withinMs, async () => {
      if (!(await this.hasServers(backends))) return false;
      const script = `ls /nodes; sed -n 's/^ *server \\([^ ]*\\) .*/\\1/p' ${config}`;
      return (await this.shell('ha', script)) === `${[...backends, ...backends].join('\n')}\n`;
    });
  }

  async hasServers(backends: readonly string[], balancer = 'ha'): Promise<boolean> {
    const rows = await haproxyServers(this.lab, balancer);
    return (
      rows?.every(isUp) === true &&
      rows
        .map(({ name }) => name)
        .sort()
        .join() === backends.join()
    );
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const { host, port } = await this.lab.hostAddress('ha', 'http');
    return fetch(`http://${host}:${port}${path}`, { ...init, signal: AbortSignal.timeout(withinMs) });
  }

  /** What became of requests, one after another on each of eight lanes, that were sent while something happened. */
  async underLoad(happens: () => Promise<void>): Promise<{ answered: number; failures: string[] }> {
    const result = { answered: 0, failures: [] as string[] };
    let isOver = false;
    const lane = async (): Promise<void> => {
      while (!isOver) {
        const what = await this.request('/').then(
          async (answer) => (await answer.text(), String(answer.status)),
          (error: unknown) => String(error),
        );
        if (what === '200') result.answered += 1;
        else result.failures.push(what);
      }
    };
    const lanes = Array.from({ length: 8 }, lane);
    try {
      await happens();
    } finally {
      isOver = true;
      await Promise.all(lanes);
    }
    return result;
  }

  /** Runs a shell line in a node and returns what it printed. */
  async shell(node: string, line: string): Promise<string> {
    return (await this.lab.exec(node, ['sh', '-c', line])).output;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.lab[Symbol.dispose]();
    await removeOwned(this.lab.engine, [`${label.run}=${this.lab.owner.run}`]);
  }
}

/** How many of these have come to an end. */
async function settled(promises: readonly Promise<unknown>[]): Promise<number> {
  const pending = Symbol('pending');
  const states = await Promise.all(
    promises.map((promise) => Promise.race([promise, new Promise((r) => setImmediate(r, pending))])),
  );
  return states.filter((state) => state !== pending).length;
}
