import type { CheckedLab } from '../checked-lab.js';
import type { TaskNumber } from '../item.js';
import { onceFor } from '../once-for.js';
import { askedQuestion } from './lab-question.js';
import { drawsFolder, withoutMentions } from './mentioned-tasks.js';
import { lineWords, withoutMarkup } from './own-text.js';
import type { ReportLine } from './report-line.js';
import { readTitle, type Chapter } from './report-title.js';
import { boldLevel, plainLevel, ReportPlace, type PlacedTitle } from './report-place.js';

/** Where a section begins, and of what it is a part. */
export interface SectionMark {
  /** Index of the line. */
  readonly at: number;
  readonly heading: string;
  readonly task: TaskNumber | undefined;
  readonly chapters: readonly Chapter[];
  readonly questions: readonly string[];
  /** False when text that belongs to the section stands on the line itself, behind a label. */
  readonly titleOnly: boolean;
}

/** Files follow each other: the first line of each is a title of its own, made of the file's name. */
export interface MarkedLine extends ReportLine {
  readonly file: string;
  readonly fileName?: string;
}

/** Finds the titles, question labels and copied questions that divide a report. */
export function sectionMarks(lines: readonly MarkedLine[], lab: CheckedLab): SectionMark[] {
  const titles = withoutMentions(lines.map((line, index) => titleAt(lines, line, index)));
  const lastNewTask = lastOpening(titles);
  const lastOf = new Map(titles.map((title, index) => [title?.task, index]));
  const awaited = deliverablesAhead(titles);
  const place = new ReportPlace(lab);
  const marks: SectionMark[] = [];
  const mark = (at: number, heading: string, titleOnly: boolean): void => {
    marks.push({
      at,
      heading,
      task: place.task,
      chapters: place.chapters,
      questions: place.questions,
      titleOnly,
    });
  };
  for (const [index, line] of lines.entries()) {
    const title = titles[index];
    const repeated = (lastOf.get(title?.task) ?? 0) > index;
    if (title !== undefined && place.open({ ...title, repeated }, index < lastNewTask)) {
      mark(index, title.words, true);
      continue;
    }
    const before = lines[index - 1];
    if (line.kind === 'comment' && before?.kind !== 'comment') {
      // A question that was copied into a comment still tells what is answered below it.
      const asked = askedAt(lines, index, place.task);
      if (asked !== undefined && place.ask(asked, line)) mark(index, lineWords(line), true);
    }
    if ((line.kind !== 'text' && line.kind !== 'heading') || drawsFolder(line.text)) continue;
    const startsParagraph =
      line.kind === 'heading' ||
      before?.kind !== 'text' ||
      before.quoted !== line.quoted ||
      /^(?:[-*+]|\d{1,2}[.)])\s/.test(line.text);
    const asked = startsParagraph ? askedAt(lines, index, place.task) : undefined;
    const short = isShortTitle(line);
    if (asked !== undefined && place.ask(asked, line)) mark(index, lineWords(line), short);
    else if (
      (asked === undefined || asked === 'again') &&
      place.label(line, startsParagraph, before, awaited[index] === true)
    )
      mark(index, lineWords(line), short);
    else if (line.kind === 'heading' || short) {
      if (place.subtitle(line)) mark(index, lineWords(line), true);
    }
  }
  return marks;
}

function titleAt(lines: readonly MarkedLine[], line: MarkedLine, index: number): PlacedTitle | undefined {
  if (line.fileName !== undefined) {
    const name = line.fileName.replace(/\.[a-z]+$/i, '');
    return { ...readTitle(name), words: name, level: 0, newFile: true };
  }
  if ((line.kind !== 'heading' && line.kind !== 'text') || drawsFolder(line.text)) return undefined;
  const level = titleLevel(lines, line, index);
  if (level === undefined) return undefined;
  const { words, title } = wordsOfTitle(line);
  if (title.task === undefined && title.chapters.length === 0 && !title.deliverables) return undefined;
  if (level === plainLevel && title.task === undefined && words.split(' ').length > 4) return undefined;
  return { ...title, words, level, newFile: false };
}

/** What a line says as a title: once for the file, and for the report of which it is a part. */
const wordsOfTitle = onceFor((line: ReportLine) => {
  const words = withoutMarkup(line.text.replace(/^(?:\d{1,2}[.)]|[-*+])\s+(?=#)/, ''));
  return { words, title: readTitle(words) };
});

function titleLevel(lines: readonly MarkedLine[], line: MarkedLine, index: number): number | undefined {
  if (line.kind === 'heading') return line.level;
  const before = lines[index - 1];
  const goesOn = before?.kind === 'text' && before.text !== '' && before.quoted === line.quoted;
  // Bold lines may follow each other: each is a title.
  if (goesOn && !wholeBold.test(before.text)) return undefined;
  if (line.text.length > 140 || /^(?:[-*+]\s|\d{1,2}[.)]\s+\[|\||!\[|\[)/.test(line.text)) return undefined;
  if (wholeBold.test(line.text)) return boldLevel;
  if (goesOn) return undefined;
  const after = lines[index + 1];
  const alone = after === undefined || after.kind === 'blank';
  return alone &&
    line.indent < 4 &&
    /^[A-Za-zÀ-ÿ0-9]/.test(line.text) &&
    !/[.!?,;]$/.test(line.text) &&
    line.text.length < 100
    ? plainLevel
    : undefined;
}

const wholeBold =
  /^(?:\d{1,2}[.)]\s+)?(?:\*\*|__|<(?:b|strong|u)>)[^*]{1,120}(?:\*\*|__|<\/(?:b|strong|u)>)\s*:?\s*\**$/i;

/** Index of the last title that opens a task for the first time. */
function lastOpening(titles: readonly (PlacedTitle | undefined)[]): number {
  const seen = new Set<TaskNumber>();
  let last = -1;
  for (const [index, title] of titles.entries()) {
    if (title?.task === undefined || seen.has(title.task)) continue;
    seen.add(title.task);
    last = index;
  }
  return last;
}

/** For each line whether a title of deliverables comes later in the same task. */
function deliverablesAhead(titles: readonly (PlacedTitle | undefined)[]): boolean[] {
  const ahead: boolean[] = [];
  let now = false;
  for (let i = titles.length - 1; i >= 0; i--) {
    ahead[i] = now;
    const title = titles[i];
    if (title?.deliverables === true) now = true;
    else if (title !== undefined && (title.task !== undefined || title.newFile)) now = false;
  }
  return ahead;
}

/** A bold or italic line of a few words, with or without a number before it. */
function isShortTitle(line: ReportLine): boolean {
  if (line.kind === 'heading') return true;
  const text = line.text.replace(/^(?:[-*+]\s+)?(?:\d{1,2}[.)]\s+)?/, '');
  return (
    (/^(\*\*|__|<u>|<b>)[^*]{1,100}(\*\*|__|<\/u>|<\/b>)\s*:?$/.test(text) &&
      text.split(/\s+/).length <= 9) ||
    /^[*_[(]{0,4}(?:M?[1-6]|[0-6]\.[1-6]|(?:question|deliverable|livrable|r[ée]ponse|answer)\s*\d)[\])*_]{0,4}\s?[.):-]?\s?[*_]{0,3}$/i.test(
      text,
    )
  );
}

function askedAt(
  lines: readonly MarkedLine[],
  index: number,
  task: TaskNumber | undefined,
): string | undefined {
  let text = '';
  for (let i = index; i < lines.length && i < index + 12 && text.length < 900; i++) {
    const line = lines[i];
    if (line === undefined || !['text', 'heading', 'comment'].includes(line.kind)) break;
    if (
      i > index &&
      (line.kind === 'heading' ||
        (line.kind === 'comment') !== (lines[index]?.kind === 'comment') ||
        /^(?:[-*+]|\d{1,2}[.)])\s/.test(line.text) ||
        line.quoted !== lines[index]?.quoted)
    )
      break;
    text += `${lineWords(line)} `;
  }
  for (const sentence of text.split(/(?<=[.?!])\s+(?=\S{3})/).slice(0, 2)) {
    const asked = askedQuestion(sentence.trim(), task);
    if (asked !== undefined) return asked;
  }
  return undefined;
}
