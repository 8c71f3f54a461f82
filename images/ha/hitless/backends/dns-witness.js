'use strict';

const { readIfThere, writeWhole } = require('./whole-file.js');

/**
 * What Docker's DNS says: the addresses of all containers that run under the alias of the backends. It bears witness
 * only against an address that it has listed before, and only while it lists any at all: else it is silent.
 */
exports.DnsWitness = class {
  #resolve;
  #now;
  #listed = new Set();
  #everListed = new Set();
  #lookedAt = -Infinity;

  #path;
  #complain;

  /** `resolve()` gives a list of addresses, or rejects; `path`: where it is written down which ones were ever listed. */
  constructor({ resolve, now, path, complain }) {
    this.#resolve = resolve;
    this.#now = now;
    this.#path = path;
    this.#complain = complain;
    for (const address of (readIfThere(path) ?? '').split('\n')) {
      if (address !== '') this.#everListed.add(address);
    }
  }

  /** Asks once. */
  async look() {
    const began = this.#now();
    const addresses = await this.#resolve().catch(() => []);
    this.#listed = new Set(addresses);
    const isNew = addresses.some((address) => !this.#everListed.has(address));
    for (const address of addresses) {
      this.#everListed.delete(address);
      this.#everListed.add(address);
    }
    for (const address of this.#everListed) {
      if (this.#everListed.size <= MOST) break;
      this.#everListed.delete(address);
    }
    if (addresses.length > 0) this.#lookedAt = began;
    if (isNew) this.#writeDown();
  }

  #writeDown() {
    try {
      writeWhole(this.#path, [...this.#everListed].join('\n'));
      this.#complain('memory of DNS', undefined);
    } catch (error) {
      this.#complain('memory of DNS', error.message);
    }
  }

  /** `listed`, `delisted`, or `silent`; a look that began before `since` knows nothing of what began then. */
  sayOf(address, since = -Infinity) {
    if (this.#listed.size === 0 || this.#lookedAt < since || this.#now() - this.#lookedAt > FRESH_MS)
      return 'silent';
    if (this.#listed.has(address)) return 'listed';
    return this.#everListed.has(address) ? 'delisted' : 'silent';
  }

  /** The addresses of the last look. */
  get addresses() {
    return [...this.#listed];
  }
};

const FRESH_MS = 3000;
const MOST = 8192;
