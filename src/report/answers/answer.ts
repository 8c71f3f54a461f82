import { plainText } from '../../plain-text.js';
import { markdownSegments } from './markdown-segments.js';
import { closedProse } from './closed-prose.js';
import { fillPlaceholders, type FindValue, type UnknownValue } from './placeholders.js';
import { safeProse } from './safe-prose.js';
import { withoutHtml } from './without-html.js';
import type { Words } from '../words.js';

/** A written answer as the report shows it, or why it does not count as one. */
export type Answer =
  | { readonly written: true; readonly markdown: string; readonly unknown: readonly UnknownValue[] }
  | { readonly written: false; readonly why: string };

/**
 * Reads an answer: hints (HTML comments) go, values come into their places, headings go below the one that the answer
 * stands under.
 *
 * @param level of its highest heading in the report, 3 or 4
 */
export function readAnswer(source: string, level: number, find: FindValue, words: Words): Answer {
  const text = answerMarkdown(source);
  if (saysTodo(text)) return { written: false, why: words.why.todo };
  if (text.replace(/^ {0,3}(#{1,6}([ \t].*)?|=+|-+)$/gm, '').trim() === '') {
    return { written: false, why: words.why.noText };
  }
  const { markdown, unknown } = fillPlaceholders(shiftHeadings(text, level), find, words);
  return { written: true, markdown: closedProse(safeProse(markdown)), unknown };
}

/** What an answer's file says, as Markdown that every reader knows: without hints, HTML, and an indent of all of it. */
export function answerMarkdown(source: string): string {
  return withoutHtml(withoutIndent(withoutComments(plainText(source)))).trim();
}

/** An answer that was an item of a list is indented like one, and would be taken for code. */
function withoutIndent(markdown: string): string {
  const lines = markdown.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return indent > 0 && Number.isFinite(indent)
    ? lines.map((line) => line.slice(indent)).join('\n')
    : markdown;
}

/** A program's comment that says so is none of the author's. */
function saysTodo(markdown: string): boolean {
  return markdownSegments(markdown).some(({ kind, source }) => kind === 'text' && /\bTODO\b/.test(source));
}

function withoutComments(markdown: string): string {
  const segments = markdownSegments(markdown).filter(({ kind }) => kind !== 'comment');
  return segments.map(({ source }) => source).join('');
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** Moves the highest heading to `level`, and the others with it; no level is left out on the way down. */
function shiftHeadings(markdown: string, level: number): string {
  const fenced = fencedLines(markdown);
  const lines = markdown.split('\n');
  const headings = lines.map((_, index) => (fenced.has(index) ? undefined : headingAt(lines, index)));
  const highest = Math.min(...headings.flatMap((heading) => heading?.level ?? []));
  let previous = level - 1;
  return lines
    .flatMap((line, index) => {
      const heading = headings[index];
      // The line under a heading of the second form goes with it.
      if (!heading) return index > 0 && headings[index - 1]?.text === lines[index - 1] ? [] : [line];
      previous = Math.min(6, previous + 1, level + heading.level - highest);
      return [`${'#'.repeat(previous)} ${heading.text.trim()}`];
    })
    .join('\n');
}

/** A heading in either of Markdown's two forms; in the second its text is the whole line, and the next one underlines it. */
function headingAt(lines: readonly string[], index: number): Heading | undefined {
  const line = lines[index] ?? '';
  const [, signs, text = ''] = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? [];
  if (signs !== undefined) return { level: signs.length, text };
  const [, rule] = /^ {0,3}(=+|-+)[ \t]*$/.exec(lines[index + 1] ?? '') ?? [];
  const isParagraph = /\S/.test(line) && !/^\s*([>#|*+-]|\d+[.)]\s)|^ {4}/.test(line);
  return rule !== undefined && isParagraph ? { level: rule.startsWith('=') ? 1 : 2, text: line } : undefined;
}

function fencedLines(markdown: string): Set<number> {
  const fenced = new Set<number>();
  let line = 0;
  for (const { kind, source } of markdownSegments(markdown)) {
    const count = source.split('\n').length - 1;
    if (kind === 'fence') for (let index = line; index <= line + count; index++) fenced.add(index);
    line += count;
  }
  return fenced;
}
