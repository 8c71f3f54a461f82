import { onceFor } from '../once-for.js';
import type { CopiedWords } from './copied-text.js';
import { lineWords, ownText, withoutMarkup } from './own-text.js';
import { linkDefinitions, linksOf, type LinkDefinitions, type RawLink } from './report-links.js';
import type { CheckedLab } from '../checked-lab.js';
import { sectionMarks, type MarkedLine, type SectionMark } from './section-marks.js';
import type { WrittenSection } from './written-report.js';

/** A part of a report between two marks, with what its text alone tells; where its links lead depends on the other files. */
export interface Division {
  readonly mark: SectionMark;
  readonly first: MarkedLine;
  readonly text: string;
  readonly lines: WrittenSection['lines'];
  readonly codeBlocks: WrittenSection['codeBlocks'];
  readonly links: readonly PlacedLink[];
  /** What of it is not copied, and the author's. */
  readonly ownText: (copied: CopiedWords) => string;
}

/** A link or picture, and where it stands. */
export interface PlacedLink extends RawLink {
  readonly file: string;
  readonly line: number;
  /** The author's text on the line or sentence before it. */
  readonly before: string;
}

/** Divides the lines of a report at its titles, question labels and copied questions. */
const dividerFor = onceFor((lab: CheckedLab) =>
  onceFor((lines: readonly MarkedLine[]) => divide(lines, lab)),
);

export function divideReport(lines: readonly MarkedLine[], lab: CheckedLab): readonly Division[] {
  return dividerFor(lab)(lines);
}

function divide(lines: readonly MarkedLine[], lab: CheckedLab): readonly Division[] {
  const definitions = linkDefinitions(lines);
  const bounds: readonly SectionMark[] = sectionMarks(lines, lab);
  return bounds.flatMap((mark, index) => {
    const body = lines.slice(mark.titleOnly ? mark.at + 1 : mark.at, bounds[index + 1]?.at ?? lines.length);
    const first = lines[mark.at];
    if (first === undefined) return [];
    const after = first.number + Number(mark.titleOnly && first.fileName === undefined);
    return {
      mark,
      first,
      text: body.map((line) => line.raw).join('\n'),
      lines: { first: body[0]?.number ?? after, last: body.at(-1)?.number ?? after - 1 },
      codeBlocks: codeBlocks(body),
      // A picture or address in the title belongs to the section, too.
      links: placedLinks(mark.titleOnly ? [first, ...body] : body, definitions),
      ownText: onceFor((copied: CopiedWords) => ownText(body, copied, mark.task)),
    };
  });
}

function placedLinks(lines: readonly MarkedLine[], definitions: LinkDefinitions): PlacedLink[] {
  const links: PlacedLink[] = [];
  let before = '';
  // The same without lines of links, each of which speaks for itself.
  let sentence = '';
  for (const line of lines) {
    if (line.kind === 'code' || line.kind === 'fence' || line.kind === 'comment') continue;
    const inLine = linksOf(line.text, definitions);
    for (const link of inLine) {
      const lead = withoutMarkup(line.text.slice(Math.max(0, link.at - 500), link.at));
      const ahead = link.picture ? before : sentence;
      links.push({ ...link, file: line.file, line: line.number, before: lead === '' ? ahead : lead });
    }
    if (line.kind === 'blank') continue;
    const prose = lineWords(line);
    if (prose === '') continue;
    before = prose.slice(0, 500);
    sentence = inLine.some(({ picture }) => !picture) ? '' : before;
  }
  return links;
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
