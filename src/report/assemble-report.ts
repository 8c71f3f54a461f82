import { chapterItems } from '../check/checked-lab.js';
import type { CheckedItem } from '../scenario/checked-item.js';
import type { Verdict } from '../check/verdict.js';
import { addVerdicts } from './add-verdicts.js';
import { answerBlocks } from './blocks/answer-blocks.js';
import { blocksOf } from './blocks/blocks-of.js';
import type { Context } from './context.js';
import { dateOf, factsOf } from './answers/facts.js';
import { countedGaps, gapBlocks } from './gaps.js';
import type { ReportInput } from './input.js';
import type { Chapter, Report } from './model.js';
import { findQuoted } from './answers/recorded-value.js';
import { taskChapter } from './task-chapter.js';
import { wordsOf } from './words.js';

/** What `ait-lab check` will say of a workspace in which this report lies. */
export type JudgeReport = (unjudged: Report) => readonly Verdict[];

/**
 * Makes the report of what was recorded and written: every chapter in its order, and what is missing or found wanting where
 * that is.
 *
 * @param judge is given the report without verdicts, once
 */
export function assembleReport(input: ReportInput, judge: JudgeReport = () => []): Report {
  const words = wordsOf(input.lang);
  const context: Context = { input, words, find: findQuoted(input, words) };
  const { chosen } = input;
  const tasks = input.tasks.filter(({ plan }) => chosen === 'all' || chosen.includes(plan.task));
  const written = [
    ...writtenChapters(context, ['introduction']),
    ...tasks.map((task) => taskChapter(context, task)),
    ...(chosen === 'all' && input.bench ? [input.bench.chapter] : []),
    ...writtenChapters(context, ['difficulties', 'conclusion']),
  ];
  const about = {
    lang: input.lang,
    title: input.title ?? words.title,
    authors: input.authors,
    repository: input.repository,
    date: dateOf(tasks),
    facts: factsOf(tasks, words),
  };
  const reportOf = (chapters: readonly Chapter[]): Report => ({
    ...about,
    chapters,
    gaps: [...titleGaps(context), ...countedGaps(blocksOf(chapters))],
  });
  const unjudged = reportOf(written);
  const verdicts = judge(unjudged);
  return verdicts.length === 0 ? unjudged : reportOf(addVerdicts(written, verdicts, askedOf(input), words));
}

/** Where what is asked for stands in the report, by its id. */
function askedOf({ tasks }: ReportInput): Map<string, Pick<CheckedItem, 'places' | 'optional'>> {
  const [first] = tasks;
  const items = tasks.flatMap(({ plan }) => plan.checked);
  const chapters = first ? chapterItems(first.plan.lab) : [];
  return new Map([...items, ...chapters].map((item) => [item.id, item]));
}

/** Those of these chapters that the lab asks for, in a report of all tasks. */
function writtenChapters(context: Context, names: readonly WrittenName[]): Chapter[] {
  const { chosen, tasks } = context.input;
  const asked = tasks[0]?.plan.lab.chapters.map(({ shows }) => shows);
  if (chosen !== 'all') return [];
  return names.filter((name) => asked?.includes(name) ?? true).map((name) => writtenChapter(context, name));
}

type WrittenName = 'introduction' | 'difficulties' | 'conclusion';

function writtenChapter(context: Context, name: WrittenName): Chapter {
  const heading = context.words[name];
  const blocks = answerBlocks(context, name, 3, { where: heading, optional: false });
  return { id: name, heading, blocks, sections: [] };
}

function titleGaps({ input, words }: Context): Report['gaps'] {
  if (input.authors.length > 0) return [];
  const about = { what: words.authors, why: words.why.noAuthors, hint: words.hint.authors };
  return countedGaps(
    gapBlocks({ where: words.titlePage, optional: false }, [{ fault: 'missing', ...about }]),
  );
}
