'use strict';

const { readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { readIfThere, writeWhole } = require('./whole-file.js');

/** The folder with a file for each backend that may get requests: `NAME` holds the line `NAME ADDRESS`. */
exports.NodeFiles = class {
  #folder;
  /** What we know to be there, by name. */
  #texts = new Map();

  constructor(folder) {
    this.#folder = folder;
  }

  /** Brings the folder in step with `nodes`, a list of `{ name, address }`, touching only files that differ. */
  write(nodes) {
    const wanted = new Map(nodes.map(({ name, address }) => [name, `${name} ${address}\n`]));
    for (const name of this.#texts.keys()) {
      if (!wanted.has(name)) this.#remove(name);
    }
    for (const [name, text] of wanted) {
      if (this.#texts.get(name) === text) continue;
      if (this.#texts.has(name) && this.#texts.get(name) === undefined) this.#remove(name);
      writeWhole(join(this.#folder, name), text);
      this.#texts.set(name, text);
    }
  }

  /** Looks at what is really there, so that the next `write` heals it. */
  look() {
    const names = readdirSync(this.#folder);
    const isThere = new Set(names);
    for (const name of this.#texts.keys()) {
      if (!isThere.has(name)) this.#texts.delete(name);
    }
    for (const name of names) {
      if (!this.#texts.has(name)) this.#texts.set(name, textOf(join(this.#folder, name)));
    }
  }

  #remove(name) {
    // A folder, too: whatever it is, it is no backend of ours.
    rmSync(join(this.#folder, name), { recursive: true, force: true });
    this.#texts.delete(name);
  }
};

/** Never equal to what is wanted if it cannot be read. */
function textOf(path) {
  try {
    return readIfThere(path);
  } catch {
    return undefined;
  }
}
