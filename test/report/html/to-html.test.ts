import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseWholes } from '../../../src/report/html/choose-wholes.js';
import { toHtml } from '../../../src/report/html/to-html.js';
import type { Block, Report } from '../../../src/report/model.js';
import { assertValid } from './assert-valid.js';
import { evidence, numbers, sampleReport } from './sample-report.js';

const html = toHtml(sampleReport());
const withoutAssets = html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>');
const ids = [...withoutAssets.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '');

describe('the page', () => {
  for (const lang of ['en', 'fr'] as const) {
    it(`is valid and accessible HTML in ${lang}`, async () => {
      await assertValid(toHtml(sampleReport(lang)));
    });
  }

  it('is in the language of the report', () => {
    assert.match(toHtml(sampleReport('fr')), /<html lang="fr">[\s\S]*<summary>Table des matières<\/summary>/);
  });

  it('is the same for the same report', () => assert.equal(toHtml(sampleReport()), html));

  it('gives each id once', () => assert.equal(new Set(ids).size, ids.length));

  it('leads within itself only to what is there', () => {
    const targets = [...withoutAssets.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id ?? '');
    assert.ok(targets.length > numbers.length);
    assert.deepEqual(
      targets.filter((id) => !ids.includes(id)),
      [],
    );
  });

  it('has headings in order, also within answers', () => {
    const levels = [...withoutAssets.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    assert.deepEqual([levels[0], jumps], [1, []]);
    assert.equal(levels.filter((level) => level === 1).length, 1);
  });

  it('lists every section under its number', () => {
    const listed = [...withoutAssets.matchAll(/<a href="#[^"]*"\s*><span class="number">([^<]*)</g)];
    assert.deepEqual(
      listed.map(([, number]) => number),
      numbers,
    );
  });

  it('tells a gap in its place, and links to it from the top', () => {
    assert.match(html, /<div id="gap-1" class="gap" role="note">/);
    assert.match(
      html,
      /One thing is missing[\s\S]*<a href="#gap-1"><span class="what">logs\/task 2\/experiment-one-seed\.txt/,
    );
    assert.match(html, /<div class="gap optional"/);
  });

  it('says when nothing is missing', () => {
    assert.match(toHtml({ ...sampleReport(), gaps: [] }), /Nothing is missing\./);
  });

  it('does without styles in attributes, which its policy forbids', () => {
    assert.doesNotMatch(withoutAssets, /<[^>]*\sstyle=/);
  });
});

describe('long evidence', () => {
  it('is folded, has its excerpt for the printer, and says what that leaves out', () => {
    const box =
      /<details id="logs-task-2-ha-log" class="evidence inline">[\s\S]*?<\/details>/.exec(html)?.[0] ?? '';
    assert.match(
      box,
      /<div class="on-screen">[\s\S]*the needle in the haystack[\s\S]*<div class="in-print">/,
    );
    const [, printed = ''] = box.split('<div class="in-print">');
    assert.doesNotMatch(printed, /the needle/);
    assert.match(
      printed,
      /261 lines are left out\. The whole is in <a href="\.\.\/logs\/task%202\/ha\.log">/,
    );
  });

  it('does not make the page too large to be mailed, however much there is', () => {
    const line =
      '192.168.42.1:54120 [22/Nov/2026:17:24:48.563] localnodes nodes/s1 0/0/0/1/1 200 376 - - ---- 1/1/0/0/0 0/0 "GET / HTTP/1.1"\n';
    const logs = Array.from({ length: 40 }, (_, index) =>
      evidence(`logs/task 6/${index}.log`, line.repeat(500), 'log'),
    );
    const huge = evidence('logs/task 6/ha.log', line.repeat(20_000), 'log');
    assert.ok(toHtml(reportOf([...logs, huge])).length < 3_000_000);
    const wholes = chooseWholes([...logs, huge]);
    assert.ok(wholes.size > 10 && wholes.size < logs.length);
    assert.ok(!wholes.has(huge));
  });

  it('is there before what is written for programs, and the short before the long', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `"line ${index}": ${'x'.repeat(100)}\n`).join('');
    const json = evidence('logs/task 6/a.json', lines, 'json');
    const logs = Array.from({ length: 80 }, (_, index) =>
      evidence(`logs/task 6/${index}.log`, lines.slice(0, -index - 1), 'log'),
    );
    const wholes = [...chooseWholes([json, ...logs]).keys()];
    assert.ok(wholes.length > 20 && wholes.length < logs.length);
    assert.deepEqual(wholes, logs.toReversed().slice(0, wholes.length));
    assert.deepEqual([...chooseWholes([json, ...logs.slice(0, 2)]).keys()], [logs[1], logs[0], json]);
  });
});

function reportOf(blocks: readonly Block[]): Report {
  return { ...sampleReport(), chapters: [{ id: 'a', heading: 'A', blocks, sections: [] }] };
}
