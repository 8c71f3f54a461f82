// node by-size.mjs SETTINGS: runs in the container of a balancer, in the place of its agent, and times one change with
// more and more backends in the table. Prints a line of JSON for everything that it has measured.
import process from 'node:process';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Balancer, Nginx } from './balancer.mjs';
import { othersCpuMs, startedCount } from './container-usage.mjs';
import { RecordedAgent } from './recorded-agent.mjs';
import { triggerOf } from './trigger.mjs';

/**
 * @typedef {object} Settings
 * @property {number[]} sizes rising
 * @property {number} changes at each size up to 128; every other one is a leave
 * @property {number} changesInLarge at each larger size
 * @property {boolean} incarnations whether names carry one
 * @property {{ join: string, leave: string }} [handlers] none: the balancer's own program listens to the agent
 * @property {{ admin: string, nodes: string, config: string, stats?: string }} places
 * @property {number} withinMs longest wait for one change
 */
/** @type {Settings} */
const settings = JSON.parse(process.argv[2] ?? '{}');
const balancer = settings.places.stats ? new Nginx(settings.places) : new Balancer(settings.places);
const agent = await RecordedAgent.listen();
const trigger = triggerOf(agent, settings.handlers);
const pollMs = settings.handlers ? 4 : 0;
const firstIncarnation = 1_700_000_000_000;
let lives = 0;

try {
  if (settings.handlers) await timeStart();
  for (const size of settings.sizes) {
    await fill(size);
    if (!settings.handlers && size === settings.sizes[0]) await warmUp(size);
    const idleMs = await idle(size);
    const changes = size > 128 ? settings.changesInLarge : settings.changes;
    for (let index = 0; index < changes; index++) {
      await timeChange(size, index % 2 === 0 ? 'join' : 'leave', idleMs);
    }
    if (!settings.handlers) await timeCpu(size);
  }
  tell({ type: 'end' });
} catch (error) {
  tell({ type: 'problem', text: error instanceof Error ? error.message : String(error) });
}
process.exit();

/** Member number so and so in its present life; nobody answers at its address, and no packet leaves for it. */
function member(number) {
  return {
    name: settings.incarnations ? `s${number}.${firstIncarnation + lives}` : `s${number}`,
    address: `10.99.${number >> 8}.${number & 255}`,
    status: 'alive',
    tags: { role: 'backend' },
  };
}

/** The one that joins and leaves: each time it joins it begins a new life. */
function comingAndGoing(kind, number) {
  if (kind === 'join') forgetTheDead();
  return member(number);
}

/** Who comes back after this comes as somebody new. */
function forgetTheDead() {
  lives += 1;
  agent.replace(agent.members.filter(({ status }) => status === 'alive'));
}

/** A handler that finds no backend and has nothing to change: what its processes need to start and to end. */
async function timeStart() {
  for (let index = 0; index < 5; index++) {
    const started = performance.now();
    await trigger('leave', { ...member(1), tags: { role: 'none' } });
    tell({ type: 'start', ms: performance.now() - started });
  }
  agent.replace([]);
}

/** Brings the table to a size, in one change for handlers, in as many as there are members for a program. */
async function fill(size) {
  const started = performance.now();
  forgetTheDead();
  const present = agent.members.length;
  const members = Array.from({ length: size - present }, (_, index) => member(present + index + 1));
  if (settings.handlers) {
    agent.replace([...agent.members, ...members]);
    await trigger('join', member(1));
  } else for (const one of members) await trigger('join', one);
  const count = async () => (await balancer.table()).length;
  const configured = async () => (await balancer.configured()).length;
  await until(`${size} backends`, 50, async () => (await count()) === size && (await configured()) === size);
  tell({ type: 'filled', backends: size, ms: performance.now() - started });
  await settle();
}

/** To fill larger tables takes many changes; without as many the smallest one would be measured with code that is new. */
async function warmUp(size) {
  for (let index = 0; index < 60; index++) {
    await trigger(
      index % 2 === 0 ? 'join' : 'leave',
      comingAndGoing(index % 2 === 0 ? 'join' : 'leave', size + 1),
    );
    await pause(20);
  }
  await settle();
}

/** CPU time that the balancer takes in a second in which nothing changes. */
async function idle(size) {
  const before = othersCpuMs();
  const started = performance.now();
  await pause(settings.handlers ? 300 : 1000);
  const perSecond = ((othersCpuMs() - before) / (performance.now() - started)) * 1000;
  tell({ type: 'idle', backends: size, cpuMs: perSecond });
  return perSecond;
}

async function timeChange(size, kind, idleCpuMs) {
  const changed = comingAndGoing(kind, size + 1);
  const server = serverName(changed);
  const present = kind === 'join';
  const file = await balancer.configurationId();
  const [cpu, processes, started] = [othersCpuMs(), startedCount(), performance.now()];
  const handled = trigger(kind, changed).then(() => performance.now() - started);
  const inTable = until(`${kind} in the table`, pollMs, async () => {
    // A process that was replaced may still answer, with what was right two changes ago; a handler writes the file first.
    if (settings.handlers && (await balancer.configurationId()) === file) return false;
    return (await balancer.hasServer(server, size + 1)) === present;
  }).then(() => performance.now() - started);
  const inFile = until(`${kind} in the file`, pollMs, async () => {
    if ((await balancer.configurationId()) === file) return false;
    return (await balancer.configures(server, changed.address, size + 1)) === present;
  }).then(() => performance.now() - started);
  const [tableMs, fileMs, handlerMs] = await Promise.all([inTable, inFile, handled]);
  await settle();
  const elapsedS = (performance.now() - started) / 1000;
  tell({
    type: 'change',
    backends: size,
    kind,
    tableMs,
    fileMs,
    ...(settings.handlers ? { handlerMs, cpuMs: othersCpuMs() - cpu - idleCpuMs * elapsedS } : {}),
    processes: startedCount() - processes,
  });
}

/** The program's CPU time for ten changes in a second in which nobody looks, less that of a second without any. */
async function timeCpu(size) {
  for (let index = 0; index < 2; index++) {
    const idleMs = await idle(size);
    const before = othersCpuMs();
    const started = performance.now();
    for (let change = 0; change < 10; change++) {
      const kind = change % 2 === 0 ? 'join' : 'leave';
      await trigger(kind, comingAndGoing(kind, size + 1));
      await pause(Math.max(0, started + (change + 1) * 100 - performance.now()));
    }
    tell({ type: 'cpu', backends: size, cpuMs: (othersCpuMs() - before - idleMs) / 10 });
  }
}

/** What still goes on after a change, such as the end of a replaced process, is to be no part of the next one. */
function settle() {
  return pause(settings.handlers ? 50 : 20);
}

function serverName({ name }) {
  return name.split('.')[0];
}

/** Looks until it is so; a handler's work, which takes long, is looked at less often. */
async function until(what, everyMs, look) {
  const deadline = performance.now() + settings.withinMs;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`not within ${settings.withinMs} ms: ${what}`);
    await (everyMs > 0 ? pause(everyMs) : turn());
  }
}

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
