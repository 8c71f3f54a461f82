import { isCaptured, type CheckedLab } from '../../src/check/checked-lab.js';
import { understand as understandAs } from '../../src/check/understand.js';
import type { Delivery } from '../../src/check/delivery.js';
import { nodeWordsOf } from '../../src/check/captured/node-words.js';
import type { HandIn } from '../../src/check/hand-in.js';
import type { ItemId } from '../../src/check/item.js';
import { judge as judgeAgainst } from '../../src/check/judge.js';
import type { CheckResult } from '../../src/check/verdict.js';
import { checkedLab } from '../../src/cli/checked-lab.js';
import { productFolder } from '../../src/product.js';
import type { Language } from '../../src/scenario/language.js';

/** What our own lab asks for. */
export const ourLab: CheckedLab = checkedLab(productFolder);
export const ourNodes = nodeWordsOf(ourLab.description);

export const itemIds: readonly ItemId[] = ourLab.items.map(({ id }) => id);
export const capturedItems: readonly ItemId[] = ourLab.items.filter(isCaptured).map(({ id }) => id);
export const optionalItems: ReadonlySet<ItemId> = new Set(
  ourLab.items.filter(({ optional }) => optional).map(({ id }) => id),
);

/** Judges a hand-in of our own lab. */
export function judge(handIn: HandIn, lang?: Language): CheckResult {
  return judgeAgainst(handIn, ourLab, lang);
}

export function understand(handIn: HandIn): Delivery {
  return understandAs(handIn, ourLab);
}
