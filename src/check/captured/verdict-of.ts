import type { Advice } from '../codes/advice.js';
import type { Wanted } from '../codes/reason.js';
import type { ItemStatus } from '../item.js';
import type { Judged } from '../verdict.js';
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
export function verdictOf(spec: ItemSpec, { shows, pictures, wrong, empty }: Found): Judged {
  const { task, byHand } = spec;
  return (
    verdict(spec, 'present', shows) ??
    verdict(spec, 'image-only', pictures, { code: 'capture-as-text', task, byHand }) ??
    verdict(spec, 'present-but-wrong', wrong, { code: 'capture-anew', task, byHand }) ??
    verdict(spec, 'empty', empty, { code: 'capture-anew', task, byHand }) ?? {
      id: spec.id,
      status: 'missing',
      evidence: [],
      because: { code: 'nothing-found', wanted: wantedBy(spec) },
      advice: { code: 'capture', task, byHand },
    }
  );
}

function verdict(
  spec: ItemSpec,
  status: ItemStatus,
  proofs: readonly Proof[],
  advice?: Advice,
): Judged | undefined {
  const evidence = eachFileOnce(proofs);
  const [first] = evidence;
  if (first === undefined) return undefined;
  const because =
    status === 'present-but-wrong'
      ? ({ code: 'other-file', ...first, wanted: wantedBy(spec) } as const)
      : ({ code: 'file', ...first } as const);
  return { id: spec.id, status, evidence: evidence.map(({ path }) => path), because, advice };
}

function wantedBy({ kind, task, said }: ItemSpec): Wanted {
  return { kind, task, ...said };
}
