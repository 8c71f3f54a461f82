'use strict';

/**
 * Which incarnations were removed although Serf believed in them, because the two other witnesses agreed. Without
 * that they would come back at once, until Serf notices, too.
 */
exports.Evictions = class {
  #now;
  #dns;
  /** By name: `{ incarnation, at, believedSince }`. */
  #evictions = new Map();
  /** By name: the incarnation that was evicted last, whatever has become of it. */
  #last = new Map();

  constructor({ now, dns }) {
    this.#now = now;
    this.#dns = dns;
  }

  add(name, incarnation) {
    this.#evictions.set(name, { incarnation, at: this.#now(), believedSince: this.#now() });
    this.#last.set(name, incarnation);
  }

  /**
   * Whether it was evicted before: Serf's belief and a listed address are no proof of life then, since the address may
   * be that of a new container whose application does not listen yet.
   */
  wasEvicted(name, incarnation) {
    return this.#last.has(name) && this.#last.get(name) === incarnation;
  }

  /**
   * The evicted incarnation, or undefined: an eviction ends when Serf has noticed, when DNS lists the address again,
   * or when Serf has believed in the backend for longer than it does in a dead one. As long as Serf cannot be asked, its
   * last word says nothing.
   */
  get(name, newest, serfKnows) {
    const eviction = this.#evictions.get(name);
    if (eviction === undefined) return undefined;
    if (!serfKnows) eviction.believedSince = this.#now();
    const { incarnation, at, believedSince } = eviction;
    const isBelievedIn = newest?.status === 'alive' && newest.incarnation === incarnation;
    const isBack = isBelievedIn && this.#dns.sayOf(newest.address, at) === 'listed';
    if (isBelievedIn && !isBack && this.#now() - believedSince < LONGEST_MS) return incarnation;
    this.#evictions.delete(name);
    return undefined;
  }
};

/**
 * Serf suspects a dead one for eighteen seconds where no other agent confirms it, after a probe that comes to it in its
 * turn: one a second.
 */
const LONGEST_MS = 30_000;
