'use strict';

/**
 * Deletes servers that are in maintenance, a few at the same time: HAProxy's socket takes ten connections, and each of
 * these waits for a server's last request. Who is not rid of its connections in time is deleted at a later look.
 */
exports.Removals = class {
  #table;
  #log;
  #now;
  #waiting = new Set();
  #running = 0;

  constructor({ table, log, now }) {
    this.#table = table;
    this.#log = log;
    this.#now = now;
  }

  /** Asks for the deletion of a server. */
  add(name) {
    this.#waiting.add(name);
    this.#next();
  }

  #next() {
    const [name] = this.#waiting;
    if (name === undefined || this.#running >= MOST) return;
    this.#waiting.delete(name);
    this.#running += 1;
    this.#remove(name).finally(() => {
      this.#running -= 1;
      this.#next();
    });
    this.#next();
  }

  async #remove(name) {
    const began = this.#now();
    // A failure shows in HAProxy's table, and the next look at it asks again.
    const isRemoved = await this.#table.remove(name).catch(() => false);
    if (isRemoved) this.#log(`${name} deleted in ${(this.#now() - began).toFixed(1)} ms`);
  }
};

const MOST = 4;
