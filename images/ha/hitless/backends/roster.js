'use strict';

const { readMember, quoted } = require('./member.js');
const { Succession } = require('./succession.js');

/**
 * What Serf says about its members, brought up to date by answers to `members` (all of them) and `members-filtered`
 * (those that were asked for). Calls `onChange(member)` when a member has another status or role than before, and
 * `onRefusal(text)` once for each member that is refused.
 */
exports.Roster = class {
  /** By the agent's name, for backends and all others: the member as last told. */
  #members = new Map();
  /** By the backend's name, then by the incarnation that its agent's name says: `{ name, incarnation, address, status, since }`. */
  #backends = new Map();
  /** By address: the agents that are alive there. */
  #alive = new Map();
  #refused = new Set();
  #succession;
  /** The first list tells of what was there before us, in no order but that of the clocks. */
  #isFirst = true;
  #now;
  #onChange;
  #onRefusal;

  constructor({ now, onChange = () => {}, onRefusal = () => {} }) {
    this.#now = now;
    this.#succession = new Succession({ now });
    this.#onChange = onChange;
    this.#onRefusal = onRefusal;
  }

  /** Takes the list of all members; who is not in it is unknown to Serf. */
  replace(told) {
    this.#take(told, [...this.#members.keys()]);
    this.#isFirst = false;
  }

  /** Takes what Serf told of `agents`; those that it did not mention are unknown to it. */
  update(agents, told) {
    this.#take(told, agents);
  }

  /** The backends' names. */
  names() {
    return this.#backends.keys();
  }

  /**
   * The newest incarnation of a backend: `{ name, incarnation, number, address, status, since, first }`, or undefined.
   * Here and in all that follows from it an incarnation is its place among those of the same name, which no clock can
   * break; `number` is what the agent's name says.
   */
  newest(name) {
    let newest;
    for (const backend of this.#backends.get(name)?.values() ?? []) {
      const incarnation = this.#succession.placeOf(backend);
      if (newest === undefined || incarnation > newest.incarnation)
        newest = { ...backend, incarnation, number: backend.incarnation, first: this.#succession.firstOf(backend) };
    }
    return newest;
  }

  /** The highest number of a backend's lives that Serf says is alive, or undefined. */
  aliveOf(name) {
    const alive = [...(this.#backends.get(name)?.values() ?? [])].filter(({ status }) => status === 'alive');
    return alive.length === 0 ? undefined : Math.max(...alive.map(({ incarnation }) => incarnation));
  }

  /** What Serf says of one agent, `{ name, incarnation }` as its name says: `{ incarnation, status }`, or undefined. */
  find(agent) {
    const backend = this.#backends.get(agent.name)?.get(agent.incarnation);
    return backend && { incarnation: this.#succession.placeOf(backend), status: backend.status };
  }

  /** Whether a backend that started later than this one is alive at its address: then this one is not. */
  isTakenOver({ name, incarnation, first, address }) {
    const others = [...(this.#alive.get(address) ?? [])].map((agent) => this.#members.get(agent).backend);
    return others.some((other) => {
      if (other === undefined || other.name === name) return false;
      const came = this.#succession.firstOf(other);
      return came === first ? other.incarnation > incarnation : came > first;
    });
  }

  /** Whether any member is alive at this address. */
  isAliveAt(address) {
    return this.#alive.has(address);
  }

  #take(told, asked) {
    const missing = new Set(asked);
    for (const message of told) {
      const agent = message.get('Name');
      const before = this.#members.get(agent);
      missing.delete(agent);
      // Nearly always, and a list may be long.
      if (before !== undefined && isSame(before.told, message)) continue;
      const member = { ...readMember(message), told: message };
      this.#forget(agent);
      this.#remember(member);
      if (before?.status !== member.status || before.role !== member.role) this.#onChange(member);
    }
    for (const agent of missing) {
      const backend = this.#members.get(agent)?.backend;
      if (backend !== undefined) this.#succession.lose(backend);
      this.#forget(agent);
    }
  }

  #remember(member) {
    const { agent, status, address, backend, refusal } = member;
    this.#members.set(agent, member);
    if (status === 'alive') this.#alive.set(address, (this.#alive.get(address) ?? new Set()).add(agent));
    if (refusal !== undefined) this.#refuse(member);
    if (backend === undefined) return;
    const incarnations = this.#backends.get(backend.name) ?? new Map();
    incarnations.set(backend.incarnation, { ...backend, address, since: this.#now() });
    this.#succession.see({
      ...backend,
      isAlive: backend.status === 'alive' || backend.status === 'leaving',
      ...(this.#isFirst ? { first: -Infinity } : {}),
    });
    this.#backends.set(backend.name, incarnations);
  }

  #forget(agent) {
    const member = this.#members.get(agent);
    if (member === undefined) return;
    this.#members.delete(agent);
    const agents = this.#alive.get(member.address);
    agents?.delete(agent);
    if (agents?.size === 0) this.#alive.delete(member.address);
    if (member.backend === undefined) return;
    const incarnations = this.#backends.get(member.backend.name);
    incarnations.delete(member.backend.incarnation);
    if (incarnations.size === 0) this.#backends.delete(member.backend.name);
  }

  #refuse({ agent, address, refusal }) {
    const text = `refused: member ${quoted(agent)} at ${quoted(address)}: ${refusal}`;
    if (this.#refused.has(text)) return;
    if (this.#refused.size >= MOST_REFUSED) this.#refused.clear();
    this.#refused.add(text);
    this.#onRefusal(text);
  }
};

const MOST_REFUSED = 10_000;

function isSame(before, now) {
  if (before.get('Status') !== now.get('Status') || before.get('Addr') !== now.get('Addr')) return false;
  const [old, tags] = [before.get('Tags'), now.get('Tags')];
  if (!(old instanceof Map && tags instanceof Map) || old.size !== tags.size) return false;
  for (const [key, value] of tags) if (old.get(key) !== value) return false;
  return true;
}
