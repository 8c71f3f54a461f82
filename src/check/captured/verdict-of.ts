import type { Advice } from '../codes/advice.js';
import type { Wanted } from '../codes/reason.js';
import { fewPaths } from '../few-paths.js';
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
    besideOthers(spec, verdict(spec, 'present', shows), wrong) ??
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

/** With the files that are filed for the same item and show something else. */
function besideOthers(
  spec: ItemSpec,
  judged: Judged | undefined,
  wrong: readonly Proof[],
): Judged | undefined {
  if (judged === undefined || (spec.container === undefined && spec.step === undefined)) return judged;
  // A log from before anybody had joined is no rival of a later one.
  const early = wrong.filter(({ saw }) => saw.code === 'no-join').map(({ path }) => path);
  const known = new Set([...judged.evidence, ...early]);
  const rivals = wrong.filter(({ path }) => !known.has(path));
  if (rivals.length === 0) return judged;
  const others = [...fewPaths(eachFileOnce(rivals).map(({ path }) => path))];
  return { ...judged, doubts: [{ code: 'several-candidates', others }] };
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
