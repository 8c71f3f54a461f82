import { findContainer } from '../../docker/container.js';
import { AgentLog, untilSaid } from './agent-log.js';
import { containerFacts } from './container-facts.js';
import { expectThat } from './expectation.js';
import type { Experiment } from './experiment.js';
import { findingText, msText } from './finding-text.js';

const withinMs = 30_000;
const doing = 'watching a node with several seeds';

/** A node that knows several seeds joins through one that lives, while another is away. */
export const severalSeeds: Experiment = async ({ lab, running, signal }) => {
  const node = running.at(-1) ?? '';
  const { startedAt, startedMs, seeds } = await containerFacts(lab, node);
  const states = await Promise.all(
    seeds.map(async (seed) => (await findContainer(lab.engine, lab.container(seed)))?.State.Status ?? 'gone'),
  );
  const seedsAway = seeds.filter((_, index) => states[index] !== 'running');
  expectThat(seedsAway.length > 0, doing, `none of its seeds ${seeds.join(', ')} is away`);
  using log = new AgentLog(lab, node);
  await untilSaid([log], ({ events }) => events.some(({ kind }) => kind === 'joined'), {
    what: `waiting until ${node} has joined`,
    withinMs,
    signal,
  });
  await log.read();
  const { events } = log;
  const met = events.find((event) => event.kind === 'member-joined' && event.member !== node);
  expectThat(met?.kind === 'member-joined', doing, `${node} joined and met nobody`);
  expectThat(met.ms >= startedMs, doing, 'its join stands before its start');
  const since = (ms: number | undefined): number | null =>
    ms === undefined ? null : Math.round(ms - startedMs);
  const attempts = events.filter((event) => event.kind === 'joining' && event.ms <= met.ms).length;
  const joinedAfterMs = Math.round(met.ms - startedMs);
  const agentStartedAfterMs = since(events.find(({ kind }) => kind === 'started')?.ms);
  const value = {
    node,
    seeds,
    seedsAway,
    startedAt,
    agentStartedAfterMs,
    joinedAt: met.at,
    joinedAfterMs,
    joinedThrough: met.member,
    attempts,
  };
  const commands = [
    `docker inspect --format '{{.State.StartedAt}}' ${lab.container(node)}`,
    `docker logs --timestamps ${lab.container(node)}`,
  ];
  const text = findingText({
    title: `${node} knows several seeds: ${seeds.join(', ')}`,
    did: [
      `${node} was started with SERF_JOIN="${seeds.join(' ')}" while ${seedsAway.join(', ')} was away.`,
      'Times are from the start of the container to a line of its agent, as Docker stamps it.',
      ...commands,
    ],
    rows: [
      ['agent starts after', agentStartedAfterMs === null ? 'not told' : msText(agentStartedAfterMs)],
      [`${node} meets ${met.member} after`, msText(joinedAfterMs)],
      ['attempts', attempts],
    ],
    reading: `One living seed is enough: ${node} passes over ${seedsAway.join(', ')} and joins through ${met.member}, from which it learns of all the others.`,
  });
  return { value, text, commands };
};
