'use strict';

const { readFileSync, statSync } = require('node:fs');

/**
 * Notices another template, and brings it into use: HAProxy checks it first, and a refused one changes nothing.
 * `check(text)` rejects with HAProxy's words; `reload(text)` puts a configuration into use between two changes.
 */
exports.TemplateWatch = class {
  #parts;
  #seen;
  #isBusy = false;

  constructor(parts) {
    this.#parts = parts;
  }

  /** Looks whether the file has changed. */
  async look() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const { ctimeMs, ino, size } = statSync(this.#parts.path);
      // Not the time of its last change: `docker cp` sets that to any, and to whole seconds.
      const seen = `${ino} ${ctimeMs} ${size}`;
      if (seen === this.#seen) return;
      await this.#take(readFileSync(this.#parts.path, 'utf8'), seen);
      this.#parts.complain('template', undefined);
    } catch (error) {
      this.#parts.complain('template', error.message);
    } finally {
      this.#isBusy = false;
    }
  }

  /** A refused template is looked at again when it has changed; a failed reload is repeated. */
  async #take(template, seen) {
    const { configuration, table, check, reload, log, now } = this.#parts;
    const began = now();
    if (!configuration.isAccepted(template)) {
      const text = configuration.render(template, table.nodes());
      this.#seen = seen;
      await check(text);
      if (!configuration.isOf(template)) {
        this.#seen = undefined;
        await reload(() => configuration.render(template, table.nodes()));
        log(`template changed: reloaded in ${(now() - began).toFixed(1)} ms`);
      }
      configuration.accept(template);
    }
    this.#seen = seen;
  }
};
