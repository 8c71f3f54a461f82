'use strict';

const { appendFileSync } = require('node:fs');
const { parseAgentName, quoted } = require('./member.js');

/** A line on standard output, which is the container's log. */
exports.log = (text) => console.log(`${timestamp()} ${text}`);

/** Tells of a trouble once, when it begins or changes; `undefined` ends it. */
exports.complaints = (write) => {
  const told = new Map();
  return (subject, text) => {
    if (told.get(subject) === text) return;
    if (text === undefined) told.delete(subject);
    else told.set(subject, text);
    write(text === undefined ? `${subject}: well again` : `${subject}: ${text}`);
  };
};

/** The log of the cluster's life, in the words of the lab's handlers. */
exports.SerfLog = class {
  #path;

  constructor(path) {
    this.#path = path;
  }

  /** A member has another status than before. One that does not answer yet is none for the log. */
  member({ agent, status, address, role }) {
    const word = WORDS[status];
    if (word !== undefined && role !== 'starting')
      this.#line(`${word}: ${plain(agent)}, address ${address}, role ${plain(role ?? '')}`);
  }

  /** A backend has announced its leave, and HAProxy sends it nothing new. */
  drained(name, address) {
    this.#line(`drain: ${name}, address ${address ?? 'unknown'}, role backend`);
  }

  /** The configuration holds these backends now. */
  changed(names) {
    this.#line(['configuration changed:', ...names].join(' '));
  }

  #line(text) {
    try {
      appendFileSync(this.#path, `${timestamp()} ${text}\n`);
    } catch (error) {
      exports.log(`${this.#path} cannot be written: ${error.code}`);
    }
  }
};

const WORDS = { alive: 'join', left: 'leave', failed: 'failed' };

/** Sound names as they are, backends without their incarnation; anything else from the network quoted. */
function plain(text) {
  const agent = parseAgentName(text);
  if (agent !== undefined) return agent.name;
  return /^[a-z0-9.-]{0,63}$/.test(text) ? text : quoted(text);
}

function timestamp() {
  return new Date().toISOString();
}
