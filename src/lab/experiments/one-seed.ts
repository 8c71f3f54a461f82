import { findContainer } from '../../docker/container.js';
import { AgentLog, untilSaid } from './agent-log.js';
import { containerFacts } from './container-facts.js';
import { expectThat } from './expectation.js';
import type { Experiment } from './experiment.js';
import { findingText, msText } from './finding-text.js';

/** So many attempts show that the agent goes on trying and that it does not help. */
const attemptsWatched = 3;
const withinMs = 30_000;
const doing = 'watching a node with one seed';

/** A node whose only seed is away never joins, however often it tries, although another member lives. */
export const oneSeed: Experiment = async ({ lab, running, signal }) => {
  const node = running.at(-1) ?? '';
  const witness = running.at(-2) ?? '';
  const { startedAt, startedMs, seeds } = await containerFacts(lab, node);
  const seed = seeds.join(' ');
  using log = new AgentLog(lab, node);
  const failures = (): number => log.events.filter((event) => event.kind === 'join-failed').length;
  const what = `waiting for ${attemptsWatched} attempts of ${node} to join`;
  await untilSaid([log], () => isIn(log, node) || failures() >= attemptsWatched, {
    what,
    withinMs,
    signal,
  });
  const livingMembers = ((await lab.membership(witness).members()) ?? [])
    .filter(({ status }) => status === 'alive')
    .map(({ name }) => name)
    .sort();
  const seedState = (await findContainer(lab.engine, lab.container(seed)))?.State.Status ?? 'gone';
  await log.read();
  expectThat(!isIn(log, node), doing, `${node} joined, although its only seed ${seed} is ${seedState}`);
  expectThat(!livingMembers.includes(node), doing, `${witness} has ${node} as a member`);
  expectThat(livingMembers.includes(witness), doing, `${witness} does not live`);
  const attempts = log.events.filter((event) => event.kind === 'joining');
  const failed = log.events.filter((event) => event.kind === 'join-failed');
  const watchedMs = Math.round((failed.at(-1)?.ms ?? startedMs) - startedMs);
  const retryIntervalMs = Math.round(meanGap(attempts.map(({ ms }) => ms)));
  const value = {
    node,
    seed,
    seedState,
    startedAt,
    watchedMs,
    attempts: failed.length,
    attemptsAt: attempts.slice(0, failed.length).map(({ at }) => at),
    retryIntervalMs,
    joined: false,
    livingMembers,
  };
  const commands = [
    `docker logs --timestamps ${lab.container(node)}`,
    `docker exec ${lab.container(witness)} serf members`,
  ];
  const text = findingText({
    title: `${node} knows one seed, ${seed}, which is away`,
    did: [
      `${node} was started with SERF_JOIN=${seed} while ${seed} was away (state of its container: ${seedState}), and its attempts to join were counted in its log.`,
      ...commands,
    ],
    rows: [
      ['watched', msText(watchedMs)],
      ['attempts, all failed', failed.length],
      ['from one attempt to the next', msText(retryIntervalMs)],
      [`${node} joined`, 'no'],
      [`alive, as ${witness} sees it`, livingMembers.join(', ')],
    ],
    reading: `The group has a living member, ${witness}, which would let ${node} in. But ${node} does not know of it: it asks ${seed} alone, and asks in vain as long as ${seed} is away.`,
  });
  return { value, text, commands };
};

/** Whether the agent has met anybody. */
function isIn({ events }: AgentLog, node: string): boolean {
  return events.some((event) => event.kind === 'member-joined' && event.member !== node);
}

function meanGap(moments: readonly number[]): number {
  const [first = 0] = moments;
  return ((moments.at(-1) ?? first) - first) / Math.max(1, moments.length - 1);
}
