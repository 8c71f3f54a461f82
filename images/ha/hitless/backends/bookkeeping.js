'use strict';

/**
 * Keeps /nodes and the configuration file in step with HAProxy's table. It comes after the table and never delays it:
 * many changes are written as one, and where writing takes long the next one waits, so that it does not take all the time.
 */
exports.Bookkeeping = class {
  #parts;
  #isDue = false;

  /** `later(work, ms)` runs work later; `onChange(names)` is told of another list in the configuration. */
  constructor(parts) {
    this.#parts = parts;
  }

  /** The table may have changed. */
  touch() {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#parts.later(() => {
      this.#isDue = false;
      this.write();
    }, this.#pause);
  }

  #pause = 0;

  /** Writes what differs, now. */
  write() {
    const { table, nodeFiles, configuration, now, onChange, complain } = this.#parts;
    if (!table.isKnown) return;
    const began = now();
    try {
      const nodes = table.nodes();
      nodeFiles.write(nodes);
      if (configuration.write(nodes)) onChange(nodes.map(({ name }) => name));
      complain('files', undefined);
    } catch (error) {
      complain('files', error.message);
    }
    this.#pause = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 9 * (now() - began)));
  }
};

const SHORTEST_MS = 10;
/** A machine that is busy with something else makes everything look long. */
const LONGEST_MS = 100;
