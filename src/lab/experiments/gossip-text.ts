import { alignedTable, findingText, msText, type FindingRow } from './finding-text.js';
import { clockUncertaintyMs, type AgentTime, type GossipTimes } from './gossip-times.js';
import type { GossipParameters } from './swim-formula.js';

export interface GossipValue {
  readonly parameters: GossipParameters;
  readonly groups: readonly GossipTimes[];
}

/** The finding for readers: measured beside promised, and below it the time of each agent. */
export function gossipText({ parameters, groups }: GossipValue): string {
  const sizes = listed(groups.map(({ agents }) => String(agents)));
  const main = findingText({
    title: `A join and a death in groups of ${sizes} agents`,
    did: [
      `Groups of ${sizes} agents side by side in the lab's network, each group by itself: its agents ask its first one. The last agent of each group was started when the others knew each other; then one agent of each group was killed with docker kill.`,
      "Times are Docker's timestamps of the agents' own log lines (docker logs --timestamps): EventMemberJoin since the newcomer's line about joining, EventMemberFailed since State.FinishedAt of the container that was killed.",
      `All of them are of one clock, the engine's. It stamps a line when it reads it: right to a few milliseconds on a quiet machine, to ${clockUncertaintyMs} ms on a busy one.`,
      `The agents run with Serf's profile lan: a probe every ${parameters.probeIntervalMs} ms, given up after ${parameters.probeTimeoutMs} ms and tried through others until the next is due; suspicion multiplier ${parameters.suspicionMult}, at most ${parameters.suspicionMaxTimeoutMult} times as long; gossip every ${parameters.gossipIntervalMs} ms to ${parameters.gossipNodes} agents, retransmit multiplier ${parameters.retransmitMult}.`,
    ],
    rows: groups.flatMap(rowsOf),
    reading: [
      'A join reaches the seed over a connection, at once, and all others by rounds of gossip.',
      'A death takes seconds: a probe has to fail first, and then the suspicion stands for a while in which the dead could object.',
      'By the formula both grow on average with the logarithm of the number of agents at most; only the worst luck with the order of probes grows with the number itself.',
      'Each figure is of one join or one death, not an average.',
      ...groups.map(readingOf),
    ].join(' '),
  });
  return [main, 'Each agent', ...groups.flatMap(agentsOf), ''].join('\n');
}

function rowsOf(group: GossipTimes): FindingRow[] {
  const { agents, formula, firstSuspectedMs, suspicionMs } = group;
  const told = (ms: number | null): string => (ms === null ? 'not told' : msText(ms));
  const suspicions = formula.suspicionByConfirmationsMs;
  const range = `${msText(formula.detectionLowMs)} to ${msText(formula.detectionHighMs)}`;
  return [
    [
      `${agents} agents: join known`,
      `first ${msText(group.joinKnownFirstMs)}, all ${msText(group.joinKnownByAllMs)}`,
    ],
    [
      '  formula',
      `all after ${formula.gossipRounds} rounds of gossip on average, ${msText(formula.gossipMs)}`,
    ],
    [`${agents} agents: first probe in vain`, told(firstSuspectedMs)],
    ['  formula', `${msText(formula.firstProbeExpectedMs)} on average`],
    [`${agents} agents: suspicion lasts`, told(suspicionMs)],
    [
      '  formula',
      suspicions.length === 1
        ? `${msText(formula.suspicionMinMs)}, too few agents to confirm it`
        : `${suspicions.map(msText).join(', ')} with ${suspicions.map((_, count) => count).join(', ')} confirmations`,
    ],
    [
      `${agents} agents: death noticed`,
      `first ${msText(group.killDetectedFirstMs)}, all ${msText(group.killDetectedByAllMs)}`,
    ],
    ['  formula', `first after ${range}, ${msText(formula.detectionExpectedMs)} on average`],
  ];
}

function readingOf(group: GossipTimes): string {
  const { agents, killDetectedFirstMs, killDetectedByAllMs, formula } = group;
  const verdict = group.detectionInRange ? 'in' : 'outside';
  const range = `${msText(formula.detectionLowMs)} to ${msText(formula.detectionHighMs)}`;
  const spread = msText(killDetectedByAllMs - killDetectedFirstMs);
  return `Of ${agents} agents the first noticed the death after ${msText(killDetectedFirstMs)}, which lies ${verdict} the formula's range of ${range}, and the last one ${spread} later.`;
}

function agentsOf({ agents, join, kill }: GossipTimes): readonly string[] {
  const told = (what: string, times: readonly AgentTime[]): string[][] =>
    times.map(({ agent, at, afterMs }) => [agent, what, `${afterMs} ms`, at]);
  const rows = [
    [join.newcomer, `asks ${join.seed}`, '', join.askedAt],
    ...told(`knows ${join.newcomer}`, join.known),
    [kill.victim, 'dies', '', kill.diedAt],
    ...told(`suspects ${kill.victim}`, kill.suspected),
    ...told(`has ${kill.victim} as failed`, kill.detected),
  ];
  return [`  ${agents} agents`, ...alignedTable(rows, '    ')];
}

function listed(items: readonly string[]): string {
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((item) => item !== '').join(' and ');
}
