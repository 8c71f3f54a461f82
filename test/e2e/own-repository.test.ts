import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import { inspectImage } from '../../src/docker/image.js';
import { listContainers } from '../../src/docker/container.js';
import type { Expectation } from '../../src/evidence/manifest.js';
import { git } from '../course/course-repository.js';
import { runToEnd, start, type Ended } from './support/command.js';
import { composedLab, composedSubnet } from './support/composed-lab.js';
import { provideSubstitutes } from './support/course-lab.js';
import { CourseWorkspace } from './support/course-workspace.js';
import { assertNothingLeft, testEngine } from './support/engine.js';
import { until } from './support/until.js';

const alone = ['--isolated', '--repair', 'always', '--json'];
const quick = [...alone, '--no-screenshots'];
const shortId = /^[0-9a-f]{12}$/;

describe("the lab in somebody's own repository", () => {
  let engine: Engine;
  let workspace: CourseWorkspace;
  before(async () => {
    engine = await testEngine();
    await provideSubstitutes(engine);
    workspace = CourseWorkspace.create(engine, { name: 'Übung drei, Gruppe é', nestedIn: 'a/b' });
  });
  after(async () => {
    await workspace[Symbol.asyncDispose]();
    await assertNothingLeft(engine);
  });

  const lab = (...args: string[]): Promise<Ended> => runToEnd([...args, '-C', workspace.path]);

  it('is carried out two folders deep, with what the work tree does not show taken from its history', async () => {
    workspace.write('logs/Task-5/thoughts.txt', 'mine\n');
    const before = stateOf(workspace);
    const end = await lab('run', '3', '4', '5', ...quick, '--jobs', '2');
    assert.equal(end.code, 0, wordsOf(end));
    for (const folder of ['logs/task 3', 'logs/task 4', 'logs/Task-5']) {
      const { outcome, nodes = {}, expectations = [], repaired = [], files } = workspace.manifest(folder);
      assert.equal(outcome, 'passed');
      assert.deepEqual(Object.keys(nodes).sort(), ['ha', 's1', 's2']);
      for (const id of Object.values(nodes)) assert.match(id, shortId);
      assert.ok(expectations.length > 4, folder);
      for (const one of expectations) assert.equal(one.outcome, 'as-expected', JSON.stringify(one));
      assert.deepEqual(repaired.map(({ file }) => file).sort(), ['ha/Dockerfile', 'webapp/Dockerfile']);
      const names = files.map(({ file }) => file);
      for (const { patch } of repaired) {
        assert.ok(names.includes(patch), names.join());
        assert.match(workspace.read(`${folder}/${patch}`), /^-FROM .*\n\+FROM ait-lab\/course-/m);
      }
    }
    const of4 = workspace.manifest('logs/task 4').repository;
    assert.deepEqual([of4?.stage, of4?.subject], [4, 'Task 4']);
    assert.equal(of4?.commit, git(workspace.path, ['rev-parse', 'HEAD~2']).trim());
    assert.deepEqual(workspace.manifest('logs/Task-5').repository, { stage: 6 });
    assert.equal(workspace.read('logs/Task-5/thoughts.txt'), 'mine\n');
    assert.ok(!existsSync(join(workspace.path, 'logs/task 5')));
    assert.deepEqual(stateOf(workspace), before);
    await assertNothingLeft(engine);
  });

  it('is not built a second time, and has its picture', async () => {
    const end = await lab('run', '6', ...alone);
    assert.equal(end.code, 0, wordsOf(end));
    const built = end.events.find((event) => event.type === 'phase-ended' && event.phase === 'build');
    assert.match(JSON.stringify(built), /your own, up to date/);
    const { pictures = [] } = workspace.manifest('logs/task 6');
    assert.ok(pictures.length > 0);
    for (const { file } of pictures) assert.ok(existsSync(join(workspace.path, file)), file);
    await assertNothingLeft(engine);
  });

  it('is handed in complete, with its evidence and the words of its author', async () => {
    const end = await lab('run', '0', '1', '2', ...alone, '--jobs', '2');
    assert.equal(end.code, 0, wordsOf(end));
    const before = 'Nobody brings a dead web application back, *as far as we have seen*.';
    workspace.write('report/report.md', `# Our lab\n\n## Task 0\n\n**[M1]** ${before}\n`);
    assert.equal((await lab('init')).code, 0);
    assert.equal(workspace.read('report/answers/M1.md'), `${before}\n`);
    const answers = readdirSync(join(workspace.path, 'report/answers')).filter((name) => name !== 'M1.md');
    for (const name of answers) workspace.write(`report/answers/${name}`, `What we think of it, ${name}.\n`);
    workspace.write(
      'ait-lab.yaml',
      'title: Our lab\nauthors: [Ada Example]\nrepository: https://github.com/ada-example/dynamic-balancing\n',
    );
    const built = await lab('build-report', '--format', 'md,html');
    assert.equal(built.code, 0, built.stdout + built.stderr);
    const report = workspace.read('report/report.md');
    assert.ok(report.includes(before));
    const { nodes = {} } = workspace.manifest('logs/Task-5');
    assert.ok(report.includes(`s1 (\`${nodes['s1']}\`)`), 'which node a container is stands beside its id');
    const checked = await lab('check', '--json');
    assert.equal(checked.code, 0, checked.stdout + checked.stderr);
    const { items } = JSON.parse(checked.stdout) as { items: { id: string; status: string }[] };
    const wanting = items.filter(({ status }) => status !== 'present');
    assert.deepEqual([items.length, wanting], [44, []]);
  });

  it('is judged with two repositories at once, each with its own images, mistake and line', async () => {
    await using one = CourseWorkspace.create(engine, { fault: 'no handler for members that leave' });
    await using other = CourseWorkspace.create(engine, { fault: 'a handler that may not be executed' });
    const [first, second] = await Promise.all(
      [one, other].map(({ path }) => runToEnd(['run', '5', ...quick, '-C', path])),
    );
    for (const [faulty, end, culprit] of [
      [one, first, 'ha/services/serf/run'],
      [other, second, 'ha/scripts/member-leave.sh'],
    ] as const) {
      assert.equal(end?.code, 1, end && wordsOf(end));
      const { outcome, expectations = [], files } = faulty.manifest('logs/task 5');
      assert.equal(outcome, 'otherwise');
      const wanting = expectations.filter((expectation) => expectation.outcome !== 'as-expected');
      assert.deepEqual(
        [...new Set(wanting.map(({ step, outcome: how, file }) => `${how}: ${step}: ${file}`))],
        [`otherwise: s1 is stopped, and leaves the list and the configuration: ${culprit}`],
      );
      if (faulty === one) assert.equal(wanting[0]?.line, one.lineOf(culprit, 'serf agent'));
      for (const { reason, hint } of wanting) assert.ok(reason && hint);
      assert.deepEqual(toldOf(end), wanting);
      const names = files.map(({ file }) => file);
      for (const file of ['haproxy-4-s1-stopped.cfg', 'nodes-after-stop.txt', 'serf.log'])
        assert.ok(names.includes(file), names.join());
      assert.match(faulty.read('logs/task 5/haproxy-4-s1-stopped.cfg'), /^backend /m);
    }
    for (const role of ['balancer', 'backend'] as const) {
      const ids = [one, other, workspace].map(async (each) => {
        return (await inspectImage(engine, await each.imageName(role)))?.Id;
      });
      assert.equal(new Set(await Promise.all(ids)).size, 3, role);
    }
    await assertNothingLeft(engine);
  });

  it('that does not build is not judged, and the line of the Dockerfile is named', async () => {
    await using broken = CourseWorkspace.create(engine, { fault: 'a COPY of a file that is not there' });
    const end = await runToEnd(['run', '5', ...quick, '-C', broken.path]);
    assert.equal(end.code, 1, wordsOf(end));
    const { outcome, expectations = [] } = broken.manifest('logs/task 5');
    assert.equal(outcome, 'failed');
    assert.ok(expectations.length > 4);
    const line = broken.lineOf('ha/Dockerfile', 'haproxy.cfg.hbs');
    for (const expectation of expectations)
      assert.deepEqual(
        [expectation.outcome, expectation.file, expectation.line],
        ['not-judged', 'ha/Dockerfile', line],
      );
    await assertNothingLeft(engine);
  });

  it('leaves nothing when it is interrupted', async () => {
    await using run = start(['run', '5', ...quick, '-C', workspace.path]);
    await run.event('waiting');
    run.kill('SIGINT');
    const end = await run.ended;
    assert.equal(end.code, 130, wordsOf(end));
    assert.equal(workspace.manifest('logs/Task-5').outcome, 'passed');
    assert.equal(workspace.read('logs/Task-5/thoughts.txt'), 'mine\n');
    await assertNothingLeft(engine);
  });

  it('gets a further node of its own image when it is scaled by hand', async () => {
    const up = await lab('up', '--task', '6', ...alone);
    assert.equal(up.code, 0, wordsOf(up));
    const scaled = await lab('scale', '3');
    assert.equal(scaled.code, 0, scaled.stdout + scaled.stderr);
    assert.match(
      scaled.stdout,
      /^images: your own, a\/b\/ha\/ and a\/b\/webapp\/ \(edition 2020, at task 6\)\n/,
    );
    // While one HAProxy takes over from another, the page may be either's.
    let name = '';
    await until('s3 in use', 20_000, async () => {
      const { nodes } = JSON.parse((await lab('status', '--json')).stdout) as {
        nodes: { node: string; container: string; server?: string }[];
      };
      const s3 = nodes.find(({ node }) => node === 's3');
      name = s3?.container ?? '';
      return s3?.server?.startsWith('UP') ?? false;
    });
    const [container] = await listContainers(engine, { name: [`^/${name}$`] });
    const own = await inspectImage(engine, await workspace.imageName('backend'));
    assert.ok([own?.Id, await workspace.imageName('backend')].includes(container?.Image), container?.Image);
    assert.equal((await lab('down')).code, 0);
    await assertNothingLeft(engine);
  });

  it('is found, collected and left alone where compose has started it', async () => {
    const [ha, webapp] = await Promise.all(
      (['balancer', 'backend'] as const).map((role) => workspace.imageName(role)),
    );
    await using composed = await composedLab(engine, {
      haproxy: { image: ha ?? '', place: 42 },
      webapp1: { image: webapp ?? '', place: 11 },
    });
    await until('s1 in the configuration', 40_000, async () => {
      const { stdout } = await lab('status', '--json');
      const { nodes = [] } = JSON.parse(stdout) as { nodes?: { node: string; server?: string }[] };
      return nodes.some(({ node, server }) => node === 's1' && server?.startsWith('UP'));
    });

    const status = JSON.parse((await lab('status', '--json')).stdout) as {
      others: object;
      network: string;
      subnet: string;
      nodes: { node: string; container: string }[];
    };
    const takeDown = 'docker compose -p x down';
    assert.deepEqual(status.others, { way: 'compose labels', takeDown });
    assert.deepEqual([status.network, status.subnet], ['x_heig', composedSubnet]);
    assert.deepEqual(
      status.nodes.map(({ node, container }) => [node, container]),
      [
        ['ha', composed.containers['haproxy']],
        ['s1', composed.containers['webapp1']],
      ],
    );

    const doctor = await lab('doctor', '--json');
    const { answers } = JSON.parse(doctor.stdout) as { answers: { name: string; finding: string }[] };
    const told = answers.find(({ name }) => name === 'Its containers');
    assert.equal(told?.finding, 'ha running, s1 running; found by compose labels');

    await using elsewhere = CourseWorkspace.create(engine);
    const collected = await runToEnd(['collect-logs', '5', '--json', '-C', elsewhere.path]);
    assert.equal(collected.code, 0, collected.stdout + collected.stderr);
    const { files, stillToCome } = JSON.parse(collected.stdout) as {
      files: string[];
      stillToCome: { files: string[]; how: string }[];
    };
    assert.ok(files.includes('haproxy-2-s1.cfg'), files.join());
    assert.ok(!files.includes('haproxy-3-s2.cfg'), files.join());
    const later = stillToCome.find((one) => one.files.includes('haproxy-3-s2.cfg'));
    assert.equal(later?.how, 'start s2');
    const { outcome, nodes = {} } = elsewhere.manifest('logs/task 5');
    assert.equal(outcome, 'collected');
    assert.match(elsewhere.read('logs/task 5/haproxy-2-s1.cfg'), new RegExp(`server ${nodes['s1']} `));

    const refused = await lab('run', '5', '--repair', 'always', '--no-screenshots');
    assert.equal(refused.code, 3, refused.stdout + refused.stderr);
    assert.match(refused.stdout + refused.stderr, /your lab is up already: x-haproxy-1, x-webapp1-1/);

    const down = await lab('down');
    assert.equal(down.code, 0);
    assert.match(down.stdout, /left alone[^]*`docker compose -p x down` removes it/);
    assert.equal((await listContainers(engine, { status: ['running'] })).length, 2);
  });
});

/** What somebody has in a repository beside evidence: the commit, the index and the work tree. */
function stateOf({ path }: CourseWorkspace): string[] {
  return [
    git(path, ['rev-parse', 'HEAD']),
    git(path, ['symbolic-ref', 'HEAD']),
    git(path, ['ls-files', '--stage']),
    git(path, ['status', '--porcelain', '--', '.', ':!logs']),
    git(path, ['worktree', 'list']),
  ];
}

function toldOf({ events }: Ended): Expectation[] {
  return events.flatMap((event) => (event.type === 'expectation' ? [event.expectation] : []));
}

/** What a run has to say, without its progress. */
function wordsOf({ events, stderr }: Ended): string {
  const told = events.filter(({ type }) => /note|expectation|ended/.test(type));
  return told.map((event) => `${JSON.stringify(event)}\n`).join('') + stderr;
}
