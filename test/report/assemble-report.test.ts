import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assembleReport } from '../../src/report/assemble-report.js';
import type { Block, Report } from '../../src/report/model.js';
import { anInput, evidence, picture, type Changes } from './an-input.js';

function section(report: Report, id: string): readonly Block[] {
  const found = report.chapters.flatMap(({ sections }) => sections).find((one) => one.id === id);
  assert.ok(found, id);
  return found.blocks;
}

function kinds(blocks: readonly Block[]): string[] {
  return blocks.map((block) => (block.kind === 'evidence' ? block.file.path : block.kind));
}

describe('a report of a workspace in which nothing is missing', () => {
  const report = assembleReport(anInput());

  it('has no gap', () => assert.deepEqual(report.gaps, []));

  it('has every chapter, and every deliverable under its number', () => {
    assert.deepEqual(
      report.chapters.map(({ id, heading }) => [id, heading]),
      [
        ['introduction', 'Introduction'],
        ['task-5', 'Task 5 – The task'],
        ['difficulties', 'Difficulties'],
        ['conclusion', 'Conclusion'],
      ],
    );
    assert.deepEqual(
      report.chapters[1]?.sections.map(({ id, number, heading }) => [id, number, heading]),
      [
        ['m1', 'M1', 'A question'],
        ['5-1', '5.1', 'Configurations'],
        ['5-2', '5.2', 'Address'],
        ['5-4', '5.4', 'Another way'],
        ['further-5', '', 'Further evidence'],
      ],
    );
  });

  it('shows the answer, the picture and each file, and after a second configuration what changed', () => {
    assert.deepEqual(kinds(section(report, 'm1')), ['prose']);
    assert.deepEqual(kinds(section(report, '5-1')), [
      'picture',
      'logs/task 5/haproxy-1.cfg',
      'logs/task 5/haproxy-2.cfg',
      'difference',
      'logs/task 5/s1.log',
    ]);
  });

  it('says of a picture what it shows, and how large it is', () => {
    const [block] = section(report, '5-1');
    assert.equal(block?.kind, 'picture');
    const { file, alt, caption, width, height } = block;
    assert.deepEqual(
      { file, alt, caption, width, height },
      {
        file: { path: picture, href: 'images/capture/task5/stats.png' },
        alt: 'HAProxy’s stats page in task 5: ha starts (no server up)',
        caption: 'HAProxy’s stats page in task 5: ha starts',
        width: 640,
        height: 480,
      },
    );
  });

  it('says of a file what it is, when it came about, and where', () => {
    const block = section(report, '5-1').find(({ kind }) => kind === 'evidence');
    assert.deepEqual(block, {
      kind: 'evidence',
      file: { path: 'logs/task 5/haproxy-1.cfg', href: '../logs/task%205/haproxy-1.cfg' },
      commands: ['docker exec ha cat haproxy-1.cfg'],
      time: '2026-11-22T17:24:41.059Z',
      bytes: 35,
      language: 'haproxy',
      text: evidence['haproxy-1.cfg'],
      excerpt: evidence['haproxy-1.cfg']?.trimEnd(),
      omittedLines: 0,
      shown: 'inline',
    });
  });

  it('shows a difference as a patch', () => {
    const block = section(report, '5-1').find(({ kind }) => kind === 'difference');
    assert.deepEqual(block, {
      kind: 'difference',
      from: 'haproxy-1.cfg',
      to: 'haproxy-2.cfg',
      patch: '@@ -1,2 +1,3 @@\n backend nodes\n   balance roundrobin\n+  server s1 192.168.42.11:3000 check',
    });
  });

  it('leaves what no deliverable asks for to a table', () => {
    const blocks = section(report, 'further-5');
    assert.deepEqual(kinds(blocks), ['prose', 'table', 'logs/task 5/nodes.txt']);
    assert.ok(blocks[1]?.kind === 'table' && blocks[2]?.kind === 'evidence');
    assert.deepEqual(blocks[1].rows, [
      [
        { path: 'logs/task 5/nodes.txt', href: '../logs/task%205/nodes.txt' },
        'docker exec ha cat nodes.txt',
        '17:24:41',
        '3\u00A0B',
      ],
    ]);
    assert.equal(blocks[2].shown, 'folded');
  });

  it('knows its date and its facts from the manifests alone', () => {
    assert.equal(report.date, '2026-11-22T17:24:46.421Z');
    assert.deepEqual(
      report.facts.map(({ name, value }) => `${name}: ${value}`),
      [
        'Date: 2026-11-22 17:24 UTC',
        'Run: ceb60bd7',
        'Tasks passed: 1 of 1',
        'Files of evidence: 4',
        'Pictures: 1',
        'Base image: debian:trixie-slim',
        'Versions: haproxy 3.0.11',
      ],
    );
  });

  it('has no date where a manifest tells none', () => {
    const undated = assembleReport(anInput({ manifest: { ended: 'yesterday' } }));
    assert.equal(undated.date, undefined);
    assert.ok(!undated.facts.some(({ name }) => name === 'Date'));
  });

  it('is the same when it is made again', () => assert.deepEqual(assembleReport(anInput()), report));

  it('of chosen tasks has their chapters only', () => {
    const chosen = assembleReport(anInput({ settings: { chosen: [5] } }));
    assert.deepEqual(
      chosen.chapters.map(({ id }) => id),
      ['task-5'],
    );
  });

  it('in French has its fixed words in French', () => {
    const french = assembleReport(anInput({ settings: { lang: 'fr' } }));
    assert.equal(french.title, 'Répartition de charge dynamique avec Docker');
    assert.equal(french.chapters[1]?.heading, 'Tâche 5 – La tâche');
    assert.deepEqual(french.chapters[1].blocks[0], { kind: 'prose', markdown: 'De quoi il s’agit.' });
  });
});

describe('what is missing is told in its place, and counted', () => {
  type Case = [what: string, changes: Changes, ...gaps: string[]];
  const run = '→ ait-lab run 5';
  const cases: Case[] = [
    [
      'a file',
      { files: { 's1.log': undefined } },
      `5.1 missing logs/task 5/s1.log: the run did not leave it behind ${run}`,
    ],
    [
      'several files',
      { files: { 's1.log': undefined, 'haproxy-2.cfg': undefined } },
      `5.1 missing logs/task 5/haproxy-2.cfg, logs/task 5/s1.log: the run did not leave it behind ${run}`,
    ],
    [
      'a file that no deliverable asks for',
      { files: { 'nodes.txt': undefined } },
      `further evidence of task 5 missing logs/task 5/nodes.txt: the run did not leave it behind ${run}`,
    ],
    [
      'what is in a file',
      { files: { 's1.log': ' \n' } },
      `5.1 empty logs/task 5/s1.log: there is nothing in it ${run}`,
    ],
    [
      'a file as it was captured',
      { files: { 's1.log': 'edited\n' } },
      `5.1 altered logs/task 5/s1.log: it is not what was captured: somebody has edited it since ${run}`,
    ],
    [
      'a file that the run knows of',
      { manifest: { files: [] } },
      `5.1 altered logs/task 5/haproxy-1.cfg, logs/task 5/haproxy-2.cfg, logs/task 5/s1.log: the manifest does not know it: it did not come from the run ${run}`,
      `further evidence of task 5 altered logs/task 5/nodes.txt: the manifest does not know it: it did not come from the run ${run}`,
    ],
    [
      'the manifest',
      { manifest: 'missing' },
      `Task 5 – The task missing logs/task 5/manifest.json: no manifest tells how these files came about ${run}`,
    ],
    [
      'the manifest, where there is something else',
      { manifest: 'missing', files: { 'manifest.json': '{' } },
      `Task 5 – The task altered logs/task 5/manifest.json: it is not the manifest of a run, so nothing tells how these files came about ${run}`,
    ],
    [
      'a drawing',
      { files: { 'topology.json': '{}' } },
      `Task 5 – The task missing report/images/topology-task5.svg: it cannot be drawn: the content of logs/task 5/topology.json is not as it should be ${run}`,
    ],
    [
      'the run',
      {
        manifest: 'missing',
        files: Object.fromEntries(Object.keys(evidence).map((name) => [name, undefined])),
        png: 'missing',
      },
      `5.1 missing ${picture}: task 5 has not been run in this workspace ${run}`,
      `5.1 missing logs/task 5/haproxy-1.cfg, logs/task 5/haproxy-2.cfg, logs/task 5/s1.log: task 5 has not been run in this workspace ${run}`,
      `further evidence of task 5 missing logs/task 5/nodes.txt: task 5 has not been run in this workspace ${run}`,
    ],
    [
      'success, for a reason',
      { manifest: { outcome: 'failed', failure: 's1 died' } },
      `Task 5 – The task failed logs/task 5/: s1 died ${run}`,
    ],
    [
      'success, for none',
      { manifest: { outcome: 'interrupted' } },
      `Task 5 – The task failed logs/task 5/: the task did not pass: interrupted ${run}`,
    ],
    [
      'a run with the images as they are now',
      { recipes: { ha: 'r2', webapp: 'w2' } },
      `Task 5 – The task outdated logs/task 5/: the images have changed since it was run: ha ${run}`,
    ],
    ['nothing where the images are those of the run', { recipes: { ha: 'r1' } }],
    ['a picture', { png: 'missing' }, `5.1 missing ${picture}: the run did not leave it behind ${run}`],
    [
      'all pictures',
      {
        png: 'missing',
        manifest: {
          pictures: [],
          steps: [
            {
              name: 's1 joins',
              outcome: 'passed',
              leftOut: [{ option: '--no-screenshots', files: [picture.replace(/.*\//, '')] }],
            },
          ],
        },
      },
      `5.1 left-out ${picture}: the run was told to: --no-screenshots ${run}`,
    ],
    [
      'a picture of evidence that was collected by hand',
      { png: 'missing', manifest: { outcome: 'collected', pictures: [] } },
      `Task 5 – The task failed logs/task 5/: the task did not pass: collected by hand ${run}`,
      `5.1 missing ${picture}: this evidence was collected by hand, and not by a run ${run}`,
    ],
    [
      'a real picture',
      { png: Buffer.from('GIF89a') },
      `5.1 empty ${picture}: it is not a PNG picture ${run}`,
    ],
    [
      'the picture that was taken',
      { png: Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex') },
      `5.1 altered ${picture}: it is not what was captured: somebody has edited it since ${run}`,
    ],
    [
      'authors',
      { settings: { authors: [] } },
      'Title page missing Authors: ait-lab.yaml names nobody → authors: [NAME, …] in ait-lab.yaml',
    ],
    [
      'the repository',
      { settings: { repository: undefined } },
      '5.2 missing Repository: ait-lab.yaml does not say where the repository is → repository: https://… in ait-lab.yaml',
    ],
    [
      'an answer that says TODO',
      { answers: { M1: 'To be done: TODO.' } },
      'M1 unwritten report/answers/M1.md: it still says TODO → write report/answers/M1.md',
    ],
    [
      'an answer that is a hint',
      { answers: { M1: '<!-- TODO\n\nwrite -->\n\n# M1\n' } },
      'M1 unwritten report/answers/M1.md: there is no text in it yet → write report/answers/M1.md',
    ],
    ['nothing where an optional answer is not written', { answers: { '5.4': 'TODO' } }],
    [
      'a value',
      { answers: { M1: 'It took {{ task5/manifest.nope | ms }}.' }, files: { 'manifest.json': '{}' } },
      'M1 unknown-value task5/manifest.nope | ms: there is no nope in logs/task 5/manifest.json → correct it in report/answers/M1.md',
    ],
    [
      'a value that a run would bring',
      { answers: { M1: 'With {{ task5/manifest.run }}.' } },
      `M1 unknown-value task5/manifest.run: there is no logs/task 5/manifest.json ${run}`,
    ],
    [
      'a picture in an answer',
      { answers: { M1: '![Mine](images/my%20own.png) ![theirs](https://example.org/a.png)' } },
      'M1 missing report/images/my own.png: it is no PNG, JPEG, GIF or WebP picture of up to 2 MB in this workspace → put it there, or correct its path in report/answers/M1.md',
    ],
    [
      'a chapter',
      { answers: { conclusion: '' } },
      'Conclusion unwritten report/answers/conclusion.md: there is no text in it yet → write report/answers/conclusion.md',
    ],
  ];
  for (const [what, changes, ...gaps] of cases) {
    it(what, () => {
      const report = assembleReport(anInput(changes));
      assert.deepEqual(
        report.gaps.map(
          ({ fault, where, what: thing, why, hint }) => `${where} ${fault} ${thing}: ${why} → ${hint}`,
        ),
        gaps,
      );
      const inPlace = report.chapters
        .flatMap(({ blocks, sections }) => [...blocks, ...sections.flatMap((one) => one.blocks)])
        .filter((block) => block.kind === 'gap' && !block.optional);
      assert.equal(inPlace.length, gaps.filter((gap) => !gap.startsWith('Title page')).length);
    });
  }

  it('and an optional answer gently', () => {
    const [block] = section(assembleReport(anInput({ answers: { '5.4': 'TODO' } })), '5-4');
    assert.ok(block?.kind === 'gap' && block.optional);
  });
});

describe('a configuration', () => {
  it('that has nearly nothing in common with the one before is not compared with it', () => {
    const lines = (sign: string): string =>
      Array.from({ length: 2000 }, (_, at) => `${sign} ${at}\n`).join('');
    const files = { 'haproxy-1.cfg': lines('a'), 'haproxy-2.cfg': lines('b') };
    const blocks = section(assembleReport(anInput({ files })), '5-1');
    assert.deepEqual(
      blocks.filter(({ kind }) => kind === 'difference'),
      [],
    );
  });
});

describe('a section with many files', () => {
  it('begins with a table of them, and shows long ones as an excerpt', () => {
    const long = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`).join('\n');
    const report = assembleReport(anInput({ files: { 's1.log': `${long}\n` } }));
    const log = section(report, '5-1').find((block) => block.kind === 'evidence' && block.language === 'log');
    assert.ok(log?.kind === 'evidence');
    assert.equal(log.omittedLines, 60);
    assert.match(
      log.excerpt,
      /^line 1\n[\s\S]*\nline 27\n⋮ 60 lines left out ⋮\nline 88\n[\s\S]*\nline 100$/,
    );
    assert.equal(log.text, `${long}\n`);
  });
});
