import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Manifest } from '../../src/evidence/manifest.js';
import { assembleReport } from '../../src/report/assemble-report.js';
import { drawRecorded } from '../../src/report/draw-recorded.js';
import { toHtml } from '../../src/report/html/to-html.js';
import type { RecordedTask, ReportInput } from '../../src/report/input.js';
import { toMarkdown } from '../../src/report/markdown/to-markdown.js';
import type { Report, Section } from '../../src/report/model.js';
import type { Language } from '../../src/scenario/language.js';
import { wordsOf } from '../../src/report/words.js';
import { loadTask } from '../../src/scenario/load-task.js';
import { anInput } from './an-input.js';
import { labs } from '../the-lab.js';

const taskFile = `
task: 6
title: Backends come and go
about: x
variants: [hitless]
steps:
  - name: ha starts
    do: [{ start: ha }]
  - name: s1 joins
    do: [{ load: { connections: 4, rate: 100 } }, { start: s1 }]
    capture:
      requests.json: { load: requests }
      timeline.json: { load: timeline }
deliverables:
  - { number: '6.1', title: Time line, evidence: [requests.json, timeline.json] }
`;

const timeline = {
  durationMs: 10_000,
  moments: [
    { atMs: 0, kind: 'start', nodes: ['s1', 's2', 's3'] },
    { atMs: 5000, kind: 'kill', nodes: ['s2'] },
  ],
  servers: [{ atMs: 1000, up: ['s1', 's2', 's3'], down: [] }],
  members: [{ atMs: 500, alive: ['ha', 's1', 's2', 's3'], left: [], failed: [] }],
};

/** A client that lost so many requests to a killed node, and had no answer for a while if it lost any. */
function requests(lost: number): Record<string, unknown> {
  return {
    connections: 4,
    rate: 100,
    sent: 1000,
    answered: 900 - lost,
    failed: 100 + lost,
    beforeFirstBackend: 100,
    byBackend: { s1: 500, s2: 400 - lost },
    binMs: 2500,
    latencyMs: { max: lost === 0 ? 62.4 : 1999.6 },
    silences: lost === 0 ? [] : [{ fromMs: 5100, toMs: 6400 }],
    bins: [
      { atMs: 0, byBackend: {}, byStatus: { '503': 100 }, errors: 0 },
      { atMs: 2500, byBackend: { s1: 200, s2: 200 }, byStatus: { '200': 400 }, errors: 0 },
      { atMs: 5000, byBackend: { s1: 300 }, byStatus: { '200': 300 }, errors: 0 },
      { atMs: 7500, byBackend: { s1: 200 - lost }, byStatus: { '200': 200 - lost }, errors: lost },
    ],
    failures: Array.from({ length: lost }, (_, at) => {
      return { atMs: 7510 + at, sentAtMs: 5500 + at, kind: 'timeout' };
    }),
  };
}

interface Run {
  readonly variant: string;
  readonly files: Readonly<Record<string, string>>;
  readonly manifest?: Partial<Manifest>;
  readonly recipes?: RecordedTask['recipes'];
}

function recorded({ variant, files, manifest = {}, recipes = {} }: Run): RecordedTask {
  const loaded = loadTask('task6.yaml', taskFile, labs, { variant });
  assert.ok(loaded.ok);
  const entries = Object.entries(files).map(([file, text]) => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { file, text, bytes: text.length, sha256, commands: ['x'], steps: ['s1 joins'], time: '' };
  });
  return {
    plan: loaded.plan,
    manifest: {
      ...{ task: 6, title: '', run: 'r', variant, started: '', ended: '', outcome: 'passed', versions: {} },
      images: { ha: { id: '1', bytes: 1, recipe: 'old' } },
      files: entries,
      ...manifest,
    },
    files: new Map(entries.map((entry) => [entry.file, entry])),
    pictures: new Map(),
    recipes,
  };
}

function filesOf(lost: number): Record<string, string> {
  return { 'requests.json': JSON.stringify(requests(lost)), 'timeline.json': JSON.stringify(timeline) };
}

const labRun = recorded({ variant: 'lab', files: filesOf(12) });

async function input(others: readonly RecordedTask[], lang: Language = 'en'): Promise<ReportInput> {
  const drawings = await drawRecorded([labRun, ...others], wordsOf(lang));
  return { ...anInput({ settings: { lang } }), tasks: [labRun], variantRuns: others, drawings };
}

async function reportOf(others: readonly RecordedTask[], lang: Language = 'en'): Promise<Report> {
  return assembleReport(await input(others, lang));
}

function sectionOf(report: Report): Section | undefined {
  return report.chapters.flatMap(({ sections }) => sections).find(({ id }) => id === 'hitless-6');
}

const hitless = (changes: Partial<Run> = {}): RecordedTask =>
  recorded({ variant: 'hitless', files: filesOf(0), ...changes });

describe('a task that was run in another variant, too', () => {
  it('shows the losses of both runs side by side, event by event', async () => {
    const section = sectionOf(await reportOf([hitless()]));
    const table = section?.blocks.find(({ kind }) => kind === 'table');
    assert.ok(table?.kind === 'table');
    assert.deepEqual(table.head.slice(1, 3), ['lab: lost', 'hitless: lost']);
    assert.deepEqual(table.rows, [
      ['start s1–s3', '0 of 400', '0 of 400', 'under 2.5\u00A0s', 'under 2.5\u00A0s'],
      ['kill s2', '12 of 500', '0 of 500', '1.3\u00A0s', 'under 2.5\u00A0s'],
      ['altogether', '12 of 900', '0 of 900', '1.3\u00A0s', 'under 2.5\u00A0s'],
    ]);
  });

  it('draws both on the same scales, and the time line of the variant', async () => {
    const drawn = (await input([hitless()])).drawings;
    const names = [...drawn.keys()];
    assert.deepEqual(names, ['timeline-task6', 'timeline-task6-hitless', 'comparison-task6-hitless']);
    const { svg = '', alt = '' } = drawn.get('comparison-task6-hitless') ?? {};
    assert.match(alt, /lab: 12 of 900 lost; hitless: 0 of 900 lost\./);
    assert.match(svg, /id="comparison-task6-hitless"/);
    const files = sectionOf(await reportOf([hitless()]))?.blocks.flatMap((block) =>
      block.kind === 'drawing' ? [block.file.path] : [],
    );
    assert.deepEqual(files, [
      'report/images/comparison-task6-hitless.svg',
      'report/images/timeline-task6-hitless.svg',
    ]);
  });

  it('says the same in Markdown and in HTML', async () => {
    const report = await reportOf([hitless()]);
    const markdown = toMarkdown(report);
    assert.match(markdown, /^### The variant hitless beside the lab’s own solution$/m);
    assert.match(
      markdown,
      /^- `lab`: 1,000 requests sent, 888 answered, .*\*\*12 of 900 lost\*\* since; .*2,000\u00A0ms\.$/m,
    );
    assert.match(markdown, /^- `hitless`: 1,000 .*\*\*0 of 900 lost\*\* since; .* 62\u00A0ms\.$/m);
    assert.match(markdown, /^\| kill s2 \| 12 of 500 \| 0 of 500 \|/m);
    const html = toHtml(report);
    assert.match(html, /<td class="number">12 of 500<\/td>\s*<td class="number">0 of 500<\/td>/);
  });

  it('says it in French', async () => {
    const section = sectionOf(await reportOf([hitless()], 'fr'));
    assert.equal(section?.heading, 'La variante hitless, à côté de la solution du laboratoire');
    const table = section.blocks.find(({ kind }) => kind === 'table');
    assert.ok(table?.kind === 'table');
    assert.deepEqual(table.rows[1]?.slice(0, 3), ['kill s2', '12 sur 500', '0 sur 500']);
  });

  it('shows a dash where one run lacks an event', async () => {
    const other = { ...timeline, moments: timeline.moments.slice(0, 1) };
    const files = { ...filesOf(0), 'timeline.json': JSON.stringify(other) };
    const table = sectionOf(await reportOf([hitless({ files })]))?.blocks.find(
      ({ kind }) => kind === 'table',
    );
    assert.ok(table?.kind === 'table');
    assert.deepEqual(table.rows[1], ['kill s2', '12 of 500', '–', '1.3\u00A0s', '–']);
  });

  it('has no such section, and lacks nothing, without that run', async () => {
    const report = await reportOf([]);
    assert.equal(sectionOf(report), undefined);
    assert.deepEqual(report.gaps, []);
  });

  it('lacks nothing with it', async () => assert.deepEqual((await reportOf([hitless()])).gaps, []));
});

describe('what is wrong with the run of a variant is told as with any other', () => {
  const cases: [what: string, changes: Partial<Run>, fault: string, about: string, why: RegExp][] = [
    ['older images', { recipes: { ha: 'new' } }, 'outdated', 'logs/task 6 hitless/', /images have changed/],
    ['a failed run', { manifest: { outcome: 'failed' } }, 'failed', 'logs/task 6 hitless/', /did not pass/],
    [
      'a file that was edited',
      { manifest: { files: hitless().manifest?.files.slice(0, 1) ?? [] } },
      'altered',
      'logs/task 6 hitless/timeline.json',
      /did not come from the run/,
    ],
    [
      'a file that is gone',
      { files: { 'timeline.json': JSON.stringify(timeline) } },
      'missing',
      'logs/task 6 hitless/requests.json',
      /did not leave it behind/,
    ],
    [
      'a file that is no time line',
      { files: { ...filesOf(0), 'timeline.json': '{}' } },
      'missing',
      'report/images/timeline-task6-hitless.svg',
      /content of logs\/task 6 hitless\/timeline\.json/,
    ],
  ];
  for (const [what, changes, fault, about, why] of cases) {
    it(what, async () => {
      const { gaps } = await reportOf([hitless(changes)]);
      const gap = gaps.find((one) => one.what === about);
      assert.equal(gap?.fault, fault);
      assert.match(gap.why, why);
      assert.equal(gap.hint, 'ait-lab run 6 --variant hitless');
      assert.equal(gap.where, 'the variant hitless of task 6');
    });
  }

  it('and nothing is compared that cannot be', async () => {
    const files = { ...filesOf(0), 'requests.json': '{"sent":1}' };
    const blocks = sectionOf(await reportOf([hitless({ files })]))?.blocks ?? [];
    assert.ok(!blocks.some((block) => block.kind === 'table' && block.cells === 'worded'));
    assert.ok(!blocks.some(({ kind }) => kind === 'drawing'));
  });
});
