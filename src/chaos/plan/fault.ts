import type { SeededRandom } from '../../seeded-random.js';
import type { LabDescription } from '../../scenario/lab-description.js';
import type { ChaosEvent, Lie } from './chaos-event.js';

/** What lasts for a while, and is more than the death of a part. */
export const faults = [
  'agent-away',
  'hang-up',
  'pause-balancer',
  'fill-disk',
  'lie-about-leave',
  'lie-about-name',
] as const;

export type Fault = (typeof faults)[number];

/** The faults that a lab is made to survive: without the program `backends` nobody has promised anything. */
export function survivableFaults({ roles }: LabDescription): readonly Fault[] {
  return roles.balancer.services.includes('backends') ? faults : [];
}

/**
 * The faults that words such as `all`, `none` or `lie-about-name,fill-disk` name.
 *
 * @throws Error with the words that are known
 */
export function parseFaults(words: string): readonly Fault[] {
  if (words === 'all') return faults;
  if (words === 'none') return [];
  const names = words.split(',').map((word) => word.trim());
  return names.map((name) => {
    const found = faults.find((fault) => fault === name);
    if (found === undefined) throw new Error(`all, none, or some of ${faults.join(',')}`);
    return found;
  });
}

/** All faults in an order that the seed decides, and then again in another: so a short time, too, has several. */
export class FaultBag {
  private left: Fault[] = [];

  constructor(
    private readonly random: SeededRandom,
    private readonly kinds: readonly Fault[],
  ) {}

  /** The next of those that can be now, which is then out of the bag; `undefined` if none can. */
  draw(canBe: (fault: Fault) => boolean): Fault | undefined {
    if (!this.left.some(canBe)) this.left.push(...this.random.shuffled(this.kinds));
    const index = this.left.findIndex(canBe);
    return index < 0 ? undefined : this.left.splice(index, 1)[0];
  }
}

/** A name that another member took is its owner's again so long after his leave, or his death, which Serf has to notice. */
export const nameIsBackMs = { leaves: 35_000, dies: 60_000 } as const;

/** The client waits longer. */
export const longestPauseMs = 8000;

/** How long each lasts, from the least to the most, in milliseconds. */
export const lastsMs = {
  /** Several times of quiet. */
  'agent-away': [60_000, 180_000],
  'hang-up': [2000, 15_000],
  'pause-balancer': [1000, longestPauseMs],
  'fill-disk': [2000, 12_000],
  /** Longer than a leave waits for its confirmation. */
  lie: [3500, 8000],
} as const;

/** After so many bytes an agent hangs up: before its first word, in each of its answers, in its log. */
export const hangUpAfterBytes = [0, 9, 25, 60, 400, 4000, 40_000] as const;

/** How far a clock is set: hours, and steps as small as those of a time server. */
export const clockOffsetsMs = [-3_600_000, -60_000, -100, 0, 100, 60_000, 3_600_000] as const;

/**
 * How a fault goes this time.
 *
 * @param victims whom a lie may be about; at least one, if it is a lie
 */
export function drawFault(
  random: SeededRandom,
  fault: Fault,
  victims: readonly string[],
): ChaosEvent | undefined {
  switch (fault) {
    case 'agent-away':
      return { kind: fault, service: 'serf' };
    case 'hang-up': {
      const afterBytes = random.oneOf(hangUpAfterBytes) ?? 0;
      return { kind: fault, service: 'serf', afterBytes, lastsMs: random.between(...lastsMs[fault]) };
    }
    case 'pause-balancer':
    case 'fill-disk': {
      const [least, most] = lastsMs[fault];
      return { kind: fault, lastsMs: random.between(least, most) };
    }
    case 'lie-about-leave':
    case 'lie-about-name': {
      const node = random.oneOf(victims);
      if (node === undefined) return undefined;
      return { kind: 'lie', node, lie: drawLie(random, fault), lastsMs: random.between(...lastsMs.lie) };
    }
  }
}

function drawLie(random: SeededRandom, fault: 'lie-about-leave' | 'lie-about-name'): Lie {
  if (fault === 'lie-about-leave') {
    return { about: 'leave', number: random.oneOf(['own', 'huge'] as const) ?? 'own' };
  }
  return {
    about: 'name',
    number: random.oneOf(['before', 'after', 'huge'] as const) ?? 'huge',
    end: random.oneOf(['leaves', 'dies'] as const) ?? 'leaves',
  };
}
