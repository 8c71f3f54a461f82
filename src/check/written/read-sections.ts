import type { CopiedWords } from './copied-text.js';
import type { LinkResolver } from './link-target.js';
import { lineWords, ownText, withoutMarkup } from './own-text.js';
import { linkDefinitions, linksOf } from './report-links.js';
import { reportLines } from './report-line.js';
import { sectionMarks, type MarkedLine, type SectionMark } from './section-marks.js';
import type { EmbeddedPicture, WrittenLink, WrittenSection } from './written-report.js';

/** A file of a report, as Markdown; `pageOf` tells the page of a line in a PDF. */
export interface ReportSource {
  readonly path: string;
  readonly markdown: string;
  readonly pageOf?: (line: number) => number;
}

/** Divides a report into sections, with what each holds. */
export function readSections(
  sources: readonly ReportSource[],
  copied: CopiedWords,
  resolve: LinkResolver,
): { readonly sections: WrittenSection[]; readonly links: WrittenLink[] } {
  const lines = sources.flatMap(markedLines);
  const definitions = linkDefinitions(lines);
  const links: WrittenLink[] = [];
  const sections: WrittenSection[] = [];
  const bounds: readonly SectionMark[] = sectionMarks(lines);
  for (const [index, mark] of bounds.entries()) {
    const body = lines.slice(mark.titleOnly ? mark.at + 1 : mark.at, bounds[index + 1]?.at ?? lines.length);
    const first = lines[mark.at];
    if (first === undefined) continue;
    const pictures: EmbeddedPicture[] = [];
    // A picture or address in the title belongs to the section, too.
    let before = '';
    for (const line of mark.titleOnly ? [first, ...body] : body) {
      if (line.kind === 'code' || line.kind === 'fence') continue;
      for (const link of linksOf(line.text, definitions)) {
        const target = resolve(link.target, line.file);
        const common = { file: line.file, line: line.number, target: link.target.slice(0, 500), ...target };
        if (link.picture) {
          const lead = withoutMarkup(line.text.slice(0, link.at));
          pictures.push({ ...common, alt: link.text, before: lead === '' ? before : lead });
        } else links.push({ ...common, text: link.text });
      }
      if (line.kind === 'blank') continue;
      const prose = lineWords(line);
      if (prose !== '') before = prose.slice(0, 500);
    }
    const common = {
      file: first.file,
      line: first.number,
      heading: mark.heading,
      task: mark.task,
      text: body.map((line) => line.raw).join('\n'),
      ownText: ownText(body, copied, mark.task),
      codeBlocks: codeBlocks(body),
      pictures,
    };
    const chapters = mark.chapters.length === 0 ? [undefined] : mark.chapters;
    const questions = mark.questions.length === 0 ? [undefined] : mark.questions;
    for (const [number, chapter] of chapters.entries())
      for (const [nth, question] of questions.entries())
        sections.push({ ...common, pictures: number + nth === 0 ? pictures : [], chapter, question });
  }
  return { sections, links };
}

/** The title of each file stands before its first line, with the number of that line. */
function markedLines(source: ReportSource): MarkedLine[] {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  const page = (line: number): number => source.pageOf?.(line) ?? line;
  const title: MarkedLine = {
    number: page(1),
    raw: '',
    text: '',
    indent: 0,
    quoted: false,
    kind: 'blank',
    level: 0,
    file: source.path,
    fileName: name,
  };
  return [
    title,
    ...reportLines(source.markdown).map((line) => ({
      ...line,
      number: page(line.number),
      file: source.path,
    })),
  ];
}

function codeBlocks(lines: readonly MarkedLine[]): { line: number; text: string }[] {
  const blocks: { line: number; rows: string[] }[] = [];
  let open: { line: number; rows: string[] } | undefined;
  for (const line of lines) {
    if (line.kind !== 'code') {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { line: line.number, rows: [] };
      blocks.push(open);
    }
    open.rows.push(line.quoted ? line.raw.replace(/^\s*>\s?/, '') : line.raw);
  }
  return blocks.map(({ line, rows }) => ({ line, text: rows.join('\n') }));
}
