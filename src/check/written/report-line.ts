import { markdownComment } from './markdown-comment.js';

/** One line of a report, with what can be said of it without knowing the lines around it. */
export interface ReportLine {
  /** From 1; in a PDF, the page. */
  readonly number: number;
  /** As it is written. */
  readonly raw: string;
  /** Without quotation marks of Markdown (`>`), and trimmed. */
  readonly text: string;
  /** Columns before the text, behind the quotation marks. */
  readonly indent: number;
  readonly quoted: boolean;
  /** `comment`: not shown to a reader; its text is what it says. */
  readonly kind: 'blank' | 'heading' | 'code' | 'fence' | 'comment' | 'text';
  /** 1 to 6 for a heading, otherwise 0. */
  readonly level: number;
}

/** More than this of a line is never looked at: pictures inside of the text make lines of megabytes. */
const longestLine = 8_000;
const longestText = 2_000_000;
/** Nobody writes a report of so many lines. */
const mostLines = 15_000;

/** Splits Markdown into lines, in linear time, however broken it is. */
export function reportLines(markdown: string): ReportLine[] {
  const rows = withoutGaps(withoutComments(markdown.slice(0, longestText)))
    .split('\n', mostLines)
    .map((row) => unquote(row.slice(0, longestLine)));
  const closings = lastClosings(rows);
  const lines: ReportLine[] = [];
  let fence: string | undefined;
  // Of the comment in which the next row stands.
  let commented: readonly string[] = [];
  for (const [index, row] of rows.entries()) {
    const [text, ...rest] = commented;
    commented = rest;
    if (text !== undefined) {
      lines.push({ ...row, text, number: index + 1, kind: 'comment', level: 0 });
      continue;
    }
    const comment = fence === undefined ? markdownComment((at) => rows[at]?.text, index) : undefined;
    if (comment !== undefined) {
      const [words = '', ...more] = comment.texts;
      commented = more;
      const number = index + 1;
      // The number of a list is shown, and labels what stands below the comment.
      if (comment.label === '') lines.push({ ...row, text: words, number, kind: 'comment', level: 0 });
      else lines.push({ ...row, text: comment.label.trim(), number, kind: 'text', level: 0 });
      continue;
    }
    const mark = /^(?:[-*+]\s+|\d{1,2}[.)]\s+)?(`{3,}|~{3,})([^`]*)$/.exec(row.text);
    const sign = mark?.[1]?.slice(0, 3);
    let kind: ReportLine['kind'] = row.text === '' ? 'blank' : 'text';
    if (fence !== undefined) {
      kind = 'code';
      if (sign === fence && (mark?.[2] ?? '').trim() === '') {
        kind = 'fence';
        fence = undefined;
      }
    } else if (sign !== undefined && (closings.get(sign) ?? -1) > index) {
      // A fence that is never closed would swallow the rest of the report.
      kind = 'fence';
      fence = sign;
    }
    const level = kind === 'text' ? headingLevel(row, rows[index - 1], rows[index + 1]) : 0;
    lines.push({ ...row, number: index + 1, kind: level > 0 ? 'heading' : kind, level });
  }
  return lines;
}

interface Row {
  readonly raw: string;
  readonly text: string;
  readonly indent: number;
  readonly quoted: boolean;
}

/** HTML comments are blanked, their line breaks stay: numbers of lines must not move. A marker of a table of contents stays. */
function withoutComments(text: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    if (start < 0) return result + text.slice(at);
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return result + text.slice(at);
    const comment = text.slice(start + 4, end);
    result += text.slice(at, start);
    result += /^\s*toc\b[^\n]*$/i.test(comment) ? '[TOC]' : comment.replace(/[^\n]/g, '');
    at = end + 3;
  }
}

/** What a built report says of what is missing in it is nobody's answer; its line breaks stay, too. */
function withoutGaps(text: string): string {
  return text.includes('> [!') ? text.replace(gap, (lines) => lines.replace(/[^\n]/g, '')) : text;
}

/** A box about one thing, which ends with what to do, or the table of all of them. */
const gap =
  /^> \[!(?:WARNING|NOTE)\]\n> \*\*[^\n]{1,4000}\n(?:> → `[^\n]{1,1000}|>\n(?:> \|[^\n]{1,8000}(?:\n|$)){2,500})/gm;

function unquote(raw: string): Row {
  const marks = /^(?:\s*>){1,20}/.exec(raw)?.[0] ?? '';
  const rest = raw.slice(marks.length);
  const space = /^\s*/.exec(rest)?.[0] ?? '';
  let indent = 0;
  for (const char of space) indent += char === '\t' ? 4 - (indent % 4) : 1;
  return {
    raw,
    text: rest.trim(),
    indent: marks === '' ? indent : Math.max(0, indent - 1),
    quoted: marks !== '',
  };
}

function lastClosings(rows: readonly Row[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const sign = /^(`{3,}|~{3,})\s*$/.exec(row.text)?.[1];
    if (sign !== undefined) last.set(sign.slice(0, 3), index);
  }
  return last;
}

function headingLevel(row: Row, before: Row | undefined, after: Row | undefined): number {
  const marks = /^(?:\d{1,2}[.)]\s+|[-*+]\s+)?(#{1,6})(?![#!])\s*\S/.exec(row.text)?.[1];
  if (marks !== undefined) return row.indent < 12 ? marks.length : 0;
  const html = /^<h([1-6])[\s>]/i.exec(row.text)?.[1];
  if (html !== undefined) return Number(html);
  if ((before?.text ?? '') !== '' || row.text.length > 120 || /^[-=|+*>]/.test(row.text)) return 0;
  if (/^={3,}$/.test(after?.text ?? '')) return 1;
  return /^-{3,}$/.test(after?.text ?? '') ? 2 : 0;
}
