import type { AlikeExplanation } from './alike.js';
import type { ComparedText } from './compared-text.js';
import type { Named } from './named.js';

/** What explains that a pair is alike, as far as it can be seen, besides that one was copied from the other. */
export function explanationsOf({
  handIns,
  one,
  other,
  streams,
  signs,
}: {
  readonly handIns: readonly Named[];
  readonly one: number;
  readonly other: number;
  /** The texts of each passage. */
  readonly streams: readonly (readonly [ComparedText, ComparedText])[];
  /** How many ids and files both have. */
  readonly signs: number;
}): AlikeExplanation[] {
  const left = handIns[one]?.compared;
  const right = handIns[other]?.compared;
  const repository = left?.repositories.find((name) => right?.repositories.includes(name));
  const addresses = streams.flatMap(([here, there]) =>
    here.sources.filter((address) => there.sources.includes(address)),
  );
  const sources = [...new Set(addresses)].slice(0, mostSources);
  const isEarlier = handIns[one]?.earlier === true || handIns[other]?.earlier === true;
  return [
    ...(repository === undefined ? [] : [{ code: 'same-repository', repository } as const]),
    ...(isEarlier ? [{ code: 'earlier-year' } as const] : []),
    ...(signs === 0 ? [] : [{ code: 'one-run' } as const]),
    ...(sources.length === 0 ? [] : [{ code: 'same-sources', addresses: sources } as const]),
    ...(handIns.some(({ compared }) => compared.hasStatement) ? [] : [{ code: 'no-statement' } as const]),
    ...(handIns.length < few ? [{ code: 'few-hand-ins', compared: handIns.length } as const] : []),
  ];
}

const mostSources = 5;

/** With fewer hand-ins nothing tells by their number what everybody was given. */
const few = 6;
