import type { ItemStatus } from '../item.js';
import type { Verdict } from '../verdict.js';
import type { ItemSpec } from './item-spec.js';
import { eachFileOnce, type Proof } from './proof.js';

/** What was found for an item; the first kind that is not empty decides. */
export interface Found {
  readonly shows: readonly Proof[];
  readonly pictures: readonly Proof[];
  readonly wrong: readonly Proof[];
  readonly empty: readonly Proof[];
}

/** Chooses among what competes for an item: one good capture is enough, and failed ones beside it do no harm. */
export function verdictOf(spec: ItemSpec, found: Found): Verdict {
  if (found.shows.length > 0) return verdict(spec, 'present', found.shows, '');
  if (found.pictures.length > 0)
    return verdict(spec, 'image-only', found.pictures, `Hand in the text beside the picture: ${again(spec)}`);
  if (found.wrong.length > 0)
    return verdict(spec, 'present-but-wrong', found.wrong, `Capture it anew: ${again(spec)}`);
  if (found.empty.length > 0) return verdict(spec, 'empty', found.empty, `Capture it anew: ${again(spec)}`);
  const reason = `Nothing was found that shows ${spec.what}.`;
  return { id: spec.id, status: 'missing', evidence: [], reason, hint: `Capture it: ${again(spec)}` };
}

function verdict(spec: ItemSpec, status: ItemStatus, proofs: readonly Proof[], hint: string): Verdict {
  const evidence = eachFileOnce(proofs);
  const [first] = evidence;
  const asked = status === 'present-but-wrong' ? ` and does not show ${spec.what}` : '';
  const reason = first === undefined ? '' : `${first.path} ${first.saw}${asked}.`;
  return { id: spec.id, status, evidence: evidence.map(({ path }) => path), reason, hint };
}

function again({ task, byHand }: ItemSpec): string {
  return `\`ait-lab run ${task}\`, or by hand \`${byHand}\`.`;
}
