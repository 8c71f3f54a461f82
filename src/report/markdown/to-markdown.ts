import type { Block, Chapter, Report, Section } from '../model.js';
import { wordsOf, type Words } from '../words.js';
import { Anchors } from './anchors.js';
import { gapSummary, markdownBlock } from './block.js';
import { escapeMarkdown } from './escape.js';
import { proseHeadings } from './prose-headings.js';
import { markdownTable } from './table.js';

/** The report as Markdown that reads well where it is rendered from the repository. */
export function toMarkdown(report: Report): string {
  const words = wordsOf(report.lang);
  const paragraphs = [
    `# ${escapeMarkdown(report.title)}`,
    ...titlePage(report, words),
    ...gapSummary(report, words),
    `## ${words.contents}`,
    contents(report, words),
    ...report.chapters.flatMap((chapter) => chapterParts(chapter, words)),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function titlePage({ authors, repository, facts }: Report, words: Words): string[] {
  const lines = [
    ...(authors.length > 0
      ? [`**${words.authors}${words.colon.trimEnd()}** ${authors.map(escapeMarkdown).join(', ')}`]
      : []),
    ...(repository === undefined
      ? []
      : [`**${words.repository}${words.colon.trimEnd()}** <${new URL(repository).href}>`]),
  ];
  const rows = facts.map(({ name, value }) => [escapeMarkdown(name), escapeMarkdown(value)]);
  return [
    ...(lines.length > 0 ? [lines.join('  \n')] : []),
    ...(rows.length > 0 ? [markdownTable([words.facts, ''], rows)] : []),
  ];
}

/** The table of contents; every heading before and between takes its anchor, so that the links lead to the right one. */
function contents(report: Report, words: Words): string {
  const anchors = new Anchors();
  for (const heading of [report.title, words.contents]) anchors.claim(heading);
  const claimProse = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'prose') for (const heading of proseHeadings(block.markdown)) anchors.claim(heading);
    }
  };
  const lines = report.chapters.flatMap((chapter) => {
    const line = `- ${entry(chapter.heading, anchors)}`;
    claimProse(chapter.blocks);
    const sections = chapter.sections.map((section) => {
      const sectionLine = `  - ${entry(sectionHeading(section), anchors)}`;
      claimProse(section.blocks);
      return sectionLine;
    });
    return [line, ...sections];
  });
  return lines.join('\n');
}

function entry(heading: string, anchors: Anchors): string {
  return `[${escapeMarkdown(heading)}](#${encodeURI(anchors.claim(heading))})`;
}

function chapterParts({ heading, blocks, sections }: Chapter, words: Words): string[] {
  return [
    `## ${escapeMarkdown(heading)}`,
    ...blocks.flatMap((block) => markdownBlock(block, words) ?? []),
    ...sections.flatMap((section) => [
      `### ${escapeMarkdown(sectionHeading(section))}`,
      ...section.blocks.flatMap((block) => markdownBlock(block, words) ?? []),
    ]),
  ];
}

function sectionHeading({ number, heading }: Section): string {
  return number === '' ? heading : `${number} – ${heading}`;
}
