import { judgeCaptured } from '../../../src/check/captured/judge-captured.js';
import type { ItemId } from '../../../src/check/item.js';
import { understand } from '../our-check.js';
import type { Verdict } from '../../../src/check/verdict.js';
import { verdictInWords } from '../../../src/check/words/in-words.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';

/** The verdicts on a hand-in of these files. */
export function verdictsOn(files: Readonly<Record<string, MadeUpContent>>): Verdict[] {
  return judgeCaptured(understand(aHandIn(files))).map((one) => verdictInWords(one, 'en'));
}

/** The statuses of the items whose id begins so, separated by spaces, in the order of the items. */
export function statusesOf(
  files: Readonly<Record<string, MadeUpContent>>,
  ...ids: readonly string[]
): string {
  return verdictsOn(files)
    .filter(({ id }) => ids.some((start) => id.startsWith(start)))
    .map(({ status }) => status)
    .join(' ');
}

/** Status and first file of an item. */
export function verdictOn(files: Readonly<Record<string, MadeUpContent>>, id: ItemId): Verdict {
  const verdict = verdictsOn(files).find((one) => one.id === id);
  if (verdict === undefined) throw new Error(`no verdict on ${id}`);
  return verdict;
}
