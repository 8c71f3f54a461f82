import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import type { TestWorkspace } from '../support/workspace.js';

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** What the experiments of tasks 0 and 1 have found in a run of the whole lab. */
export function describeExperimentsOfTasks0And1(workspace: () => TestWorkspace): void {
  describe('the experiments of tasks 0 and 1', () => {
    async function finding<T extends z.ZodType>(name: string, schema: T): Promise<z.infer<T>> {
      return schema.parse(JSON.parse(await workspace().read(`${name}.json`)));
    }

    it('a web app that is not in the configuration gets none of 100 requests, though it answers when asked', async () => {
      const value = await finding('task 0/experiment-unlisted-backend', z.unknown());
      assert.deepEqual(value, {
        node: 's3',
        listed: ['s1', 's2'],
        requests: 100,
        answeredBy: { s1: 50, s2: 50, s3: 0 },
        failed: 0,
        directly: { requests: 1, answered: 1 },
      });
    });

    it('a second process is not brought back, and dies with the first', async () => {
      await finding(
        'task 0/experiment-second-process',
        z.strictObject({
          node: z.literal('s1'),
          second: z.strictObject({
            command: z.literal('tail -F /tmp/access.log'),
            killedAtPid: z.int().gt(1),
            watchedMs: z.int().min(2995).max(5000),
            cameBack: z.literal(false),
            containerState: z.literal('running'),
          }),
          main: z.strictObject({
            command: z.literal('node /webapp/app.js'),
            containerState: z.literal('exited'),
            exitCode: z.literal(137),
            containerEndedAfterMs: z.int().positive().max(10_000),
            secondGoneToo: z.literal(true),
            secondBackAfterStart: z.literal(false),
          }),
        }),
      );
      assert.equal((await workspace().read('task 0/s1.log')).match(/s1 listens on port 3000/g)?.length, 2);
    });

    it('a crash costs requests until HAProxy knows, and only docker start brings the web app back', async () => {
      const value = await finding(
        'task 0/experiment-crash-unattended',
        z.strictObject({
          node: z.literal('s2'),
          connections: z.literal(16),
          rate: z.literal(50),
          requests: z.strictObject({ sent: z.int(), answered: z.int(), failed: z.int().positive() }),
          failures: z.record(z.string(), z.int()),
          failedBeforeMarkedDown: z.int().positive(),
          markedDownAfterMs: z.int().min(1000).max(15_000),
          watchedMs: z.int(),
          cameBackByItself: z.literal(false),
          restartedBy: z.literal('docker start'),
          backAfterMs: z.int().positive().max(15_000),
        }),
      );
      const { sent, answered, failed } = value.requests;
      assert.equal(sent, answered + failed);
      assert.equal(sum(value.failures), failed);
      assert.ok(value.failedBeforeMarkedDown <= failed);
      // It is watched for 3 s since the experiment has seen it down; the record, which looks every 50 ms, may see it later.
      assert.ok(value.watchedMs >= value.markedDownAfterMs + 3000 - 250, JSON.stringify(value));
      assert.match(await workspace().read('task 0/ha.log'), /Server nodes\/s2 is DOWN/);
    });

    it('letting a web app in by hand takes an edit, a build and a replacement, and costs requests', async () => {
      const value = await finding(
        'task 0/experiment-added-by-hand',
        z.strictObject({
          node: z.literal('s3'),
          edits: z.tuple([
            z.strictObject({
              file: z.literal('images/ha/task0/usr/local/etc/haproxy/haproxy.cfg'),
              line: z.int(),
              text: z.string().regex(/^ {4}server s3 [0-9.]+\.33:3000 check$/),
            }),
          ]),
          filesEdited: z.literal(1),
          linesChanged: z.literal(1),
          commands: z.array(z.string()).length(4),
          buildMs: z.int().positive(),
          replaceMs: z.int().positive(),
          untilServedMs: z.int().positive(),
          connections: z.literal(16),
          rate: z.literal(200),
          requests: z.strictObject({ sent: z.int(), answered: z.int(), failed: z.int().positive() }),
          failures: z.record(z.string(), z.int()),
          outageMs: z.int().positive().max(15_000),
        }),
      );
      assert.ok(value.untilServedMs >= value.buildMs + value.replaceMs);
      assert.equal(value.requests.sent, value.requests.answered + value.requests.failed);
      assert.equal(sum(value.failures), value.requests.failed);
      const { files } = await workspace().manifest(0);
      assert.ok(files.some(({ file }) => file === 'experiment-added-by-hand.txt'));
    });

    it('under s6 both processes come back, as new ones, in the same container', async () => {
      const revived = {
        pidBefore: z.int().gt(1),
        pidAfter: z.int().gt(1),
        backAfterMs: z.int().positive().max(10_000),
      };
      const { first, second } = await finding(
        'task 1/experiment-supervised',
        z.strictObject({
          node: z.literal('s1'),
          first: z.strictObject({
            command: z.literal('node /webapp/app.js'),
            ...revived,
            servedAgainAfterMs: z.int().positive().max(15_000),
          }),
          second: z.strictObject({ command: z.literal('tail -F /tmp/access.log'), ...revived }),
          container: z.strictObject({ startedAtUnchanged: z.literal(true), restartCount: z.literal(0) }),
        }),
      );
      assert.notEqual(first.pidBefore, first.pidAfter);
      assert.notEqual(second.pidBefore, second.pidAfter);
      assert.ok(first.servedAgainAfterMs >= first.backAfterMs);
      assert.doesNotMatch(await workspace().read('task 1/docker-ps-after-kill.txt'), /Exited/);
    });

    it('each has a text for readers, and the logs stay small', async () => {
      for (const folder of ['task 0', 'task 1']) {
        const { files } = await workspace().manifest(Number(folder.at(-1)));
        const texts = files.filter(({ file }) => /^experiment-.*\.txt$/.test(file));
        assert.equal(texts.length, folder === 'task 0' ? 4 : 1);
        for (const { file } of texts) {
          const text = await workspace().read(`${folder}/${file}`);
          assert.match(text, /^[\n\x20-\x7e]+$/);
          for (const heading of ['What was done', 'What was measured', 'What it means']) {
            assert.ok(text.includes(`\n${heading}\n`), file);
          }
        }
        const logs = files.filter(({ file }) => file.endsWith('.log'));
        assert.ok(logs.reduce((total, { bytes }) => total + bytes, 0) < 600_000);
      }
    });
  });
}
