import type { TemplateLine } from '../content/recognised-text.js';
import type { ContainerRoles } from './container-roles.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import type { ItemSpec } from './item-spec.js';
import { sortedBy, without, type Proof, type Proofs, type ProofsOf } from './proof.js';
import type { Who } from './node-words.js';

type Line = FoundCapture<TemplateLine>;

/** Judges the three files of task 4, each with a line about the container that joined last, by its host or its address. */
export function judgeTemplateLines(
  specs: readonly ItemSpec[],
  foundCaptures: readonly FoundCapture[],
  roles: ContainerRoles,
): ProofsOf {
  const lines = ofKind(foundCaptures, 'template-line');
  const byOrder = whoByOrder(lines, roles);
  const about = new Map(lines.map((line) => [line, whoIn(line, roles, byOrder)]));
  const states = lines.filter((line) => line.last && !line.pasted);
  const isAbout = (line: Line, step: Who): boolean => about.get(line)?.includes(step) === true;

  const shownBy = new Map(
    specs.map((spec): [ItemSpec, Line[]] => {
      const step = whoOf(spec);
      const own = states.filter((line) => line.label.joined === step);
      const candidates =
        own.length > 0
          ? lines.filter((line) => line.last || own.some(({ path }) => path === line.path))
          : lines;
      return [
        spec,
        sortedBy(
          candidates.filter((line) => isAbout(line, step)),
          (line) => line.pasted,
          (line) => !line.last,
          (line) => line.label.joined !== step,
          (line) => line.order,
        ),
      ];
    }),
  );
  const needed = new Set([...shownBy.values()].map((shown) => shown[0]?.path));
  const spare = states.filter((line) => line.label.joined === undefined && !needed.has(line.path));
  return new Map(
    [...shownBy].map(([spec, shown]): [ItemSpec['id'], Proofs] => {
      const named = without(states, shown).filter((line) => line.label.joined === whoOf(spec));
      const wrong = named.length > 0 || shown.length > 0 ? named : spare.splice(0, 1);
      return [spec.id, { shows: shown.map(proof), wrong: wrong.map(proof) }];
    }),
  );
}

function whoOf({ step }: ItemSpec): Who {
  return step === undefined || step === 'stop' ? 'ha' : step;
}

/** Whom a line means: its host or its address tell, which may be of two runs; else the order of the addresses, else its label. */
function whoIn({ capture, label }: Line, roles: ContainerRoles, byOrder: ReadonlyMap<string, Who>): Who[] {
  const told = [roles.byName(capture.host), roles.byAddress(capture.address)].filter(
    (who) => who !== undefined,
  );
  if (told.length > 0) return told;
  const who = byOrder.get(capture.address) ?? label.joined;
  return who === undefined ? [] : [who];
}

/** Docker gives addresses in the order of the starts: ha, s1, s2. Used only where nobody else tells whose they are. */
function whoByOrder(lines: readonly Line[], roles: ContainerRoles): Map<string, Who> {
  const addresses = [...new Set(lines.map((line) => line.capture.address))].filter((address) =>
    /^\d+(?:\.\d+){3}$/.test(address),
  );
  const known = addresses.some((address) => roles.byAddress(address) !== undefined);
  const sorted = sortedBy(addresses, (address) => Number(address.split('.').at(-1)));
  const first = Number(sorted[0]?.split('.').at(-1));
  const order: readonly Who[] = ['ha', 's1', 's2'];
  if (known || (sorted.length < 3 && first !== 2 && first !== 3)) return new Map();
  // Of fewer than three the gap between them tells which one is missing.
  const place = (address: string, at: number): number =>
    sorted.length < 3 ? Number(address.split('.').at(-1)) - 2 : at;
  return new Map(
    sorted.flatMap((address, at): [string, Who][] => {
      const who = order[place(address, at)];
      return who === undefined ? [] : [[address, who]];
    }),
  );
}

function proof({ path, capture }: Line): Proof {
  const { host, address } = capture;
  return { path, saw: { code: 'template-line', host, address } };
}
