import { isCaptured, type CheckedLab } from '../checked-lab.js';
import type { HandIn } from '../hand-in.js';
import type { FoundProblem, Judged } from '../verdict.js';
import { groupedBy } from './rule.js';

/** A file that shows something in a hand-in, by its bytes. */
export interface Fingerprint {
  readonly handIn: string;
  readonly path: string;
  readonly sha256: string;
}

/**
 * What of a hand-in can be compared with others: files that show a captured item and hold a container's id or a time of
 * day, for two runs cannot agree on those. Configurations with fixed names may well be the same.
 */
export function fingerprintsOf(
  handIn: HandIn,
  { items }: { readonly items: readonly Pick<Judged, 'id' | 'evidence'>[] },
  lab: CheckedLab,
): Fingerprint[] {
  const captured = new Set(lab.items.filter(isCaptured).map(({ id }) => id));
  const shown = new Set(
    items.filter(({ id }) => captured.has(id)).flatMap(({ evidence }) => evidence.slice(0, 1)),
  );
  return handIn.files.flatMap(({ path, sha256, content }) =>
    shown.has(path) && sha256 !== undefined && content.kind === 'text' && isOfOneRun.test(content.text)
      ? [{ handIn: handIn.name, path, sha256 }]
      : [],
  );
}

export const isOfOneRun = /\b[0-9a-f]{12}\b|\b\d\d:\d\d:\d\d\b/;

/**
 * Evidence that several hand-ins share to the byte.
 *
 * @param fingerprints of all hand-ins; their names are different
 * @returns findings by name of the hand-in
 */
export function findCopies(fingerprints: readonly Fingerprint[]): Map<string, FoundProblem[]> {
  const copies = [...groupedBy(fingerprints, ({ sha256 }) => sha256).values()].flatMap((group) =>
    group.flatMap((one) => {
      const others = [...new Set(group.map(({ handIn }) => handIn))].filter((name) => name !== one.handIn);
      return others.length === 0 ? [] : [{ ...one, others }];
    }),
  );
  const pairs = groupedBy(copies, ({ handIn, others }) => JSON.stringify([handIn, others]));
  const findings = [...pairs.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ handIn: first.handIn, finding: copied(first.others, group) }] : [];
  });
  return new Map(
    [...groupedBy(findings, ({ handIn }) => handIn)].map(([name, group]) => [
      name,
      group.map(({ finding }) => finding),
    ]),
  );
}

function copied(others: readonly string[], group: readonly Fingerprint[]): FoundProblem {
  const files = group.map(({ path }) => path);
  return {
    level: 'warning',
    task: undefined,
    files,
    because: { code: 'same-as-another-hand-in', others: [...others] },
  };
}
