import type { ComparedStream, ComparedWords } from './compared-words.js';
import { gramLength } from './grams.js';

/** A stretch of words in two streams; the same in both, or nearly so. */
export interface FoundPassage {
  readonly one: ComparedStream;
  readonly other: ComparedStream;
  readonly blocks: readonly Block[];
  /** Without those that are common property. */
  readonly words: number;
  /** Those of them that no further hand-in has so. */
  readonly wordsOfTheseTwo: number;
  /** Hand-ins that have all of it. */
  readonly handIns: number;
  readonly weight: number;
}

/** Words that are the same in both. */
interface Block {
  readonly one: number;
  readonly other: number;
  readonly length: number;
}

/** A place at which both have the same gram. */
export interface Seed {
  readonly one: ComparedStream;
  readonly other: ComparedStream;
  readonly at: number;
  readonly otherAt: number;
}

/** Words of its own that a passage has at least; what is shorter is in common by chance. */
const fewestWords = { answer: 9, comment: 6, code: 8 } as const;
/** Words between two blocks that were put in or changed in one of them. */
const widestGap = 6;

/**
 * Makes passages of the places at which two hand-ins agree, each grown in both directions.
 *
 * @param seeds in the order of the first of the two
 * @param weigh what a gram counts that so many hand-ins have
 */
export function findPassages(
  seeds: readonly Seed[],
  words: ComparedWords,
  weigh: (handIns: number) => number,
): FoundPassage[] {
  const runs: { one: ComparedStream; other: ComparedStream; blocks: Block[] }[] = [];
  for (const { one, other, at, otherAt } of seeds) {
    const run = runs.at(-1);
    const last = run?.one === one ? run.blocks.at(-1) : undefined;
    const from = last === undefined ? 0 : last.one + last.length;
    if (at < from) continue;
    const block = grown(one, other, at, otherAt, from);
    // Two words may have the same hash.
    if (block.length < gramLength) continue;
    const gap = last === undefined ? Infinity : block.other - (last.other + last.length);
    const goesOn = run?.other === other && block.one - from <= widestGap && gap >= 0 && gap <= widestGap;
    if (goesOn) run.blocks.push(block);
    else runs.push({ one, other, blocks: [block] });
  }
  return runs
    .map((run) => measured(run, words, weigh))
    .filter((passage) => passage.words >= fewestWords[passage.one.kind]);
}

function grown(one: ComparedStream, other: ComparedStream, at: number, otherAt: number, from: number): Block {
  let before = 0;
  while (
    at - before > from &&
    otherAt > before &&
    one.words[at - before - 1] === other.words[otherAt - before - 1]
  )
    before += 1;
  let after = 0;
  while (
    at + after < one.words.length &&
    otherAt + after < other.words.length &&
    one.words[at + after] === other.words[otherAt + after]
  )
    after += 1;
  return { one: at - before, other: otherAt - before, length: before + after };
}

function measured(
  { one, other, blocks }: { one: ComparedStream; other: ComparedStream; blocks: readonly Block[] },
  { isCommon, handInsWith }: ComparedWords,
  weigh: (handIns: number) => number,
): FoundPassage {
  let words = 0;
  let wordsOfTheseTwo = 0;
  let weight = 0;
  let handIns = Infinity;
  for (const { one: start, length } of blocks) {
    let commonTo = start;
    let rareTo = start;
    for (let at = Math.max(0, start - gramLength + 1); at < start + length; at += 1) {
      const gram = one.grams[at];
      // A word that stands in a stretch of the lab's is the lab's, also where that goes beyond the passage.
      if (gram !== undefined && isCommon(gram)) commonTo = at + gramLength;
      else if (gram !== undefined && at >= start && at + gramLength <= start + length) {
        const count = handInsWith(gram);
        weight += weigh(count);
        handIns = Math.min(handIns, count);
        if (count === 2) rareTo = at + gramLength;
      }
      if (at < start || at < commonTo) continue;
      words += 1;
      if (at < rareTo) wordsOfTheseTwo += 1;
    }
  }
  return {
    one,
    other,
    blocks,
    words,
    wordsOfTheseTwo,
    handIns: Number.isFinite(handIns) ? handIns : 2,
    weight,
  };
}
