import { codeWords } from './code-words.js';
import type { ComparedHandIn } from './compared-hand-in.js';
import type { ComparedText } from './compared-text.js';
import { courseLines } from './course-lines.js';
import { countAcross, gramsOf } from './grams.js';
import { proseWords } from './prose-words.js';
import { Vocabulary } from './vocabulary.js';
import type { WordStream } from './word-stream.js';

/** A stream with its grams, and which of them, and of its words, are common property. */
export interface ComparedStream extends WordStream {
  readonly handIn: number;
  readonly grams: Uint32Array;
}

/** The words of all hand-ins, without the lines of code that are common property, and how rare each stretch of them is. */
export interface ComparedWords {
  /** By hand-in. */
  readonly streams: readonly (readonly ComparedStream[])[];
  /** Whether more hand-ins have it than may, or it was handed out. */
  readonly isCommon: (gram: number) => boolean;
  /** In how many hand-ins it stands. */
  readonly handInsWith: (gram: number) => number;
  /** Numbers of hand-ins of which a part was left out. */
  readonly leftOut: readonly number[];
}

/** Characters of a hand-in that are compared; the answers and the code of a large one have 60,000. */
const mostCharacters = 250_000;

/**
 * @param most hand-ins that may share what is no common property
 * @param ours texts of this tool, which hand-ins may hold
 */
export function comparedWords(
  handIns: readonly ComparedHandIn[],
  most: number,
  ours: readonly string[],
): ComparedWords {
  const vocabulary = new Vocabulary();
  // The statements of a class differ in a paragraph or two.
  const handedOut = new Set([...ours, ...handIns.flatMap((one) => one.handedOut)].flatMap(paragraphs));
  const known = knownIn(handedOut, vocabulary);
  const read = handIns.map(({ texts }) => streamsOf(texts, vocabulary));
  const linesAcross = countAcross(
    read.map(({ streams }) =>
      streams.filter(({ kind }) => kind !== 'answer').map(({ lines }) => lines.slice()),
    ),
  );
  const isCommonLine = (line: number): boolean =>
    known.lines.has(line) || (linesAcross.get(line) ?? 0) > most;
  const streams = read.map((one, handIn) =>
    one.streams.map((stream) => {
      const kept = stream.kind !== 'answer' ? withoutLines(stream, isCommonLine) : stream;
      return { ...kept, handIn, grams: gramsOf(kept.words, vocabulary, kept.kind === 'code') };
    }),
  );
  const across = countAcross(streams.map((list) => list.map(({ grams }) => grams.slice())));
  const handInsWith = (gram: number): number => across.get(gram) ?? 1;
  return {
    streams,
    handInsWith,
    isCommon: (gram) => known.grams.has(gram) || handInsWith(gram) > most,
    leftOut: read.flatMap(({ whole }, index) => (whole ? [] : [index])),
  };
}

function paragraphs(text: string): string[] {
  return text.slice(0, 400_000).split(/\n\s*\n/);
}

/** What was handed out, read as prose and as code: a statement is both. */
function knownIn(
  texts: ReadonlySet<string>,
  vocabulary: Vocabulary,
): { readonly grams: ReadonlySet<number>; readonly lines: ReadonlySet<number> } {
  const grams = new Set<number>();
  const lines = new Set(courseLines);
  for (const text of texts) {
    const of = { ...handedOutText, text };
    const { code, comments } = codeWords(of, vocabulary);
    for (const stream of [proseWords({ ...of, kind: 'answer' }, vocabulary), code])
      for (const gram of gramsOf(stream.words, vocabulary, stream === code)) grams.add(gram);
    for (const stream of [code, comments]) for (const line of stream.lines) lines.add(line);
  }
  return { grams, lines };
}

const handedOutText = { path: '', kind: 'code', line: 1, question: undefined, sources: [] } as const;

function streamsOf(
  texts: readonly ComparedText[],
  vocabulary: Vocabulary,
): { readonly streams: readonly WordStream[]; readonly whole: boolean } {
  const streams: WordStream[] = [];
  let characters = 0;
  for (const text of texts) {
    characters += text.text.length;
    if (characters > mostCharacters) return { streams, whole: false };
    const read =
      text.kind === 'answer' ? [proseWords(text, vocabulary)] : Object.values(codeWords(text, vocabulary));
    streams.push(...read.filter((stream) => stream.words.length > 0));
  }
  return { streams, whole: true };
}

function withoutLines(stream: WordStream, isCommon: (line: number) => boolean): WordStream {
  const kept = (_: number, at: number): boolean => !isCommon(stream.lines[at] ?? 0);
  return {
    ...stream,
    words: stream.words.filter(kept),
    starts: stream.starts.filter(kept),
    ends: stream.ends.filter(kept),
    lines: stream.lines.filter(kept),
  };
}
