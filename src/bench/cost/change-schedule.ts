import type { SeededRandom } from '../../seeded-random.js';

/** What the recorded agent tells of a member. */
export interface Told {
  readonly kind: 'join' | 'leave' | 'failed';
  /** Name and incarnation, such as `s7.1700000000042`. */
  readonly name: string;
  readonly address: string;
}

export interface Change extends Told {
  /** Milliseconds since the change before it. */
  readonly afterMs: number;
}

export interface ChangeSchedule {
  /** Told before the changes begin, each as soon as the balancer has the one before. */
  readonly before: readonly Told[];
  readonly changes: readonly Change[];
}

/** Pauses between two changes, in milliseconds. */
export const pauseMs = { least: 0, most: 100 } as const;

/**
 * So many changes as they come when backends are started, stopped, killed and replaced without rest: new ones, leaves,
 * failures, some that come back at the old address or another one, failures that are told long after the next life has
 * begun, and things that are told twice.
 *
 * @param addresses the first one belongs to a backend that stays; no two that live have the same
 */
export function changeSchedule(
  count: number,
  addresses: readonly string[],
  random: SeededRandom,
): ChangeSchedule {
  const [stays = '', ...others] = addresses;
  const model = new Model(others, random);
  const before: Told[] = [{ kind: 'join', name: model.nextLife('s1'), address: stays }];
  for (let index = 0; index < others.length / 2; index++) before.push(...model.joinNew());
  // One that has failed has to be gone before the changes begin: then the balancer knows what DNS says.
  before.push(...model.fail());
  const changes: Change[] = [];
  while (changes.length < count) {
    for (const told of model.next()) {
      const afterMs = random.between(pauseMs.least, pauseMs.most);
      changes.push({ afterMs, ...told });
    }
  }
  return { before, changes: changes.slice(0, count) };
}

interface Life {
  readonly backend: string;
  readonly name: string;
  readonly address: string;
}

/** Fewer do not go: the balancer always has something to do. */
const fewest = 3;

/** Who lives, who is gone, and of whom it is not yet told. */
class Model {
  private incarnation = 1_700_000_000_000;
  private backends = 1;
  private readonly living: Life[] = [];
  private readonly gone: Life[] = [];
  /** Their next life has begun, and they are not yet told to have failed. */
  private readonly untold: Life[] = [];

  constructor(
    private readonly free: string[],
    private readonly random: SeededRandom,
  ) {}

  /** What happens next; nothing where the draw makes no sense now. */
  next(): Told[] {
    const kinds = [
      () => this.joinNew(),
      () => this.leave(),
      () => this.fail(),
      () => this.comeBack(),
      () => this.replace(),
      () => this.tellLate(),
      () => this.tellTwice(),
    ];
    return this.random.oneOf(kinds)?.() ?? [];
  }

  nextLife(backend: string): string {
    this.incarnation += 1;
    return `${backend}.${this.incarnation}`;
  }

  joinNew(): Told[] {
    this.backends += 1;
    return this.join(`s${this.backends}`);
  }

  leave(): Told[] {
    return this.end('leave');
  }

  fail(): Told[] {
    return this.end('failed');
  }

  private comeBack(): Told[] {
    if (this.free.length === 0) return [];
    const life = this.draw(this.gone);
    return life ? this.join(life.backend, life.address) : [];
  }

  /** A container that was killed and started again at once: the agent hears of the new one first. */
  private replace(): Told[] {
    if (this.free.length === 0) return [];
    const life = this.draw(this.living);
    if (!life) return [];
    this.untold.push(life);
    return this.join(life.backend);
  }

  private tellLate(): Told[] {
    const life = this.draw(this.untold);
    if (!life) return [];
    this.free.push(life.address);
    return [{ kind: 'failed', name: life.name, address: life.address }];
  }

  private tellTwice(): Told[] {
    const life = this.random.oneOf(this.living);
    return life ? [{ kind: 'join', name: life.name, address: life.address }] : [];
  }

  private join(backend: string, wanted?: string): Told[] {
    const place = wanted !== undefined && this.random.next() < 0.5 ? this.free.indexOf(wanted) : -1;
    const address = place >= 0 ? this.free.splice(place, 1)[0] : this.draw(this.free);
    if (address === undefined) return [];
    const name = this.nextLife(backend);
    this.living.push({ backend, name, address });
    return [{ kind: 'join', name, address }];
  }

  private end(kind: 'leave' | 'failed'): Told[] {
    if (this.living.length <= fewest) return [];
    const life = this.draw(this.living);
    if (!life) return [];
    this.gone.push(life);
    this.free.push(life.address);
    return [{ kind, name: life.name, address: life.address }];
  }

  /** Takes one out of a list. */
  private draw<T>(list: T[]): T | undefined {
    return list.splice(this.random.between(0, list.length - 1), 1)[0];
  }
}
