'use strict';

/**
 * Lets Serf's agent join addresses that DNS lists and where no member is alive: at once after the start of the agent,
 * later only what is missing twice in a row, ever more rarely, one call at a time. `join(addresses)` asks the agent.
 */
exports.Seeds = class {
  #parts;
  /** By address: how often it was missing, and when it is tried again. */
  #missing = new Map();
  #isJoining = false;
  #isNew = true;

  constructor(parts) {
    this.#parts = parts;
  }

  /** The agent is new: it knows nobody. */
  forget() {
    this.#missing.clear();
    this.#isNew = true;
  }

  /** Compares what DNS lists with what Serf knows. */
  async look(addresses) {
    const { roster, serf, now, join } = this.#parts;
    if (!serf.knows) return;
    const missing = addresses.filter((address) => !roster.isAliveAt(address));
    for (const address of this.#missing.keys()) if (!missing.includes(address)) this.#missing.delete(address);
    for (const address of missing) {
      if (!this.#missing.has(address)) {
        this.#missing.set(address, { tries: 0, nextAt: this.#isNew ? now() : now() + FIRST_PAUSE_MS });
      }
    }
    // DNS may not have answered yet when the agent is there.
    if (addresses.length > 0) this.#isNew = false;
    const due = missing.filter((address) => this.#missing.get(address).nextAt <= now());
    if (due.length === 0 || this.#isJoining) return;
    for (const address of due) {
      const entry = this.#missing.get(address);
      entry.tries += 1;
      entry.nextAt = now() + Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** entry.tries);
    }
    this.#isJoining = true;
    try {
      await join(due.slice(0, MOST));
    } catch {
      // Nobody answers there, or not yet; it stays missing and is tried again.
    } finally {
      this.#isJoining = false;
    }
  }
};

/** The next look comes a second later. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const MOST = 16;
