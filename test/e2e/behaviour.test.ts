import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { questionIds } from '../../src/check/question.js';
import type { HandInOutput } from '../../src/check/output/output-schema.js';
import type { Engine } from '../../src/docker/engine.js';
import { listImages } from '../../src/docker/image.js';
import { listNetworks } from '../../src/docker/network.js';
import { label } from '../../src/lab/labels.js';
import { removeOwned } from '../../src/lab/remove-owned.js';
import { behaviourCases, closeRace, type BehaviourCase } from '../course/behaviour-cases.js';
import type { EditableFiles } from '../course/course-files.js';
import { makeCourseRepository } from '../course/course-repository.js';
import { runToEnd, start } from './support/command.js';
import { provideSubstitutes } from './support/course-lab.js';
import { assertNothingLeft, testEngine } from './support/engine.js';
import { until } from './support/until.js';

const quick = ['--run', '--repair', 'always', '--json'];

describe('what hand-ins do', () => {
  let engine: Engine;
  const folder = mkdtempSync(join(tmpdir(), 'ait-class-'));
  before(async () => {
    engine = await testEngine();
    await provideSubstitutes(engine);
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await assertNothingLeft(engine);
  });

  it('is seen: each that is broken in one way fails that question, and each that is right by another way works', async () => {
    const handIns = behaviourCases.map((one, index) => made(folder, one, index));
    const end = await runToEnd(['check', ...handIns, ...quick, '--jobs', '4', '--out', join(folder, 'out')]);
    assert.equal(end.code, 1, end.stderr);
    const { handIns: results } = JSON.parse(end.stdout) as { handIns: HandInOutput[] };
    const wrong = behaviourCases.flatMap(({ name, fails }, index) => {
      const behaviour = results[index]?.behaviour ?? [];
      const isRight = fails === undefined || fails === 'B7';
      const unexpected = behaviour.filter(({ id, status }) => {
        if (id === fails) return status !== 'fails';
        if (id === 'B4' && status === 'not-judged') return index === 0;
        return isRight && id !== 'B7' && status !== 'works';
      });
      return unexpected.length > 0 || behaviour.length < questionIds.length ? [{ name, unexpected }] : [];
    });
    assert.deepEqual(wrong, []);
    // A mistake that is told has its place, as far as a rule knows it.
    const broken = results[1]?.behaviour?.[0];
    assert.deepEqual([broken?.id, broken?.file], ['B0', 'ha/Dockerfile']);
    await assertNothingLeft(engine);
    assert.deepEqual(await listImages(engine, [label.repository]), [], 'images of hand-ins are removed');
  });

  it('is told of all, when an engine is lost in the middle; and is not looked at again by a call that goes on', async () => {
    const some = behaviourCases.filter(({ name }) => /^as|does not build|not told/.test(name));
    const handIns = some.map((one, index) => made(folder, one, index, 'again-'));
    await using frail = await FrailEngine.before(engine);
    const args = ['check', ...handIns, ...quick, '--out', join(folder, 'again')];
    const command = start([...args, '--engines', `${engine.endpoint},${frail.endpoint}`]);
    await until('both engines have a hand-in', 120_000, async () => (await labsOn(engine)) >= 2);
    frail.die();
    const first = await command.ended;
    assert.match(first.stderr, /is lost; what it had goes to the others/);
    const statuses = statusesOf(first.stdout);
    assert.deepEqual(
      statuses.map((of) => of.includes('fails')),
      [true, true, true],
    );
    // What was under way there would have gone with the machine.
    await removeOwned(engine, [label.run]);
    const clock = performance.now();
    const second = await runToEnd([...args, '--resume']);
    assert.deepEqual(statusesOf(second.stdout), statuses);
    assert.ok(performance.now() - clock < 30_000, 'nothing was carried out again');
  });

  it('is said by one engine where another one does not answer, which is told at once', async () => {
    const [one = ''] = behaviourCases.slice(1, 2).map((each, index) => made(folder, each, index, 'named-'));
    const engines = `unix:///nowhere.sock,${engine.endpoint}`;
    const end = await runToEnd([
      'check',
      one,
      ...quick,
      '--engines',
      engines,
      '--out',
      join(folder, 'named'),
    ]);
    assert.match(end.stderr, /nowhere\.sock[^]*the other engines go on without it/);
    const { behaviour = [] } = JSON.parse(end.stdout) as HandInOutput;
    assert.equal(behaviour[0]?.status, 'fails');
    const none = await runToEnd(['check', one, ...quick, '--engines', 'unix:///nowhere.sock']);
    assert.equal(none.code, 3, none.stderr);
  });

  it('is not judged where the time is over, and nothing is left of it', async () => {
    const [one = ''] = behaviourCases.slice(0, 1).map((each, index) => made(folder, each, index, 'late-'));
    const end = await runToEnd(['check', one, ...quick, '--limit', '10', '--out', join(folder, 'late')]);
    const { behaviour = [] } = JSON.parse(end.stdout) as HandInOutput;
    const counts = new Map(behaviour.map(({ id, status }) => [id, status]));
    assert.equal(counts.get('B7'), 'not-judged');
    assert.ok(![...counts.values()].includes('fails'), JSON.stringify(behaviour));
    await assertNothingLeft(engine);
  });
});

function made(folder: string, { name, upTo = 6, apply }: BehaviourCase, index: number, prefix = ''): string {
  const path = join(folder, `${prefix}${String(index).padStart(2, '0')}-${name.replace(/[^a-z]+/gi, '-')}`);
  mkdirSync(path);
  const change = (files: EditableFiles): void => {
    if (upTo === 6) closeRace(files);
    apply(files);
  };
  // Where there is a history, its state at the template is built and started, too: once is enough.
  const commits = /^as the course/.test(name) ? {} : { commitsAt: [upTo] };
  makeCourseRepository(path, { edition: '2020', upTo, ...commits, faults: [{ name, apply: change }] });
  return path;
}

function statusesOf(json: string): string[][] {
  const { handIns } = JSON.parse(json) as { handIns: HandInOutput[] };
  return handIns.map(({ behaviour = [] }) => behaviour.map(({ status }) => status));
}

async function labsOn(engine: Engine): Promise<number> {
  return (await listNetworks(engine, { label: [label.run] })).length;
}

/** A way to an engine that can be cut, as if its machine had died. */
class FrailEngine implements AsyncDisposable {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    private readonly sockets: Set<Socket>,
  ) {}

  static async before(engine: Engine): Promise<FrailEngine> {
    const folder = mkdtempSync('/tmp/ait-frail-');
    const sockets = new Set<Socket>();
    const server = createServer((client) => {
      const upstream = connect(engine.endpoint.replace('unix://', ''));
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(one);
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(join(folder, 'docker.sock'), resolve));
    return new FrailEngine(server, folder, sockets);
  }

  get endpoint(): string {
    return `unix://${join(this.folder, 'docker.sock')}`;
  }

  die(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    rmSync(join(this.folder, 'docker.sock'), { force: true });
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.die();
    rmSync(this.folder, { recursive: true, force: true });
    return Promise.resolve();
  }
}
