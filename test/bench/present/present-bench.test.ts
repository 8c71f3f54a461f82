import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchFigures } from '../../../src/bench/present/bench-figures.js';
import { benchText } from '../../../src/bench/present/bench-text.js';
import { benchWordsOf } from '../../../src/bench/present/bench-words.js';
import type { GoalName } from '../../../src/bench/present/goal-names.js';
import { judgeGoals, type JudgedGoal } from '../../../src/bench/present/judge-goals.js';
import { benchPages, presentBench } from '../../../src/bench/present/present-bench.js';
import { comparedPairs } from '../../../src/bench/quiet-pairs.js';
import type { BenchResult, SubjectResult } from '../../../src/bench/result.js';
import { summarize } from '../../../src/bench/summarize.js';
import type { BenchEvent } from '../../../src/bench/result.js';
import { displayWidth } from '../../../src/ui/display-width.js';
import { makePalette } from '../../../src/ui/palette.js';
import { assembleReport } from '../../../src/report/assemble-report.js';
import { anInput } from '../../report/an-input.js';
import { assertSafe, textsOf } from '../../report/drawings/svg.js';
import { aResult, aSubject } from './a-result.js';

const palette = makePalette({}, { NO_COLOR: '1' });
const words = benchWordsOf('en');

/** A result in which a subject is another. */
function withSubject(changed: SubjectResult): BenchResult {
  const result = aResult();
  return { ...result, subjects: result.subjects.map((one) => (one.name === changed.name ? changed : one)) };
}

/** `hitless` with its events changed. */
function withEvents(change: (event: BenchEvent) => BenchEvent): BenchResult {
  const events = aSubject('hitless').events.map(change);
  return withSubject(aSubject('hitless', { events, summaries: summarize(events) }));
}

/** `hitless` with pairs whose ratios lie evenly around one, over a width. */
function withRatios(middle: number, width: number, count = 20): BenchResult {
  const pairs = Array.from({ length: count }, (_, index) => {
    const ratio = middle + width * (index / (count - 1) - 0.5);
    return { own: 3000 * ratio, lab: 3000, ratio };
  });
  return withSubject(aSubject('hitless', { quietPairs: comparedPairs(pairs, 2) }));
}

describe('a goal', () => {
  const verdictOf = (result: BenchResult, name: GoalName): JudgedGoal['verdict'] | undefined =>
    judgeGoals(result, words).find((goal) => goal.name === name)?.verdict;
  const cases: [what: string, result: BenchResult, goal: GoalName, verdict: JudgedGoal['verdict']][] = [
    ['is met without a loss over enough events', aResult(), 'lost', 'met'],
    [
      'is missed by one lost request',
      withEvents((event) =>
        event.kind === 'kill' ? { ...event, measures: { ...event.measures, failedCount: 1 } } : event,
      ),
      'lost',
      'missed',
    ],
    [
      'is not shown by fewer events than it speaks of',
      withSubject(
        aSubject('hitless', {
          summaries: summarize(aSubject('hitless').events.filter((_, at) => at % 2 === 0)),
        }),
      ),
      'lost',
      'open',
    ],
    [
      'is not shown by less load than it speaks of',
      aResult({ load: { ...aResult().load, requestsPerSecond: 900 } }),
      'lost',
      'open',
    ],
    [
      'that speaks of every time is missed by one event in vain',
      withEvents((event) =>
        event.kind === 'replace' && event.atMs === 0 ? { ...event, problem: 'no answer' } : event,
      ),
      'replace',
      'missed',
    ],
    [
      'is missed by one pause that was too long',
      withEvents((event) =>
        event.kind === 'crash' && event.atMs === 0
          ? { ...event, measures: { ...event.measures, longestPauseMs: 151 } }
          : event,
      ),
      'kill-pause',
      'missed',
    ],
    ['is not shown by what was not measured', aResult(), 'quiet', 'open'],
    ['is met where the whole interval is above it', withRatios(1, 0.03), 'quiet', 'met'],
    ['is missed where the whole interval is below it', withRatios(0.9, 0.03), 'quiet', 'missed'],
    ['is not shown where it lies within the interval', withRatios(1, 0.2), 'quiet', 'open'],
    ['is not shown by pairs too few for an interval', withRatios(1, 0, 5), 'quiet', 'open'],
    ['is not shown without ours', aResult({ subjects: [aSubject('lab')] }), 'lost', 'open'],
    ['is met by a cost that does not grow', aResult(), 'cost', 'met'],
  ];
  for (const [what, result, goal, verdict] of cases)
    it(what, () => assert.equal(verdictOf(result, goal), verdict));
});

describe('the chapter of a bench', () => {
  it('has figures that answers can name', () => {
    const figures = JSON.parse(JSON.stringify(benchFigures(aResult()))) as {
      hitless: { failed: number; kill: { events: number; longestPauseMs: { count: number } } };
      lab: { cost: { at8: { backends: number } } };
    };
    assert.equal(figures.hitless.failed, 0);
    assert.deepEqual([figures.hitless.kill.events, figures.hitless.kill.longestPauseMs.count], [20, 20]);
    assert.equal(figures.lab.cost.at8.backends, 8);
  });

  it('shows a failed subject as failed, and a quick run as quick', () => {
    const failed = aSubject('dns', {
      status: 'failed',
      reason: 'no | answer <b>',
      events: [],
      summaries: [],
    });
    const page = benchPages({ ...withSubject(failed), mode: 'quick' }).get('RESULT.md') ?? '';
    assert.match(page, /dns failed/);
    assert.match(page, /dns \(failed\)/);
    assert.match(page, /This is a quick run/);
    assert.doesNotMatch(page, /<b>/);
  });

  it('says what was left out', () => {
    const page = benchPages(withSubject(aSubject('nginx', { status: 'skipped', events: [], summaries: [] })));
    assert.match(page.get('RESULT.md') ?? '', /Not measured in this run: nginx/);
  });

  it('draws every event as a dot, safely, and tells the story beside it', () => {
    const pages = benchPages(aResult());
    const charts = [...pages].filter(([name]) => name.endsWith('.svg'));
    assert.deepEqual(charts.map(([name]) => name).sort(), [
      'bench-cost.svg',
      'bench-join.svg',
      'bench-lost.svg',
      'bench-pause.svg',
    ]);
    for (const [name, svg] of charts) assertSafe(svg, name.replace('.svg', ''));
    const joins = aResult().subjects.flatMap(({ events }) =>
      events.filter(({ kind }) => kind === 'join' || kind === 'burst'),
    );
    assert.equal((pages.get('bench-join.svg')?.match(/<circle/g) ?? []).length, joins.length);
    assert.ok(textsOf(pages.get('bench-lost.svg') ?? '').includes('0 (0)'));
    assert.match(pages.get('bench-lost.svg') ?? '', /<desc[^>]*>[^<]*hitless 0 \(0\)/);
  });

  it('leaves out the charts of what was not measured', () => {
    const dns = aSubject('dns', { status: 'failed', events: [], summaries: [] });
    assert.deepEqual([...benchPages(aResult({ subjects: [dns] })).keys()], ['RESULT.md']);
  });

  for (const lang of ['en', 'fr'] as const)
    it(`has a chapter in ${lang}`, () => {
      const { chapter } = presentBench(JSON.stringify(aResult()), lang);
      assert.equal(chapter.heading, benchWordsOf(lang).heading);
      assert.ok(chapter.sections.length >= 5);
    });

  const broken: [what: string, text: string, fault: string, why: RegExp][] = [
    ['nothing', '', 'empty', /nothing in it/],
    ['half a file', '{"schema":1,', 'wrong', /not JSON/],
    ['something else', '{"schema":2}', 'wrong', /not the result of a bench: schema: /],
    ['a list', '[]', 'wrong', /not the result/],
    ['a wrong place deep inside', JSON.stringify({ ...aResult(), seed: 'x' }), 'wrong', /: seed: /],
  ];
  for (const [what, text, fault, why] of broken)
    it(`is a gap with file, place and hint for ${what}`, () => {
      const { chapter, figures } = presentBench(text, 'en');
      const [gap] = chapter.blocks;
      assert.equal(figures, undefined);
      assert.ok(gap?.kind === 'gap');
      assert.deepEqual([gap.fault, gap.what, gap.hint], [fault, 'bench/RESULT.json', 'ait-lab bench']);
      assert.match(gap.why, why);
    });
});

describe('an answer', () => {
  const chapterOf = (text: string, result?: string) => {
    const input = anInput({ answers: { M1: text } });
    const bench = result === undefined ? undefined : presentBench(result, 'en');
    return assembleReport({ ...input, chosen: 'all', bench });
  };
  const quote =
    'It lost {{ bench.hitless.kill.failed }}, at most {{ bench.lab.kill.longestPauseMs.max | ms }}.';

  it('quotes the bench, and the report has its chapter before the last ones', () => {
    const report = chapterOf(quote, JSON.stringify(aResult()));
    assert.match(JSON.stringify(report.chapters), /It lost 0, at most \d+\u00a0ms\./);
    const ids = report.chapters.map(({ id }) => id);
    assert.deepEqual(ids.slice(-3), ['bench', 'difficulties', 'conclusion']);
  });

  it('that quotes what is not measured says what to do', () => {
    const about = (result?: string) =>
      chapterOf(quote, result).gaps.find(({ fault }) => fault === 'unknown-value');
    assert.deepEqual([about()?.why, about()?.hint], ['there is no bench/RESULT.json', 'ait-lab bench']);
    assert.match(about('{}')?.why ?? '', /not the result of a bench/);
    assert.match(
      about(JSON.stringify(aResult({ subjects: [] })))?.why ?? '',
      /no hitless\.kill\.failed in bench/,
    );
  });

  it('without a bench is in a report that misses nothing for it', () => {
    assert.ok(!chapterOf('No figure.').chapters.some(({ id }) => id === 'bench'));
    assert.ok(!JSON.stringify(chapterOf('No figure.').gaps).includes('bench'));
  });
});

describe('a result on a terminal', () => {
  for (const columns of [60, 80, 120, 200])
    it(`keeps its tables within ${columns} columns`, () => {
      const lines = benchText(aResult(), columns, palette).split('\n');
      const tables = lines
        .slice(0, lines.indexOf(words.captions.goals))
        .filter((line) => /^ | {2}/.test(line));
      assert.deepEqual(
        tables.filter((line) => displayWidth(line) > columns),
        [],
      );
    });

  it('has no colour where none is wanted, and no escape sequence of a file', () => {
    const failed = aSubject('dns', { status: 'failed', reason: '\u001b[31mred\nline' });
    const text = benchText(withSubject(failed), 100, palette);
    assert.ok(!text.includes('\u001b'));
    assert.match(text, /✗ dns failed: red line/);
  });

  it('shows what was reached and what was not', () => {
    const text = benchText(aResult(), 120, palette);
    assert.match(text, /✓ requests to a node that announced its leave: at most 0/);
    assert.match(text, /– quiet throughput: not measured/);
  });
});
