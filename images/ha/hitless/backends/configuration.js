'use strict';

const { SERVER_PARAMETERS } = require('./server-parameters.js');
const { readIfThere, writeWhole } = require('./whole-file.js');

/**
 * HAProxy's configuration file, made from the template that was accepted last. A template gets `nodes`, a list of
 * `{ name, address }`, and the `port` and `parameters` of all of them. The accepted one is kept beside the
 * configuration, so that a refused one on disk does not get in the way after a restart.
 */
exports.Configuration = class {
  #path;
  #acceptedPath;
  #compile;
  #port;
  #accepted;
  #written;
  /** The backends in what was written last, if it was made from the accepted template. */
  #list;

  /** `compile(text)` makes a function from a template. */
  constructor({ path, compile, port }) {
    this.#path = path;
    this.#acceptedPath = `${path}.hb`;
    this.#compile = compile;
    this.#port = port;
    const text = readIfThere(this.#acceptedPath);
    if (text !== undefined) this.#accepted = { text, fill: compile(text) };
  }

  /** Whether `template` is the one in use. */
  isAccepted(template) {
    return this.#accepted?.text === template;
  }

  /** What a template makes of these backends; throws if it is none. */
  render(template, nodes) {
    return this.#fill(this.#compile(template), nodes);
  }

  /** Whether the file is what this template makes of no backend, as in a new container. */
  isOf(template) {
    return readIfThere(this.#path) === this.render(template, []);
  }

  /** From now on this template is used. */
  accept(template) {
    this.#accepted = { text: template, fill: this.#compile(template) };
    this.#list = undefined;
    writeWhole(this.#acceptedPath, template);
  }

  /** Brings the file in step with the backends; whether it changed. */
  write(nodes) {
    if (this.#accepted === undefined) return false;
    const list = nodes.map(({ name, address }) => `${name} ${address}`).join('\n');
    // Spares filling the template for nothing.
    if (this.#list === list) return false;
    const isNew = this.writeText(this.#fill(this.#accepted.fill, nodes));
    this.#list = list;
    return isNew;
  }

  /** Replaces the file; whether it changed. */
  writeText(text) {
    this.#written ??= readIfThere(this.#path);
    if (this.#written === text) return false;
    writeWhole(this.#path, text);
    this.#written = text;
    this.#list = undefined;
    return true;
  }

  #fill(fill, nodes) {
    return fill({ nodes, port: this.#port, parameters: SERVER_PARAMETERS });
  }
};
