import { linkTo } from '../../report/link.js';
import { escapeMarkdown } from '../../report/markdown/escape.js';
import type { Block, Chapter, Section } from '../../report/model.js';
import type { CaptionedDrawing } from '../../report/input.js';
import { oneLine } from '../../plain-text.js';
import type { BenchResult } from '../result.js';
import {
  costTable,
  effortTable,
  factsTable,
  goalsTable,
  lostTable,
  quietTable,
  subjectsTable,
  timesTable,
  type BenchTable,
} from './bench-tables.js';
import type { BenchWords } from './bench-words-en.js';
import { drawCostChart } from './draw-cost-chart.js';
import { drawEventCharts } from './draw-event-charts.js';

/**
 * The chapter of a result.
 *
 * @param folder that its drawings are written to, relative to the workspace
 */
export function benchChapter(result: BenchResult, words: BenchWords, folder: string): Chapter {
  const drawings = allDrawings(result, words);
  const drawn = (...names: string[]): Block[] =>
    names.flatMap((name) => {
      const drawing = drawings.get(name);
      return drawing ? [{ kind: 'drawing', file: linkTo(`${folder}/${name}.svg`), ...drawing } as const] : [];
    });
  const { sections } = words;
  const all: Section[] = [
    section('goals', sections.goals, [table(goalsTable(result, words), 'told')]),
    section('lost', sections.lost, [table(lostTable(result, words)), ...drawn('bench-lost')]),
    section('times', sections.times, [
      table(timesTable(result, words)),
      ...drawn('bench-join', 'bench-pause'),
    ]),
    section('cost', sections.cost, [
      table(effortTable(result, words)),
      ...drawn('bench-cost'),
      ...optional(costTable(result, words)),
      ...methods(result),
    ]),
    section('quiet', sections.quiet, optional(quietTable(result, words))),
    section('how', sections.how, [
      table(subjectsTable(result, words), 'told'),
      table(factsTable(result, words), 'told'),
    ]),
  ];
  const told = all.map((one) => ({ ...one, blocks: one.blocks.filter(hasContent) }));
  return {
    id: 'bench',
    heading: words.heading,
    blocks: [{ kind: 'prose', markdown: [words.about, ...caveats(result, words)].join('\n\n') }],
    sections: told.filter(({ blocks }) => blocks.length > 0),
  };
}

/** What a reader has to know before any figure: that a run was quick or interrupted, what failed, what is left out. */
export function caveats(result: BenchResult, words: BenchWords): string[] {
  const text = (value: string): string => escapeMarkdown(oneLine(value));
  const skipped = result.subjects.filter(({ status }) => status === 'skipped').map(({ name }) => name);
  return [
    ...(result.mode === 'quick' ? [words.quick] : []),
    ...(result.outcome === 'interrupted' ? [words.interrupted] : []),
    ...result.subjects.flatMap(({ name, status, reason, failedParts }) => [
      ...(status === 'failed' ? [words.failedSubject(name, text(reason ?? words.none))] : []),
      ...failedParts.map((one) => words.failedPart(name, text(one.part), text(one.reason))),
    ]),
    ...(skipped.length > 0 ? [words.skipped(skipped.join(', '))] : []),
  ];
}

function allDrawings(result: BenchResult, words: BenchWords): ReadonlyMap<string, CaptionedDrawing> {
  const cost = drawCostChart(result, words);
  return new Map([...drawEventCharts(result, words), ...(cost ? ([['bench-cost', cost]] as const) : [])]);
}

function section(id: string, heading: string, blocks: readonly Block[]): Section {
  return { id: `bench-${id}`, number: '', heading, blocks };
}

function table(one: BenchTable, cells: 'worded' | 'told' = 'worded'): Block {
  return { kind: 'table', cells, ...one };
}

function optional(one: BenchTable | undefined): Block[] {
  return one ? [table(one)] : [];
}

/** What exactly the cost of a change is, in the words of those who measured it. */
function methods({ subjects }: BenchResult): Block[] {
  const lines = subjects.flatMap(({ name, costBySize }) =>
    costBySize ? [`- \`${name}\`: ${escapeMarkdown(oneLine(costBySize.method))}`] : [],
  );
  return lines.length === 0 ? [] : [{ kind: 'prose', markdown: lines.join('\n') }];
}

function hasContent(block: Block): boolean {
  return block.kind !== 'table' || block.rows.length > 0;
}
