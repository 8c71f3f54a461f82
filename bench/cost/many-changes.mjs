// node many-changes.mjs SETTINGS: runs in the container of a balancer whose own program follows the agent, in the place of
// that agent. Tells of many changes, one soon after the other, and times how long after the last one everything is right.
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Balancer } from './balancer.mjs';
import { RecordedAgent } from './recorded-agent.mjs';

/**
 * @typedef {object} Settings
 * @property {string[]} listed addresses that DNS lists when this begins
 * @property {string} schedule file with the changes: what is told, of whom, and after how many milliseconds
 * @property {string} go file that comes when the schedule is complete and DNS lists only the first of the addresses
 * @property {{ admin: string, master: string, nodes: string, config: string }} places
 * @property {number} withinMs longest wait for the right state
 */
/** @type {Settings} */
const settings = JSON.parse(process.argv[2] ?? '{}');
const lookMs = 20;
const balancer = new Balancer(settings.places);
const agent = await RecordedAgent.listen();
// A balancer that has looked at DNS asks its agent to join what is listed there.
while (!settings.listed.every((address) => agent.asked.has(address))) await pause(lookMs);
tell({ type: 'listed' });
while (!existsSync(settings.go)) await pause(lookMs);
const { before, changes } = JSON.parse(readFileSync(settings.schedule, 'utf8'));
const views = [
  ['table', () => balancer.table()],
  ['nodes', () => balancer.nodes()],
  ['file', () => balancer.configured()],
];

for (const told of before) {
  say(told);
  await mustBeRight();
}
const reloads = await reloadCount();
const started = performance.now();
for (const told of changes) {
  await pause(told.afterMs);
  say(told);
}
const last = performance.now();
const right = await whenRight(last);
tell({
  type: 'changes',
  elapsedMs: last - started,
  backends: living().length,
  reloads: (await reloadCount()) - reloads,
  ...right,
});
tell({ type: 'end' });
process.exit();

function say({ kind, name, address }) {
  agent.tell(kind, { name, address, status: 'alive', tags: { role: 'backend' } });
}

/** What the agent says, as `NAME ADDRESS`: the newest life of each name, if it is alive. */
function living() {
  const newest = new Map();
  for (const member of agent.members) {
    const [name, incarnation] = member.name.split('.');
    if (!(newest.get(name)?.incarnation > Number(incarnation))) {
      newest.set(name, { incarnation: Number(incarnation), ...member, name });
    }
  }
  const alive = [...newest.values()].filter(({ status }) => status === 'alive');
  return alive.map(({ name, address }) => `${name} ${address}`).sort();
}

/** How long after a moment each view was right for the first time, and what is wrong with those that never were. */
async function whenRight(since) {
  const expected = living();
  const rightAfterMs = {};
  const wrong = {};
  await Promise.all(
    views.map(async ([view, look]) => {
      for (;;) {
        const seen = await look().catch(() => []);
        const sinceMs = performance.now() - since;
        if (seen.join('\n') === expected.join('\n')) return (rightAfterMs[view] = sinceMs);
        if (sinceMs > settings.withinMs) {
          return (wrong[view] = [
            ...expected.filter((line) => !seen.includes(line)).map((line) => `missing: ${line}`),
            ...seen.filter((line) => !expected.includes(line)).map((line) => `too many: ${line}`),
          ]);
        }
        await pause(2);
      }
    }),
  );
  return { rightAfterMs, wrong };
}

/** Nothing can be measured of a balancer that does not follow single changes. */
async function mustBeRight() {
  const { wrong } = await whenRight(performance.now());
  if (Object.keys(wrong).length > 0) throw new Error(`before the changes: ${JSON.stringify(wrong)}`);
}

/** How many reloads the master process has carried out since it started. */
async function reloadCount() {
  const rows = (await balancer.ask('show proc', settings.places.master)).split('\n');
  const master = rows.map((row) => row.trim().split(/\s+/)).find(([, type]) => type === 'master');
  return Number(master?.[2] ?? 0);
}

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
