import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { judge } from '../check/our-check.js';
import { readHandIn } from '../../src/check/read/read-hand-in.js';
import { buildOnce } from '../../src/cli/commands/build-report/build-once.js';
import { check } from '../../src/cli/commands/check/check.js';
import { makeLarge, ReferenceWorkspace } from './large-run.js';

/** What `check` says of a workspace. */
async function findingsOf({ path }: ReferenceWorkspace): Promise<string[]> {
  const { items, findings } = judge(await readHandIn(path));
  return [
    ...items
      .filter(({ status }) => status !== 'present')
      .map(({ id, status, reason }) => `${id} ${status}: ${reason}`),
    ...findings.map(({ level, files, message }) => `${level} ${files.join()}: ${message}`),
  ];
}

/** Everything else that the tool may have left in a workspace. */
async function leaveEverything(workspace: ReferenceWorkspace): Promise<void> {
  const { path } = workspace;
  const out = join(path, 'check');
  await check([path], { out, csv: join(out, 'check.csv'), junit: join(out, 'check.xml') });
  const scene = 'chaos/7-2026-11-30';
  const result = { settings: { seed: 7 }, command: 'ait-lab chaos --seed 7', outcome: 'violated' };
  workspace.write(`${scene}/RESULT.json`, JSON.stringify(result));
  workspace.write(`${scene}/ha.log`, workspace.read('logs/task 6/ha.log').padEnd(5_000_000, 'once more\n'));
  workspace.write(`${scene}/haproxy.cfg`, workspace.read('logs/task 6/haproxy-1-ha.cfg'));
  workspace.write('logs/failed/task 5/ha.log', workspace.read('logs/task 5/ha.log').slice(0, 200));
}

describe('a workspace in which the tool has written everything', () => {
  const workspace = new ReferenceWorkspace();
  after(() => workspace[Symbol.dispose]());

  it('earns no finding', async () => {
    await buildOnce({ directory: workspace.path }, ['md', 'html']);
    await leaveEverything(workspace);
    assert.deepEqual(await findingsOf(workspace), []);
  });

  it('earns none either when large pictures in answers make a large page', async () => {
    const picture = Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.alloc(1_900_000, 'x')]);
    workspace.write('report/big.jpg', picture);
    const answer = 'report/answers/conclusion.md';
    workspace.write(answer, `${workspace.read(answer)}\n\n![Us](big.jpg)\n`);
    const { files } = await buildOnce({ directory: workspace.path }, ['md', 'html']);
    assert.ok((files[1]?.bytes ?? 0) > 4_000_000);
    const unread = (await findingsOf(workspace)).filter((finding) => finding.includes('report.html'));
    assert.deepEqual(unread, []);
  });

  it('earns one for a page of somebody else that is as large', async () => {
    workspace.write(
      'report/other.html',
      '<!DOCTYPE html>\n<title>Ours</title>\n'.padEnd(4_100_000, '<p>Text</p>\n'),
    );
    const findings = await findingsOf(workspace);
    assert.ok(findings.includes('warning report/other.html: It was not read: too large (4.1 MB).'));
  });
});

describe('the report of a run under load', () => {
  const workspace = new ReferenceWorkspace();
  after(() => workspace[Symbol.dispose]());

  it('is a page below three megabytes, of which nothing earns a finding', async () => {
    makeLarge(workspace);
    const { files, report, failure } = await buildOnce({ directory: workspace.path }, ['md', 'html']);
    assert.equal(failure, undefined);
    const [, page] = files;
    assert.ok(page && page.bytes > 2_000_000 && page.bytes < 3_000_000, `${page?.bytes ?? 0} bytes`);
    const drawings = report.chapters.flatMap(({ sections }) =>
      sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'drawing')),
    );
    for (const name of ['timeline-task6', 'timeline-task6-hitless', 'comparison-task6-hitless'])
      assert.ok(
        drawings.some(({ file, svg }) => file.path.endsWith(`/${name}.svg`) && svg.length < 400_000),
        name,
      );
  });

  it('leads to each file of which it holds an excerpt', () => {
    const html = workspace.read('report/report.html');
    for (const path of [
      'logs/task 6/requests.json',
      'logs/task 6/ha.log',
      'logs/task 6 hitless/timeline.json',
    ])
      assert.ok(html.includes(`<a href="../${encodeURI(path)}">`), path);
  });
});
