import { parsedJson } from '../check/parsed-json.js';
import { taskWord } from '../evidence/task-variant.js';
import { evidenceFiles } from '../scenario/plan.js';
import type { Context } from './context.js';
import { labAsDrawn } from './lab-as-drawn.js';
import { drawingBlocks } from './blocks/drawing-block.js';
import { momentText } from './drawings/timeline/moments.js';
import { timelineWords } from './drawings/timeline/words.js';
import { fileBlocks } from './blocks/file-blocks.js';
import { gapBlocks } from './gaps.js';
import type { RecordedTask } from './input.js';
import { linkTo } from './link.js';
import type { Block, Section } from './model.js';
import { numberText, secondsText, withUnit } from './number-text.js';
import { type Cost, type EventCost, figuresOf, type RunFigures } from './run-figures.js';
import { runFaults } from './run-faults.js';
import type { Words } from './words.js';

/** For each variant that a task was run in beside the lab's own: what it cost the client, side by side with the lab's run. */
export function variantSections(context: Context, task: RecordedTask): Section[] {
  const others = context.input.variantRuns.filter(({ plan }) => plan.task === task.plan.task);
  return others.map((other) => variantSection(context, task, other));
}

function variantSection(context: Context, task: RecordedTask, other: RecordedTask): Section {
  const { words } = context;
  const { plan } = other;
  const place = { where: words.compared.where(plan.task, plan.variant), optional: false };
  return {
    id: `${plan.variant}-${plan.task}`,
    number: '',
    heading: words.compared.heading(plan.variant),
    blocks: [
      { kind: 'prose', markdown: words.compared.about(plan.variant) },
      ...gapBlocks(place, runFaults(other, words)),
      ...comparison(context, task, other),
      ...drawingBlocks(context, other, 'timeline', place),
      ...fileBlocks(context, other, evidenceFiles(plan), place, words.filesOfSection(''), 'folded'),
    ],
  };
}

/** Figures and picture of both runs; nothing where one of them has none. */
function comparison({ input, words }: Context, task: RecordedTask, other: RecordedTask): Block[] {
  const runs = [task, other].flatMap((run) => {
    const figures = recordedFigures(run);
    return figures ? [{ variant: run.plan.variant, figures }] : [];
  });
  if (runs.length < 2) return [];
  const name = `comparison-${taskWord(other.plan)}`;
  const drawing = input.drawings.get(name);
  return [
    { kind: 'prose', markdown: runs.map((run) => `- ${sums(run, words)}`).join('\n') },
    tableOf(runs, task.plan, words),
    ...(drawing ? [{ kind: 'drawing', file: linkTo(`report/images/${name}.svg`), ...drawing } as const] : []),
  ];
}

interface ComparedRun {
  readonly variant: string;
  readonly figures: RunFigures;
}

/** What a run cost its client; `undefined` where it has not recorded it. */
export function recordedFigures({ files }: RecordedTask): RunFigures | undefined {
  const json = (name: string): unknown => parsedJson(files.get(name)?.text ?? '');
  return figuresOf(json('timeline.json'), json('requests.json'));
}

function sums({ variant, figures }: ComparedRun, words: Words): string {
  const { sent, answered, before, slowestMs } = figures;
  const count = (value: number): string => numberText(value, words.lang);
  return words.compared.sums({
    ...{ variant, sent: count(sent), answered: count(answered), before: count(before) },
    ...{ lost: lostOf(figures, words), slowest: withUnit(numberText(slowestMs, words.lang, 0), 'ms') },
  });
}

/** Lost requests by event, the runs beside each other, and then the times in which nobody had an answer. */
function tableOf(runs: readonly ComparedRun[], plan: RecordedTask['plan'], words: Words): Block {
  const lab = labAsDrawn(plan.lab);
  const { compared } = words;
  const textOf = (event: EventCost): string => momentText(event, timelineWords[words.lang], lab);
  const all = runs.flatMap(({ figures }) => figures.events);
  const events = [...new Map(all.map((event) => [textOf(event), event])).values()];
  const row = (name: string, costOf: (figures: RunFigures) => Cost | undefined): string[] => [
    name,
    ...runs.map(({ figures }) => lostOf(costOf(figures), words)),
    ...runs.map(({ figures }) => silence(costOf(figures), figures, words)),
  ];
  return {
    kind: 'table',
    cells: 'worded',
    caption: compared.caption(plan.task),
    head: [
      '',
      ...runs.map(({ variant }) => compared.lost(variant)),
      ...runs.map(({ variant }) => compared.silence(variant)),
    ],
    rows: [
      ...events.map((event) => row(textOf(event), ({ events }) => same(events, event))),
      row(compared.altogether, (figures) => figures),
    ],
  };
}

/** Two runs of the same steps do the same to the same nodes. */
function same(events: readonly EventCost[], { kind, nodes }: EventCost): EventCost | undefined {
  return events.find((other) => other.kind === kind && other.nodes.join() === nodes.join());
}

/** `0 of 2,412`. */
export function lostOf(cost: Cost | undefined, words: Words): string {
  if (!cost) return words.compared.none;
  return words.of(numberText(cost.lost, words.lang), numberText(cost.of, words.lang));
}

function silence(cost: Cost | undefined, { resolutionMs }: RunFigures, words: Words): string {
  if (!cost) return words.compared.none;
  const { longestSilenceMs } = cost;
  if (longestSilenceMs === 0) return words.compared.under(secondsText(resolutionMs, words.lang));
  return secondsText(longestSilenceMs, words.lang);
}
