import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import { inspectImage } from '../../src/docker/image.js';
import { Failed } from '../../src/failure.js';
import { courseFiles } from '../course/course-files.js';
import { writeLab } from '../course/course-repository.js';
import { courseEditions } from '../course/edition-values.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { buildCourseImages, CourseLab, provideSubstitutes } from './support/course-lab.js';
import { assertNothingLeft, testEngine } from './support/engine.js';
import { until } from './support/until.js';

/** What takes a second on a machine that has nothing else to do. */
const wait = 40_000;
const members = '/opt/bin/serf members -format=json';

// Most of the time is the engine's, a second an instruction: labs in networks of their own go on side by side.
describe('a repository of the course', { concurrency: 3 }, () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideSubstitutes(engine);
  });
  after(() => assertNothingLeft(engine));

  for (const edition of courseEditions) {
    it(`of ${edition} is built as it was handed out, but for its bases, and answers`, async () => {
      using folder = new TemporaryFolder();
      writeLab(folder.path, courseFiles(edition, 0));
      const images = await buildCourseImages(engine, folder.path);
      for (const { repaired, dockerfile } of Object.values(images)) {
        const changed = repaired?.patch.split('\n').filter((line) => /^[-+][^-+]/.test(line)) ?? [];
        assert.deepEqual(
          changed.map((line) => line.split(/[ :]/)[0]),
          ['-FROM', '+FROM'],
          dockerfile,
        );
      }
      await using lab = await CourseLab.open(engine, `${edition}-0`, images);
      const ids = [await lab.start('s1'), await lab.start('s2')];
      await lab.start('ha');
      await until('answers of both', wait, () => answers(lab, ids));
      assert.match(await lab.shell('ha', 'cat /proc/1/cmdline'), /run\.sh/);
    });

    it(`of ${edition} does at its end all that the course asks for`, async () => {
      using folder = new TemporaryFolder();
      writeLab(folder.path, courseFiles(edition, 6));
      const images = await buildCourseImages(engine, folder.path);
      await using lab = await CourseLab.open(engine, `${edition}-6`, images);
      // One after another, as the course has it: a handler that writes while HAProxy reads is a matter of its author's.
      const ha = await lab.start('ha');
      await until('a reload for the first member', wait, () => isReloaded(lab));
      const s1 = await lab.start('s1');
      await until('answers of s1', wait, () => answers(lab, [s1]));
      const s2 = await lab.start('s2');
      await until('answers of both', wait, () => answers(lab, [s1, s2]));
      assert.match(await lab.shell('s1', 'cat /proc/1/comm'), /s6-svscan/);
      assert.deepEqual(await statuses(lab), { [ha]: 'alive', [s1]: 'alive', [s2]: 'alive' });
      assert.deepEqual(await servers(lab), [s1, s2].sort());
      assert.deepEqual(await nodes(lab), [s1, s2].sort());

      // The one that the reload for s2 has replaced may still be about to end.
      await until('the end of the reload for s2', wait, () => isReloaded(lab));
      const before = await haproxies(lab);
      assert.equal(await lab.stop('s1'), 0, 'killed at the end of the time that Docker gives');
      // A goodbye has three seconds: on a busy machine it is not always done by then, and s1 is found to be gone.
      await until('the end of s1', wait, async () => (await statuses(lab))[s1] !== 'alive');
      await until('a configuration without s1', wait, async () => (await servers(lab)).join() === s2);
      assert.deepEqual(await nodes(lab), [s2]);
      // A request in between might go to s1, and the HAProxy that has it would not end before it is given up.
      await until('a reload for the leave', wait, async () => {
        return (await haproxies(lab)) !== before && isReloaded(lab);
      });
      assert.ok(await answers(lab, [s2]));

      assert.equal(await lab.stop('ha'), 0);
    });
  }

  it('is built once: nothing that has not changed is built again, and an edit is', async () => {
    using folder = new TemporaryFolder();
    const files = courseFiles('2020', 1);
    writeLab(folder.path, files);
    const first = await buildCourseImages(engine, folder.path);
    const second = await buildCourseImages(engine, folder.path);
    assert.deepEqual([second.balancer.built, second.backend.built], [false, false]);
    assert.equal(second.balancer.id, first.balancer.id);
    assert.deepEqual(second.balancer.repaired, first.balancer.repaired);
    files.replace('ha/services/ha/run', 'haproxy -f', 'haproxy -q -f');
    writeLab(folder.path, files);
    const third = await buildCourseImages(engine, folder.path);
    assert.deepEqual([third.balancer.built, third.backend.built], [true, false]);
    await using _lab = await CourseLab.open(engine, 'once', third);
  });

  it('is built on the substitutes by itself where its own bases cannot be had, and names them to nobody', async () => {
    using folder = new TemporaryFolder();
    const files = courseFiles('2020', 0);
    files.replace('ha/Dockerfile', 'haproxy:2.2', 'haproxy:0.0-no-such-tag');
    files.replace('webapp/Dockerfile', 'node:latest', 'node:0.0-no-such-tag');
    writeLab(folder.path, files);
    const told: string[] = [];
    const images = await buildCourseImages(engine, folder.path, {
      repair: 'auto',
      onRepaired: (_role, { reasons }) => told.push(...reasons),
    });
    await using _lab = await CourseLab.open(engine, 'auto', images);
    assert.equal(told.filter((line) => line.includes('cannot be pulled')).length, 2, told.join('\n'));
    assert.equal(await inspectImage(engine, 'haproxy:0.0-no-such-tag'), undefined);
    // What is known to fail is not tried again.
    await rm(join(folder.path, 'webapp/.dockerignore'));
    const { backend } = await buildCourseImages(engine, folder.path, { repair: 'auto' });
    assert.deepEqual([backend.built, backend.repaired?.reasons.length], [true, 1]);
  });

  it('that cannot be built names the line of its Dockerfile', async () => {
    using folder = new TemporaryFolder();
    const files = courseFiles('2019', 4);
    files.remove('ha/config/haproxy.cfg.hb');
    writeLab(folder.path, files);
    const line = lineOf(files.get('ha/Dockerfile')?.text ?? '', 'COPY config/haproxy.cfg.hb');
    await assert.rejects(buildCourseImages(engine, folder.path), (error) => {
      assert.ok(error instanceof Failed && error.failure.reason === 'build-failed');
      assert.deepEqual(error.failure.at, { file: 'ha/Dockerfile', line });
      assert.match(error.failure.detail, /haproxy\.cfg\.hb/);
      return true;
    });
    files.replace('ha/Dockerfile', 'RUN apt-get', 'RUM apt-get');
    writeLab(folder.path, files);
    await assert.rejects(buildCourseImages(engine, folder.path), (error) => {
      assert.ok(error instanceof Failed && error.failure.reason === 'build-failed');
      assert.equal(error.failure.at?.line, lineOf(files.get('ha/Dockerfile')?.text ?? '', 'RUM'));
      return true;
    });
  });
});

function lineOf(text: string, start: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(start)) + 1;
}

/** Whether all of these containers answer the balancer's requests, and nobody else does. */
async function answers(lab: CourseLab, ids: readonly string[]): Promise<boolean> {
  const seen = new Set(await lab.whoAnswers(4));
  return seen.size === ids.length && ids.every((id) => seen.has(id));
}

/** Whether the one HAProxy that runs has taken over from another one. */
async function isReloaded(lab: CourseLab): Promise<boolean> {
  return /^\d+ .* -sf \d+\n$/.test(await haproxies(lab));
}

function haproxies(lab: CourseLab): Promise<string> {
  return lab.shell('ha', 'pgrep -ax haproxy');
}

async function statuses(lab: CourseLab): Promise<Record<string, string>> {
  const list = JSON.parse(await lab.shell('ha', members)) as { members: { name: string; status: string }[] };
  return Object.fromEntries(list.members.map(({ name, status }) => [name, status]));
}

async function servers(lab: CourseLab): Promise<string[]> {
  const file = await lab.shell('ha', 'cat /usr/local/etc/haproxy/haproxy.cfg');
  return [...file.matchAll(/^ *server (\S+)/gm)].map(([, name = '']) => name).sort();
}

async function nodes(lab: CourseLab): Promise<string[]> {
  return (await lab.shell('ha', 'ls /nodes')).trim().split('\n');
}
