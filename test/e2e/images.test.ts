import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspectContainer, stopContainer } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { inspectImage } from '../../src/docker/image.js';
import type { Condition } from '../../src/scenario/plan.js';
import { assertNothingLeft, testEngine } from './support/engine.js';
import { TestLab } from './support/test-lab.js';

const config = '/usr/local/etc/haproxy/haproxy.cfg';
const alive = (...nodes: string[]): Condition => ({
  kind: 'serf.members',
  on: 'ha',
  alive: nodes,
  left: [],
  failed: [],
});
const inFile = (path: string, contains: string[], lacks: string[] = []): Condition => ({
  kind: 'file',
  on: 'ha',
  path,
  contains,
  lacks,
  gains: [],
});

describe('the images', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
  });
  after(() => assertNothingLeft(engine));

  it('of each task hold what that task adds, and not what a later one adds', async () => {
    const programs = ['haproxy', 's6-svscan', 'serf', 'node', 'handlebars'];
    const expected = { 0: 1, 1: 2, 3: 3, 4: 5 };
    for (const [task, count] of Object.entries(expected)) {
      await using test = await TestLab.open(engine, Number(task));
      await test.start(['ha'], [{ kind: 'process.replaced', on: 'ha', process: 'haproxy' }]);
      const found = await test.shell('ha', `for p in ${programs.join(' ')}; do command -v $p; done`);
      assert.deepEqual(
        found
          .trimEnd()
          .split('\n')
          .map((path) => path.split('/').at(-1)),
        programs.slice(0, count),
        `ha:task${task}`,
      );
    }
  });

  it('stay within their budget of bytes', async () => {
    await using _test = await TestLab.open(engine, 6);
    const sizes = await Promise.all(
      ['ha', 'webapp'].map(async (kind) => (await inspectImage(engine, `ait-lab/${kind}:task6`))?.Size),
    );
    assert.ok((sizes[0] ?? Infinity) <= 300e6, `ha:task6 has ${sizes[0]} bytes`);
    assert.ok((sizes[1] ?? Infinity) <= 230e6, `webapp:task6 has ${sizes[1]} bytes`);
  });

  it("keep s6-overlay's contract: environment, service folders, an orderly stop", async () => {
    await using test = await TestLab.open(engine, 1);
    const value = 'two lines\nand "quotes" $HOME';
    await test.start(['s1'], [{ kind: 'log', of: 's1', contains: 'listens' }], { ODD_VALUE: value });
    assert.equal(await test.shell('s1', 'cat /run/s6/container_environment/ODD_VALUE'), value);
    assert.equal(await test.shell('s1', '/usr/bin/with-contenv sh -c \'printf %s "$ODD_VALUE"\''), value);
    assert.equal(await test.shell('s1', 'ls /var/run/s6/services'), 'webapp\n');
    assert.match(await test.shell('s1', 's6-svstat /var/run/s6/services/webapp'), /^up /);
    assert.equal(
      await test.shell('s1', 'ps -o user= -p 1 | tr -d " "; grep CapEff /proc/1/status'),
      'lab\nCapEff:\t0000000000000000\n',
    );
    await stopContainer(engine, test.lab.container('s1'), new AbortController().signal);
    const { State } = await inspectContainer(engine, test.lab.container('s1'));
    assert.equal(State.ExitCode, 0, 'the stop had to end in a SIGKILL');
  });

  it('run the script `finish` of a service after its end', async () => {
    await using test = await TestLab.open(engine, 1);
    await test.start(['s1'], [{ kind: 'log', of: 's1', contains: 'listens' }]);
    const service = '/var/run/s6/services/webapp';
    await test.shell(
      's1',
      `printf '#!/bin/sh\\necho "$1" > /run/s6/finished\\n' > ${service}/finish; chmod +x ${service}/finish`,
    );
    await test.shell('s1', `s6-svc -wR -r ${service}`);
    assert.equal(await test.shell('s1', 'cat /run/s6/finished'), '0\n');
  });

  it('render a name that looks like a number as that very name', async () => {
    await using test = await TestLab.open(engine, 4);
    await test.start(['ha'], [inFile('/tmp/haproxy.cfg', ['ha'])]);
    const event = "printf '284472616e12\\t10.0.0.7\\tbackend\\trole=backend\\n'";
    await test.shell('ha', `${event} | SERF_EVENT=member-join /serf-handlers/member-join.sh`);
    assert.equal(
      await test.shell('ha', 'cat /tmp/haproxy.cfg'),
      'Container 284472616e12 joined with the address 10.0.0.7\n',
    );
  });

  it('keep /nodes and the configuration whole when handlers run at the same moment', async () => {
    await using test = await TestLab.open(engine, 6);
    const apps = ['s1', 's2', 's3', 's4'];
    await test.start(['ha'], [alive('ha')]);
    await test.start(apps, [alive('ha', ...apps), { kind: 'haproxy.servers', on: 'ha', up: apps, down: [] }]);
    const burst = 'for i in 1 2 3 4 5 6 7 8; do /serf-handlers/update-backends.sh & done; wait; ls /nodes';
    assert.equal(await test.shell('ha', burst), `${apps.join('\n')}\n`);
    assert.equal(await test.shell('ha', `grep -c '^ *server ' ${config}; ls ${config}*`), `4\n${config}\n`);
  });

  it('keep the running configuration when HAProxy refuses the new one', async () => {
    await using test = await TestLab.open(engine, 6);
    await test.start(['ha'], [inFile('/var/log/serf.log', ['join: ha'])]);
    const before = await test.shell('ha', `cat ${config}`);
    await test.lab.exec('ha', ['sh', '-c', 'cat /config/haproxy.cfg.hb']);
    const broken = 'mkdir /tmp/c && echo "nonsense {{#each nodes}}{{name}}{{/each}}" > /tmp/c/t.hb';
    const script =
      'sed "s|/config/haproxy.cfg.hb|/tmp/c/t.hb|" /serf-handlers/update-backends.sh > /tmp/c/update; sh /tmp/c/update';
    assert.match(await test.shell('ha', `${broken}; ${script}`), /configuration kept/);
    assert.equal(await test.shell('ha', `cat ${config}`), before);
    await test.until([{ kind: 'http.answers', on: 'ha', by: [], never: [], status: 503, requests: 1 }]);
  });

  it('let no hostile member name become a file or a line of configuration', async () => {
    const hostile = [
      '../../tmp/x',
      '*',
      'a b',
      '$(touch /tmp/x)',
      'x'.repeat(64),
      'two\n    server evil 10.6.6.6',
    ];
    await using test = await TestLab.open(engine, 6);
    await test.start(['ha'], [alive('ha')]);
    await test.start(
      ['s1'],
      [alive('ha', 's1'), { kind: 'haproxy.servers', on: 'ha', up: ['s1'], down: [] }],
    );
    for (const [index, name] of hostile.entries()) {
      const ports = [`-bind=0.0.0.0:${7950 + index}`, `-rpc-addr=127.0.0.1:${7980 + index}`];
      // On a busy machine the first try may fail, and an agent with `-join` would end with it.
      const join = ['-retry-join=127.0.0.1:7946', '-retry-interval=1s'];
      const agent = ['serf', 'agent', `-node=${name}`, '-tag=role=backend', ...join, ...ports];
      await test.lab.exec('s1', ['sh', '-c', '"$@" > /dev/null 2>&1 &', 'sh', ...agent]);
    }
    await test.until([alive('ha', 's1', ...hostile)]);
    await test.start(['s2'], [{ kind: 'haproxy.servers', on: 'ha', up: ['s1', 's2'], down: [] }]);
    await test.until([inFile('/var/log/serf.log', ['ignored: member "../../tmp/x"', 'ignored: member "*"'])]);
    assert.equal(await test.shell('ha', 'ls -A /nodes; ls -A /tmp'), 's1\ns2\n');
    const lines = await test.shell('ha', `grep '^ *server ' ${config}`);
    assert.deepEqual(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().split(' ')[1]),
      ['s1', 's2'],
    );
  });
});
