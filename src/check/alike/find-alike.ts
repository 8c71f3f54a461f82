import type { Alike, AlikePair, AlikeSide } from './alike.js';
import type { ComparedHandIn } from './compared-hand-in.js';
import { comparedWords, type ComparedStream, type ComparedWords } from './compared-words.js';
import { explanationsOf } from './explanations.js';
import type { Named } from './named.js';
import { findPassages, type FoundPassage, type Seed } from './find-passages.js';
import { winnow } from './grams.js';
import { passageShown } from './passage-shown.js';

/** What is shown of all that is found, so that a page stays small. */
const limits = { pairs: 50, passages: 12, containers: 12, files: 12, looked: 200, seeds: 4_000 } as const;

/**
 * Finds what pairs of hand-ins have in common, and orders them by how rare it is: by winnowing of fingerprints of their
 * words. What was handed out, or stands in more than a quarter of all, is nobody's. Two of earlier years are no pair.
 *
 * @param handIns in the order in which they were named, and after them those of earlier years
 * @param ours texts of this tool, which hand-ins may hold
 */
export function findAlike(handIns: readonly Named[], ours: readonly string[]): Alike {
  const most = mostOf(handIns.length);
  const compared = handIns.map((one) => one.compared);
  const words = comparedWords(compared, most, ours);
  const weigh = (count: number): number => Math.log(1 + handIns.length / count);
  const index = indexOf(words);
  const signs = signsOf(compared, most);
  const isPair = (one: number, other: number): boolean =>
    !(handIns[one]?.earlier === true && handIns[other]?.earlier === true);
  const weights = new Weights(handIns.length, isPair);
  for (const [gram, places] of index) weights.add([...places.keys()], weigh(words.handInsWith(gram)));
  for (const holders of signs.values()) weights.add([...holders.keys()], weighOfSign * weigh(holders.size));
  const candidates = weights.heaviest(limits.looked);
  const found = candidates.map((pair) => {
    const passages = findPassages(seedsOf(pair, words, index), words, weigh);
    const shared = [...signs].filter(([, holders]) => holders.has(pair.one) && holders.has(pair.other));
    const weight =
      passages.reduce((sum, passage) => sum + passage.weight, 0) +
      shared.reduce((sum, [, holders]) => sum + weighOfSign * weigh(holders.size), 0);
    return { ...pair, passages, shared, weight };
  });
  const told = found
    .filter(({ passages, shared }) => passages.length + shared.length > 0)
    .sort((left, right) => right.weight - left.weight || left.one - right.one || left.other - right.other);
  const sideOf = (at: number): AlikeSide => {
    const { name = '', earlier = false } = handIns[at] ?? {};
    return { name, earlier, index: at };
  };
  return {
    compared: handIns.length,
    earlier: handIns.filter(({ earlier }) => earlier).length,
    most,
    leftOut: words.leftOut.map((at) => handIns[at]?.name ?? ''),
    pairs: told.slice(0, limits.pairs).map((pair): AlikePair => {
      const explanations = explanationsOf({
        handIns,
        ...pair,
        streams: pair.passages.map(({ one, other }) => [one.of, other.of]),
        signs: pair.shared.length,
      });
      return { one: sideOf(pair.one), other: sideOf(pair.other), ...shownOf(pair), explanations };
    }),
    morePairs: Math.max(0, told.length - limits.pairs) + weights.count - candidates.length,
  };
}

/** An id or a file that both have counts as much as so many words. */
const weighOfSign = 10;

/** Of so many hand-ins, how many may share what is not taken for common property. */
function mostOf(handIns: number): number {
  if (handIns <= 2) return 2;
  return Math.min(handIns - 1, Math.max(3, Math.floor(handIns / 4)));
}

interface Place {
  readonly stream: ComparedStream;
  readonly at: number;
}

/** For each fingerprint the first place in each hand-in that has it. */
type Index = ReadonlyMap<number, ReadonlyMap<number, Place>>;

function indexOf({ streams, isCommon, handInsWith }: ComparedWords): Index {
  const index = new Map<number, Map<number, Place>>();
  for (const [handIn, list] of streams.entries())
    for (const stream of list)
      for (const at of fingerprintsOf(stream, { isCommon, handInsWith })) {
        const gram = stream.grams[at] ?? 0;
        const places = index.get(gram) ?? new Map<number, Place>();
        if (places.size === 0) index.set(gram, places);
        if (!places.has(handIn)) places.set(handIn, { stream, at });
      }
  return index;
}

function fingerprintsOf(
  { grams }: ComparedStream,
  { isCommon, handInsWith }: Pick<ComparedWords, 'isCommon' | 'handInsWith'>,
): number[] {
  return winnow(grams, (gram) => handInsWith(gram) > 1 && !isCommon(gram));
}

function seedsOf({ one, other }: Pair, words: ComparedWords, index: Index): Seed[] {
  const seeds: Seed[] = [];
  for (const stream of words.streams[one] ?? [])
    for (const at of fingerprintsOf(stream, words)) {
      const there = index.get(stream.grams[at] ?? 0)?.get(other);
      if (there !== undefined && seeds.length < limits.seeds)
        seeds.push({ one: stream, other: there.stream, at, otherAt: there.at });
    }
  return seeds;
}

/** Ids of containers and digests of files that few hand-ins have, with what they are called in each. */
function signsOf(handIns: readonly ComparedHandIn[], most: number): Map<string, Map<number, string>> {
  const all = new Map<string, Map<number, string>>();
  for (const [handIn, { containers, files }] of handIns.entries())
    for (const [sign, name] of [
      ...containers.map((id) => [id, id] as const),
      ...files.map(({ path, sha256 }) => [sha256, path] as const),
    ]) {
      const holders = all.get(sign) ?? new Map<number, string>();
      if (holders.size === 0) all.set(sign, holders);
      if (!holders.has(handIn)) holders.set(handIn, name);
    }
  return new Map([...all].filter(([, holders]) => holders.size > 1 && holders.size <= most));
}

interface Pair {
  readonly one: number;
  readonly other: number;
}

/** What pairs have in common, as far as it can be told without looking closer. */
class Weights {
  readonly #weights = new Map<number, number>();

  constructor(
    private readonly handIns: number,
    private readonly isPair: (one: number, other: number) => boolean,
  ) {}

  get count(): number {
    return this.#weights.size;
  }

  /** @param holders numbers of hand-ins, ascending */
  add(holders: readonly number[], weight: number): void {
    for (const [place, one] of holders.entries())
      for (const other of holders.slice(place + 1)) {
        if (!this.isPair(one, other)) continue;
        const key = one * this.handIns + other;
        this.#weights.set(key, (this.#weights.get(key) ?? 0) + weight);
      }
  }

  heaviest(count: number): Pair[] {
    return [...this.#weights]
      .sort(([key, left], [other, right]) => right - left || key - other)
      .slice(0, count)
      .map(([key]) => ({ one: Math.floor(key / this.handIns), other: key % this.handIns }));
  }
}

type Shown = Omit<AlikePair, 'one' | 'other' | 'explanations'>;

function shownOf({
  one,
  other,
  passages,
  shared,
}: Pair & {
  readonly passages: readonly FoundPassage[];
  readonly shared: readonly (readonly [string, ReadonlyMap<number, string>])[];
}): Shown {
  const isFile = ([sign]: readonly [string, unknown]): boolean => sign.length === 64;
  const containers = shared.filter((sign) => !isFile(sign)).map(([id]) => id);
  const files = shared
    .filter(isFile)
    .map(([, holders]) => ({ one: holders.get(one) ?? '', other: holders.get(other) ?? '' }));
  const rarest = [...passages].sort((left, right) => right.weight - left.weight);
  const sum = (count: (passage: FoundPassage) => number): number =>
    passages.reduce((total, passage) => total + count(passage), 0);
  return {
    words: sum(({ words }) => words),
    wordsOfTheseTwo: sum(({ wordsOfTheseTwo }) => wordsOfTheseTwo),
    passages: rarest.slice(0, limits.passages).map(passageShown),
    morePassages: Math.max(0, passages.length - limits.passages),
    containers: containers.slice(0, limits.containers),
    moreContainers: Math.max(0, containers.length - limits.containers),
    files: files.slice(0, limits.files),
    moreFiles: Math.max(0, files.length - limits.files),
  };
}
