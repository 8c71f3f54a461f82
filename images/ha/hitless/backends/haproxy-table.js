'use strict';

const { complaintIn } = require('./haproxy-cli.js');
const { removalOf } = require('./difference.js');
const { parseServersState } = require('./servers-state.js');

/**
 * HAProxy's table of backends as last read, and as it is after each command that HAProxy has carried out since.
 * `ask(commands, options)` sends commands and gives their answers.
 */
exports.HaproxyTable = class {
  /** By name: `{ address, draining, maint, down }`. Not to be relied on before the first look. */
  servers = new Map();
  isKnown = false;
  #ask;
  /** For each look on its way the servers that were changed meanwhile: what it says of them may be from before. */
  #looks = new Set();

  constructor(ask) {
    this.#ask = ask;
  }

  /** Reads the table back. */
  async look() {
    const changed = new Set();
    this.#looks.add(changed);
    try {
      const [text] = await this.#ask(['show servers state nodes']);
      const servers = parseServersState(text);
      for (const name of changed) {
        servers.delete(name);
        if (this.servers.has(name)) servers.set(name, this.servers.get(name));
      }
      this.servers = servers;
      this.isKnown = true;
    } catch (error) {
      this.isKnown = false;
      throw error;
    } finally {
      this.#looks.delete(changed);
    }
  }

  #change(name) {
    for (const changed of this.#looks) changed.add(name);
  }

  /** Carries out differences, all in as few lines as possible; gives HAProxy's complaint or undefined for each. */
  async carryOut(differences) {
    const answers = await this.#askOrForget(differences.flatMap(({ commands }) => commands));
    return differences.map(({ name, commands, after }) => {
      const complaint = answers
        .splice(0, commands.length)
        .map(complaintIn)
        .find((text) => text !== undefined);
      this.#change(name);
      if (complaint === undefined && after !== undefined) this.servers.set(name, after);
      return complaint;
    });
  }

  /** From now on takes the server for what a difference will make of it. */
  expect({ name, after }) {
    if (after === undefined) return;
    this.#change(name);
    this.servers.set(name, after);
  }

  /** Deletes a server that is in maintenance, once its connections have ended; false if it still has some. */
  async remove(name, waitMs = 200) {
    const [, deleted] = await this.#ask(removalOf(name, waitMs), { timeoutMs: waitMs + 2000 });
    if (!/^Server deleted|^No such server/.test(deleted)) return false;
    this.#change(name);
    // By now it may have come back.
    if (this.servers.get(name)?.maint) this.servers.delete(name);
    return true;
  }

  /** The backends that may get requests, in order: `{ name, address }`. */
  nodes() {
    return [...this.servers]
      .filter(([, { draining, maint }]) => !draining && !maint)
      .map(([name, { address }]) => ({ name, address, key: sortKey(name) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ name, address }) => ({ name, address }));
  }

  async #askOrForget(commands) {
    try {
      return await this.#ask(commands);
    } catch (error) {
      this.isKnown = false;
      throw error;
    }
  }
};

/** So that s10 comes after s9. */
function sortKey(name) {
  return name.replace(/[0-9]+/g, (digits) => digits.padStart(12, '0'));
}
