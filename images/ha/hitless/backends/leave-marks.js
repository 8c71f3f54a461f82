'use strict';

const { parseAgentName } = require('./member.js');
const { readIfThere, writeWhole } = require('./whole-file.js');

/**
 * Which incarnations have said that they leave. The marks outlast this program, so that an old "alive" does not bring
 * a leaving backend back after a crash; a mark is forgotten when it has been of no use for ten minutes.
 */
exports.LeaveMarks = class {
  #path;
  #now;
  /** By name: `{ incarnation, since }`. */
  #marks = new Map();

  constructor({ path, now }) {
    this.#path = path;
    this.#now = now;
    for (const line of (readIfThere(path) ?? '').split('\n')) {
      const agent = parseAgentName(line);
      if (agent !== undefined) this.#marks.set(agent.name, { incarnation: agent.incarnation, since: now() });
    }
  }

  /** The incarnation that leaves, or undefined. */
  get(name) {
    return this.#marks.get(name)?.incarnation;
  }

  /** Remembers that `{ name, incarnation }` leaves, and writes it down; throws if that cannot be done. */
  add({ name, incarnation }) {
    if (incarnation <= (this.get(name) ?? -1)) return;
    this.#marks.delete(name);
    this.#marks.set(name, { incarnation, since: this.#now() });
    for (const [name, { since }] of this.#marks) {
      if (this.#now() - since > KEPT_MS || this.#marks.size > MOST) this.#marks.delete(name);
    }
    const lines = [...this.#marks].map(([name, { incarnation }]) => `${name}.${incarnation}\n`);
    writeWhole(this.#path, lines.join(''));
  }
};

const KEPT_MS = 10 * 60_000;
const MOST = 4096;
