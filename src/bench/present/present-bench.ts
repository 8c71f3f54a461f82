import { gapBlocks } from '../../report/gaps.js';
import { markdownBlock } from '../../report/markdown/block.js';
import { escapeMarkdown } from '../../report/markdown/escape.js';
import type { BenchPart } from '../../report/input.js';
import type { Language } from '../../scenario/language.js';
import { wordsOf } from '../../report/words.js';
import type { BenchResult } from '../result.js';
import { benchChapter } from './bench-chapter.js';
import { benchFigures } from './bench-figures.js';
import { benchWordsOf } from './bench-words.js';
import { readResultText, resultPath } from './read-result.js';

/** Makes the report's chapter of the text of `bench/RESULT.json`; a file that is none is told as a gap. */
export function presentBench(text: string, lang: Language): BenchPart {
  const words = benchWordsOf(lang);
  const read = readResultText(text, words);
  if ('result' in read) {
    const chapter = benchChapter(read.result, words, 'report/images');
    return { chapter, figures: benchFigures(read.result) };
  }
  const place = { where: words.heading, optional: false };
  const fault = text.trim() === '' ? ('empty' as const) : ('wrong' as const);
  const why = fault === 'empty' ? wordsOf(lang).why.empty : read.why;
  const blocks = gapBlocks(place, [{ fault, what: resultPath, why, hint: words.gap.hint }]);
  return { chapter: { id: 'bench', heading: words.heading, blocks, sections: [] }, figures: undefined };
}

/** What stands beside a result for people: `RESULT.md` and the charts that it shows, by name. */
export function benchPages(result: BenchResult, lang: Language = 'en'): Map<string, string> {
  const { heading, blocks, sections } = benchChapter(result, benchWordsOf(lang), 'report');
  const words = wordsOf(lang);
  const all = [...blocks, ...sections.flatMap((one) => one.blocks)];
  const lines = [
    `# ${escapeMarkdown(heading)}`,
    ...blocks.flatMap((block) => markdownBlock(block, words) ?? []),
    ...sections.flatMap((section) => [
      `## ${escapeMarkdown(section.heading)}`,
      ...section.blocks.flatMap((block) => markdownBlock(block, words) ?? []),
    ]),
  ];
  const charts = all.flatMap((block) =>
    block.kind === 'drawing' ? [[block.file.href, block.svg] as const] : [],
  );
  return new Map([['RESULT.md', `${lines.join('\n\n')}\n`], ...charts]);
}
