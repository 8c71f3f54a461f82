import type { CheckedLab } from '../checked-lab.js';
import { onceFor } from '../once-for.js';
import type { CopiedWords } from './copied-text.js';
import { divideReport } from './divide-report.js';
import type { LinkResolver } from './link-target.js';
import { reportLines } from './report-line.js';
import type { MarkedLine } from './section-marks.js';
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
  lab: CheckedLab,
): { readonly sections: WrittenSection[]; readonly links: WrittenLink[] } {
  const [only, ...more] = sources;
  const lines = only !== undefined && more.length === 0 ? markedLines(only) : sources.flatMap(markedLines);
  const links: WrittenLink[] = [];
  const sections: WrittenSection[] = [];
  for (const { mark, first, text, lines: of, codeBlocks, links: placed, ownText } of divideReport(
    lines,
    lab,
  )) {
    const pictures: EmbeddedPicture[] = [];
    const linked: EmbeddedPicture[] = [];
    for (const { picture, target, spaced, text: words, file, line, before } of placed) {
      const leads = resolve(target, file);
      const asWritten = spaced && leads.found === 'there' ? { ...leads, found: 'repaired' as const } : leads;
      const found = { file, line, target: target.slice(0, 500), ...asWritten };
      if (picture) pictures.push({ ...found, alt: words, before });
      else links.push({ ...found, text: words });
      if (!picture && isPictureName(found.path ?? target)) linked.push({ ...found, alt: words, before });
    }
    const common = {
      file: first.file,
      line: first.number,
      heading: mark.heading,
      task: mark.task,
      text,
      lines: of,
      ownText: ownText(copied),
      codeBlocks,
      pictures,
      linked,
    };
    const chapters = mark.chapters.length === 0 ? [undefined] : mark.chapters;
    const questions = mark.questions.length === 0 ? [undefined] : mark.questions;
    for (const [number, chapter] of chapters.entries())
      for (const [nth, question] of questions.entries())
        sections.push({
          ...common,
          ...(number + nth === 0 ? {} : { pictures: [], linked: [] }),
          chapter,
          question,
        });
  }
  return { sections, links };
}

function isPictureName(address: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|bmp|svg)(?:[?#]|$)/i.test(address.slice(-300));
}

/** The title of each file stands before its first line, with the number of that line. */
const markedLines = onceFor((source: ReportSource): readonly MarkedLine[] => {
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
});
