'use strict';

const { parseAgentName } = require('./member.js');

/**
 * Keeps a connection to Serf's agent and the roster up to date. A line of the agent's log only says at whom to look.
 * `onNews(names, at)` is called with backends of which something may have changed since `at` (undefined: all);
 * `onConnect()` after a connection to an agent that may be another one; `onLeave(agent)` with one that says that it
 * leaves: when its promise resolves, the agent's query is answered.
 * `connect(onClose)` gives a connection as `connectSerf` does.
 */
exports.SerfLink = class {
  /** Whether the agent has told all its members since the connection was made. */
  knows = false;
  /** When the agent was asked for all its members last, of the times that it has answered. */
  lookedAt = -Infinity;
  #parts;
  #rpc;
  #pending = new Map();
  #isLooking = false;

  constructor(parts) {
    this.#parts = parts;
  }

  /** Connects, and again whenever the connection has ended: one connection or one pause at a time, without end. */
  async start() {
    const { now, later } = this.#parts;
    let wellUntil = now();
    for (;;) {
      const began = now();
      await this.#session();
      if (now() - began >= STEADY_MS) wellUntil = now();
      // An agent that is started anew is back at once; the longer it is not well, the more seldom it is asked.
      const pause = Math.min(LONGEST_PAUSE_MS, Math.max(RETRY_MS, (now() - wellUntil) / 10));
      await new Promise((resolve) => later(resolve, pause));
    }
  }

  /** Asks for all members. Does nothing without a connection. */
  async lookAtAll() {
    const rpc = this.#rpc;
    if (rpc === undefined) return;
    const began = this.#parts.now();
    const answer = await rpc.request('members');
    if (rpc !== this.#rpc) return;
    this.#parts.roster.replace(membersIn(answer));
    this.knows = true;
    this.lookedAt = began;
    this.#parts.onNews();
  }

  /** One connection from its beginning to its end. */
  async #session() {
    const { connect, complain, onConnect } = this.#parts;
    let rpc;
    try {
      let close;
      const isClosed = new Promise((resolve) => (close = resolve));
      rpc = await connect(() => close());
      this.#rpc = rpc;
      // First the streams: whatever happens after their answer is noticed.
      await rpc.stream('stream', new Map([['Type', 'query:leave']]), (record) => this.#query(rpc, record));
      await rpc.stream('monitor', new Map([['LogLevel', 'INFO']]), (record) => this.#line(record));
      await this.lookAtAll();
      onConnect();
      complain('Serf', undefined);
      await isClosed;
    } catch (error) {
      complain('Serf', error.message);
    } finally {
      this.#rpc = undefined;
      this.knows = false;
      this.#pending.clear();
      rpc?.close();
    }
  }

  #line(record) {
    const match = MEMBER_EVENT.exec(record.get('Log'));
    if (match === null) return;
    const at = this.#parts.now();
    if (!this.#pending.has(match[1])) this.#pending.set(match[1], at);
    this.#look();
  }

  /** What comes while a question is on its way is asked together afterwards. */
  async #look() {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#pending.size > 0 && this.#rpc !== undefined) {
        const pending = this.#pending;
        this.#pending = new Map();
        await this.#lookAt([...pending.keys()], Math.min(...pending.values()));
      }
    } catch (error) {
      this.#parts.complain('Serf', error.message);
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookAt(agents, at) {
    if (agents.length > MOST_NAMED || !agents.every((agent) => SOUND.test(agent))) return this.lookAtAll();
    const names = agents.map((agent) => agent.replaceAll('.', '\\.')).join('|');
    const answer = await this.#rpc.request('members-filtered', new Map([['Name', `(${names})`]]));
    this.#parts.roster.update(agents, membersIn(answer));
    const backends = agents.map(parseAgentName).filter((agent) => agent !== undefined);
    this.#parts.onNews(new Set(backends.map(({ name }) => name)), at);
  }

  #query(rpc, record) {
    const agent = parseAgentName(record.get('Payload'));
    if (record.get('Event') !== 'query' || record.get('Name') !== 'leave' || agent === undefined) return;
    const answer = new Map([
      ['ID', record.get('ID')],
      ['Payload', 'drained'],
    ]);
    this.#parts
      .onLeave(agent)
      .then(() => rpc.request('respond', answer))
      // The query may have ended, or the connection: then nobody waits for the answer, and it will be asked again.
      .catch((error) => this.#parts.complain('answer to a leave', error.message));
  }
};

const RETRY_MS = 100;
const LONGEST_PAUSE_MS = 2000;
/** A connection that lasts for less shows nobody well. */
const STEADY_MS = 1000;
const MOST_NAMED = 16;
const MEMBER_EVENT = / serf: EventMember[A-Z][a-z]+(?: \(forced\))?: (\S+)/;
const SOUND = /^[A-Za-z0-9.-]{1,128}$/;

function membersIn(answer) {
  const members = answer?.get('Members');
  if (members === null || members === undefined) return [];
  if (!Array.isArray(members)) throw new Error("Serf's agent sent no list of members");
  return members.filter((member) => member instanceof Map);
}
