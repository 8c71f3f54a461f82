'use strict';

const { parseAgentName } = require('./member.js');
const { readIfThere, writeWhole } = require('./whole-file.js');

/**
 * Which incarnations have said that they leave. The marks outlast this program, so that an old "alive" does not bring
 * a leaving backend back after a crash. A mark is of use for as long as Serf may believe an old word, and then expires.
 */
exports.LeaveMarks = class {
  #path;
  #now;
  /** By name: `{ number, place, since }`, the number that the agent's name says and its place among its name's lives. */
  #marks = new Map();

  constructor({ path, now }) {
    this.#path = path;
    this.#now = now;
    for (const line of (readIfThere(path) ?? '').split('\n')) {
      const agent = parseAgentName(line);
      if (agent === undefined) continue;
      const { name, incarnation } = agent;
      this.#marks.set(name, { number: incarnation, place: incarnation, since: now() });
    }
  }

  /**
   * The incarnation that leaves, or undefined: the mark says nothing of a life that came after it.
   * `newest`: what Serf says is the newest one, `{ number, first }`, if it knows any.
   */
  get(name, newest) {
    const mark = this.#marks.get(name);
    if (mark === undefined || this.#now() - mark.since > KEPT_MS) return undefined;
    const isAfter = newest !== undefined && newest.number !== mark.number && newest.first > mark.since;
    return isAfter ? undefined : mark.place;
  }

  /** Remembers that `{ name, incarnation }` leaves, which has that place, and writes it down; throws if that cannot be done. */
  add({ name, incarnation }, place = incarnation) {
    const mark = this.#marks.get(name);
    if (mark !== undefined && place <= mark.place && this.#now() - mark.since <= KEPT_MS) return;
    this.#marks.delete(name);
    this.#marks.set(name, { number: incarnation, place, since: this.#now() });
    for (const [name, { since }] of this.#marks) {
      if (this.#now() - since > KEPT_MS || this.#marks.size > MOST) this.#marks.delete(name);
    }
    const lines = [...this.#marks].map(([name, { number }]) => `${name}.${number}\n`);
    writeWhole(this.#path, lines.join(''));
  }
};

const KEPT_MS = 60_000;
const MOST = 4096;
