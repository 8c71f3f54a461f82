'use strict';

/**
 * The order of the lives of each backend. A life's number is the clock's when it began, and clocks are set back: then a
 * new life has a lower number than one that has ended. So a number speaks against a lower one only as long as its life
 * lasts, and after that only against lives that were there before it, for as long as Serf may take a dead one for alive.
 * Whoever comes later, or is still alive then, takes a place above it.
 */
exports.Succession = class {
  #now;
  /** By name, then by number: `{ place, first, endedAt }`; `endedAt` is undefined as long as Serf says that it is alive. */
  #lives = new Map();
  #count = 0;

  constructor({ now }) {
    this.#now = now;
  }

  /** Serf tells of a life; `first` is since when, if that is not now. */
  see({ name, incarnation, isAlive, first = this.#now() }) {
    const lives = this.#lives.get(name) ?? new Map();
    this.#lives.set(name, lives);
    let life = lives.get(incarnation);
    if (life === undefined) {
      life = { place: incarnation, first, endedAt: undefined };
      lives.set(incarnation, life);
      this.#count += 1;
    }
    life.endedAt = isAlive ? undefined : (life.endedAt ?? this.#now());
    this.#forget(name, lives);
  }

  /** Serf knows a life no more. */
  lose({ name, incarnation }) {
    const life = this.#lives.get(name)?.get(incarnation);
    if (life !== undefined) life.endedAt ??= this.#now();
  }

  /** Where a life stands among those of the same name, to be compared; its number if it was never seen. */
  placeOf({ name, incarnation }) {
    const lives = this.#lives.get(name);
    if (lives === undefined) return incarnation;
    this.#settle([...lives.values()]);
    return lives.get(incarnation)?.place ?? incarnation;
  }

  /** When a life was first seen; undefined if never. */
  firstOf({ name, incarnation }) {
    return this.#lives.get(name)?.get(incarnation)?.first;
  }

  /** Moves the highest life that is alive above those that speak against it no more. */
  #settle(lives) {
    const highest = lives.reduce(higher, undefined);
    if (highest === undefined) return;
    const over = lives.filter((life) => life.endedAt !== undefined && life.place > highest.place);
    over.sort((one, other) => one.place - other.place);
    for (const ended of over) {
      if (highest.first <= ended.first && this.#now() - ended.endedAt < SPEAKS_MS) return;
      const next = Math.min(...lives.map(({ place }) => place).filter((place) => place > ended.place));
      highest.place = next === Infinity ? ended.place + 1 : (ended.place + next) / 2;
    }
  }

  /** Of one name the highest that have ended are kept; of all names a bounded number, those that ended long ago first. */
  #forget(name, lives) {
    if (lives.size > MOST_LIVES) {
      const ended = [...lives].filter(([, { endedAt }]) => endedAt !== undefined);
      ended.sort(([, one], [, other]) => one.place - other.place);
      for (const [number] of ended.slice(0, lives.size - MOST_LIVES)) this.#remove(name, lives, number);
    }
    if (this.#count <= MOST) return;
    for (const [other, some] of this.#lives) {
      if (this.#count <= MOST) return;
      for (const [number, { endedAt }] of some) {
        if (endedAt !== undefined && this.#now() - endedAt > SPEAKS_MS) this.#remove(other, some, number);
      }
    }
  }

  #remove(name, lives, number) {
    if (lives.delete(number)) this.#count -= 1;
    if (lives.size === 0) this.#lives.delete(name);
  }
};

/**
 * Serf notices a death within this: a probe comes to the dead one in its turn, one a second, and eighteen seconds of
 * suspicion follow where no other agent confirms it.
 */
const SPEAKS_MS = 30_000;
const MOST_LIVES = 16;
const MOST = 4096;

function higher(highest, life) {
  return life.endedAt === undefined && (highest === undefined || life.place > highest.place) ? life : highest;
}
