import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import { start } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { s1Starts, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

const lineCount = 200_000;
const line = (index: number): string => `${String(index).padEnd(999, '.')}\n`;
const lastLine = 'web application listens after all\n';

/** Writes 200 MB line by line, as fast as somebody reads, and then waits. */
const talkativeApp = `
const { writeSync } = require('node:fs');
const line = (index) => String(index).padEnd(999, '.') + '\\n';
for (let first = 0; first < ${lineCount}; first += 50) {
  const text = Array.from({ length: 50 }, (_, index) => line(first + index)).join('');
  for (let done = 0; done < text.length; ) done += writeSync(1, text.slice(done));
}
process.stdout.write(${JSON.stringify(lastLine)});
setInterval(() => {}, 1000);
`;

describe('a container that logs 200 MB', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(async () => {
    await provideImages(engine, ['task0']);
    await assertNothingLeft(engine);
  });

  it('leaves its whole log, and the memory of the tool stays flat', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
    await workspace.ownImages();
    await workspace.write('images/webapp/app.js', talkativeApp);
    await using run = start(['run', '0', '-C', workspace.path, '--json']);
    await run.event('captured', ({ file }) => file === 's1.log');
    const peakBytes = peakMemory(run.pid);
    const end = await run.ended;
    assert.equal(end.code, 0, end.stdout + end.stderr);

    const expected = createHash('sha256');
    for (let index = 0; index < lineCount; index++) expected.update(line(index));
    const sha256 = expected.update(lastLine).digest('hex');
    const bytes = lineCount * 1000 + lastLine.length;
    const log = join(workspace.path, 'logs/task 0/s1.log');
    assert.equal((await stat(log)).size, bytes);
    assert.equal(await digestOf(log), sha256);
    const entry = (await workspace.manifest(0)).files.find(({ file }) => file === 's1.log');
    assert.deepEqual([entry?.bytes, entry?.sha256], [bytes, sha256]);
    // With a log of a few bytes it takes some 130 MB.
    assert.ok(peakBytes < 200e6, `${peakBytes} bytes`);
  });
});

/** The most memory that a process has had so far. */
function peakMemory(pid: number): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
