import { check as checkAgainst } from '../check/check.js';
import type { HandIn } from '../check/hand-in.js';
import type { ItemId } from '../check/item.js';
import { judge as judgeAgainst } from '../check/judge.js';
import type { CheckResult } from '../check/verdict.js';
import type { Language } from '../scenario/language.js';
import { checkedLab } from './checked-lab.js';
import { productFolder } from '../product.js';

const lab = checkedLab(productFolder);

/** Everything that a hand-in of the lab delivers, in the order of the report. */
export const itemIds: readonly ItemId[] = lab.items.map(({ id }) => id);

/**
 * Tells what a folder hands in, whoever made it: reads it, and judges what was read.
 *
 * @param lang of reasons, messages and hints
 * @throws Failed `usage` when the folder is not there or cannot be read
 */
export function check(folder: string, lang?: Language): Promise<CheckResult> {
  return checkAgainst(folder, lab, lang);
}

/**
 * Judges a hand-in that was read; the same files give the same result.
 *
 * @param lang of reasons, messages and hints; nothing else depends on it
 */
export function judge(handIn: HandIn, lang: Language = 'en'): CheckResult {
  return judgeAgainst(handIn, lab, lang);
}
