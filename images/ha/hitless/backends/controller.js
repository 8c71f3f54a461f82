'use strict';

const { judge } = require('./desired-state.js');
const { difference, drain } = require('./difference.js');
const { Evictions } = require('./evictions.js');

/**
 * Brings HAProxy's table in step with the evidence, one change at a time; whatever is noticed during a change becomes
 * part of the next one. Each time everything follows from what the witnesses say and HAProxy has, so a change may fail
 * or break off anywhere: the next one heals it.
 *
 * `remove(name)` is called for a server that is to be deleted, `onChange()` when the list of backends may have changed,
 * `write()` when it is to be in the files before we go on, `onDrained(name, address)` when a backend that leaves gets
 * nothing new any more, `later(work, ms)` to try again.
 */
exports.Controller = class {
  #parts;
  #evictions;
  /** By name: the newest incarnation that we have seen in HAProxy's table. */
  #held = new Map();
  /** By name: when the reason to look at it arrived. */
  #due = new Map();
  /** Leaves that are not answered yet: `{ name, incarnation, at, isConfirmed, resolve, reject }`. */
  #leaves = [];
  #turns = [];
  #isWorking = false;
  #isRetrying = false;

  constructor(parts) {
    this.#parts = parts;
    this.#evictions = new Evictions(parts);
  }

  /** Something may have changed about these backends. */
  consider(names, at = this.#parts.now()) {
    for (const name of names) if (!this.#due.has(name)) this.#due.set(name, at);
    this.#work();
  }

  /** Something may have changed about any of them. */
  considerAll() {
    const { table, roster } = this.#parts;
    const names = new Set([...table.servers.keys(), ...roster.names()]);
    for (const name of this.#held.keys()) if (!names.has(name)) this.#held.delete(name);
    for (const { name } of this.#leaves) names.add(name);
    this.consider(names);
  }

  /**
   * Somebody says that a backend, `{ name, incarnation }`, leaves; resolves when HAProxy sends it nothing new. Anybody may
   * ask in anybody's name: it counts when the backend's own tags say the same. Rejects if they do not in time.
   */
  leave(agent) {
    const at = this.#parts.now();
    return new Promise((resolve, reject) => {
      this.#leaves.push({ ...agent, at, isConfirmed: false, resolve, reject });
      if (this.#leaves.length > MOST_LEAVES) this.#refuse(this.#leaves.shift(), 'too many leaves at once');
      this.consider([agent.name], at);
    });
  }

  /** Runs `work` between two changes, with the table as it is then; afterwards HAProxy may have another one. */
  inTurn(work) {
    return new Promise((resolve, reject) => {
      const turn = async () => {
        await this.#parts.table.look();
        await work();
      };
      this.#turns.push(() => turn().then(resolve, reject));
      this.#work();
    });
  }

  /** What came in the name of a backend that does not say so itself is not believed. */
  #confirmLeaves() {
    const { roster, now } = this.#parts;
    for (const leave of this.#leaves.filter(({ isConfirmed }) => !isConfirmed)) {
      const found = roster.find(leave);
      if (found?.status === 'leaving' || found?.status === 'left') {
        leave.isConfirmed = true;
        this.#mark(leave, found.incarnation);
      } else if (found === undefined && this.#parts.serf.lookedAt > leave.at) {
        // Asked since, Serf knows nobody of that name: nothing follows from the leave, but it is answered.
        leave.isConfirmed = this.#held.has(leave.name) || !this.#parts.table.servers.has(leave.name);
      }
      if (!leave.isConfirmed && now() - leave.at > CONFIRMED_WITHIN_MS) {
        this.#leaves = this.#leaves.filter((other) => other !== leave);
        this.#refuse(leave, 'its own tags do not say so');
      }
    }
  }

  #refuse({ name, incarnation, reject }, reason) {
    reject(new Error(`a leave of ${name}.${incarnation} is not believed: ${reason}`));
  }

  /** Written down before anything follows from it. */
  #mark(agent, place) {
    try {
      this.#parts.marks.add(agent, place);
      this.#parts.complain('marks of leaves', undefined);
    } catch (error) {
      this.#parts.complain('marks of leaves', error.message);
    }
  }

  async #work() {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      while (this.#turns.length > 0 || this.#due.size > 0) {
        if (this.#turns.length > 0) await this.#turn(this.#turns.shift());
        else await this.#change();
      }
    } catch (error) {
      this.#fail('HAProxy', error.message);
    } finally {
      this.#isWorking = false;
    }
  }

  async #turn(work) {
    await work();
    await this.#parts.table.look();
    this.considerAll();
  }

  async #change() {
    const { table, onChange, write, remove } = this.#parts;
    if (!table.isKnown) {
      await table.look();
      this.considerAll();
    }
    this.#confirmLeaves();
    const plans = [...this.#due].map(([name, at]) => this.#plan(name, at));
    this.#due.clear();
    const changes = plans.filter(({ step }) => step !== undefined);
    const drains = changes.filter(({ step }) => step.did === 'drained');
    await this.#carryOut(changes.filter((plan) => !drains.includes(plan)));
    if (drains.length > 0) {
      // First the files: HAProxy may be started anew at any moment, and is not to serve it then.
      for (const { step } of drains) table.expect(step);
      write();
      await this.#carryOut(drains);
    }
    if (changes.length > 0) onChange();
    for (const plan of plans) this.#adopt(plan);
    this.#answerLeaves(new Set(plans.map(({ name }) => name)));
    for (const { name, desired } of plans) {
      if (desired.state === 'absent' && table.servers.get(name)?.maint) remove(name);
    }
  }

  async #carryOut(plans) {
    if (plans.length === 0) return;
    const complaints = await this.#parts.table.carryOut(plans.map(({ step }) => step));
    plans.forEach((plan, i) => this.#conclude(plan, complaints[i]));
  }

  #plan(name, at) {
    const { table, roster, marks, dns, serf, port } = this.#parts;
    const server = table.servers.get(name);
    const newest = roster.newest(name);
    const held = this.#held.get(name);
    // A look at DNS from before this incarnation tells of the one before it.
    const since = newest?.status === 'alive' && newest.address === server?.address ? newest.since : undefined;
    const leaving = marks.get(name, newest);
    const evicted = this.#evictions.get(name, newest, serf.knows);
    const desired = judge({
      server,
      held,
      newest,
      serfKnows: serf.knows,
      takenOver: newest !== undefined && roster.isTakenOver(newest),
      dns: server === undefined ? 'silent' : dns.sayOf(server.address, since),
      leaving,
      evicted,
    });
    this.#tellOfHolding({ name, newest, desired, held, leaving, evicted });
    const fresh = held !== undefined && desired.incarnation > held;
    const unproven = this.#evictions.wasEvicted(name, desired.incarnation);
    let step = difference({ name, server, desired, fresh, unproven, port });
    // HAProxy may have been restarted since we read its table: better a word too many.
    if (step === undefined && server === undefined && this.#leaves.some((leave) => leave.isConfirmed && leave.name === name)) {
      step = drain(name, server);
    }
    return { name, at, server, desired, step };
  }

  /** A backend that is alive for Serf and gets no requests is to be seen in the log, with the reason. */
  #tellOfHolding({ name, newest, desired, ...evidence }) {
    const { roster, complain } = this.#parts;
    const number = newest?.status === 'alive' ? newest.number : roster.aliveOf(name);
    const isHeldOut = number !== undefined && desired.state !== 'serve' && desired.evicts === undefined;
    const text = isHeldOut
      ? `${name}.${number} is alive and held out: ${reasonToHoldOut(number, newest, evidence)}`
      : undefined;
    complain(`${name} in Serf`, text);
  }

  #conclude(plan, complaint) {
    const { name, at, server, desired, step } = plan;
    const isUnknown = step.did === 'drained' && complaint?.startsWith('No such server');
    if (isUnknown) this.#parts.table.servers.delete(name);
    plan.isRefused = complaint !== undefined && !isUnknown;
    if (plan.isRefused) {
      this.#parts.table.isKnown = false;
      this.#fail(name, complaint);
      return;
    }
    this.#parts.complain(name, undefined);
    if (desired.evicts !== undefined) this.#evictions.add(name, desired.evicts);
    const address = desired.address ?? server?.address;
    if (step.did === 'drained') this.#parts.onDrained(name, address);
    this.#parts.log(
      `${name} at ${address ?? 'no address'} ${step.did} in ${(this.#parts.now() - at).toFixed(1)} ms`,
    );
  }

  /** From now on older incarnations of it do not count. */
  #adopt({ name, desired, isRefused }) {
    if (desired.state === 'serve' && !isRefused) this.#held.set(name, desired.incarnation);
  }

  /** Only when the files, too, are without it: HAProxy may be started anew the moment after. */
  #answerLeaves(names) {
    const { table, write } = this.#parts;
    // Then nothing is written; after the next look it is tried again.
    if (!table.isKnown) return;
    const isOut = ({ name, incarnation }) => {
      const server = table.servers.get(name);
      const place = this.#parts.roster.find({ name, incarnation })?.incarnation ?? incarnation;
      return server === undefined || server.draining || server.maint || this.#held.get(name) > place;
    };
    const answered = this.#leaves.filter((leave) => leave.isConfirmed && names.has(leave.name) && isOut(leave));
    if (answered.length === 0) return;
    write();
    this.#leaves = this.#leaves.filter((leave) => !answered.includes(leave));
    for (const { resolve } of answered) resolve();
  }

  #fail(subject, complaint) {
    this.#parts.complain(subject, complaint);
    if (this.#isRetrying) return;
    this.#isRetrying = true;
    this.#parts.later(() => {
      this.#isRetrying = false;
      this.considerAll();
    }, RETRY_MS);
  }
};

const RETRY_MS = 50;
/** The query and the tags go the same way, but as packets of their own. */
const CONFIRMED_WITHIN_MS = 3000;
const MOST_LEAVES = 1000;

function reasonToHoldOut(number, newest, { held, leaving, evicted }) {
  if (newest.number !== number || newest.incarnation < held) return 'a later one was seen';
  if (newest.incarnation <= evicted) return 'it did not answer, and nothing speaks for it but Serf';
  if (newest.incarnation <= leaving) return 'it has said that it leaves';
  return 'another backend has its address';
}
