import type { AlikePassage, AlikePlace } from './alike.js';
import type { ComparedStream } from './compared-words.js';
import type { FoundPassage } from './find-passages.js';

/** A passage as it is shown: the text of both, with what is in common marked. */
export function passageShown({ one, other, blocks, words, handIns }: FoundPassage): AlikePassage {
  return {
    kind: one.kind,
    words,
    others: Math.max(0, handIns - 2),
    one: placeOf(
      one,
      blocks.map(({ one: at, length }) => ({ at, length })),
    ),
    other: placeOf(
      other,
      blocks.map(({ other: at, length }) => ({ at, length })),
    ),
  };
}

interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** Characters that are shown of a passage, and of what stands before and after it. */
const most = 1_500;
const around = 160;

function placeOf({ of, starts, ends }: ComparedStream, blocks: readonly Stretch[]): AlikePlace {
  const { text, path, line, question } = of;
  const marks: { from: number; to: number }[] = [];
  for (const { at, length } of blocks)
    for (let word = at; word < at + length; word += 1) {
      const from = starts[word] ?? 0;
      const to = ends[word] ?? 0;
      const last = marks.at(-1);
      // What stands between two words of a line is signs and white space; a line that was left out is not in common.
      if (last !== undefined && word > at && !/[\p{L}\p{N}]/u.test(text.slice(last.to, from))) last.to = to;
      else marks.push({ from, to });
    }
  const first = marks[0]?.from ?? 0;
  const end = Math.min(marks.at(-1)?.to ?? 0, first + most);
  const from = lineStart(text, Math.max(0, first - around), first);
  const to = Math.min(text.length, end + around);
  const parts: { text: string; common: boolean }[] = [];
  let at = from;
  const add = (until: number, common: boolean): void => {
    if (until > at) parts.push({ text: text.slice(at, until), common });
    at = Math.max(at, until);
  };
  for (const mark of marks) {
    if (mark.from >= end) break;
    add(mark.from, false);
    add(Math.min(mark.to, end), true);
  }
  add(to, false);
  if (from > 0) parts.unshift({ text: '…', common: false });
  if (to < text.length) parts.push({ text: '…', common: false });
  return { file: path, line: of.kind === 'code' ? line + linesBefore(text, first) : line, question, parts };
}

/** Where the first line begins that begins not too far away, else where a word does. */
function lineStart(text: string, from: number, before: number): number {
  if (from === 0) return 0;
  const line = text.indexOf('\n', from) + 1;
  if (line > 0 && line <= before) return line;
  const space = text.indexOf(' ', from) + 1;
  return space > 0 && space <= before ? space : before;
}

function linesBefore(text: string, at: number): number {
  let lines = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) lines += 1;
  return lines;
}
