import type { DockerInspect } from '../content/recognised-text.js';
import type { ContainerRoles } from './container-roles.js';
import { ofKind, type FoundCapture } from './found-capture.js';
import type { ItemSpec } from './item-spec.js';
import { sortedBy, type Proofs, type ProofsOf } from './proof.js';

/** Judges the three inspects of a task, by what each container says of itself. */
export function judgeInspects(
  specs: readonly ItemSpec[],
  foundCaptures: readonly FoundCapture[],
  roles: ContainerRoles,
): ProofsOf {
  const inspects = ofKind(foundCaptures, 'docker-inspect');
  return new Map(
    specs.map((spec): [ItemSpec['id'], Proofs] => {
      const own = inspects.filter(({ capture, caption, label }) => {
        const who = roles.ofInspect(capture) ?? caption.container ?? label.container;
        return who === spec.container;
      });
      const shows = sortedBy(
        own,
        (inspect) => inspect.pasted,
        (inspect) => !inspect.capture.whole,
        (inspect) => inspect.label.container !== spec.container,
      );
      const wrong = inspects.filter(
        (inspect) =>
          !inspect.pasted &&
          !own.includes(inspect) &&
          (inspect.caption.container ?? inspect.label.container) === spec.container,
      );
      return [
        spec.id,
        {
          shows: shows.map(({ path, capture }) => ({
            path,
            saw: { code: 'inspect', ...describe(capture) },
          })),
          wrong: wrong.map(({ path, capture }) => ({
            path,
            saw: { code: 'other-inspect', ...describe(capture) },
          })),
        },
      ];
    }),
  );
}

function describe({ name, id, addresses }: DockerInspect) {
  return { name: name ?? id?.slice(0, 12), address: addresses[0] };
}
