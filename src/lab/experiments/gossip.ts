import type { Lab } from '../lab.js';
import { AgentLog, untilSaid } from './agent-log.js';
import type { Experiment } from './experiment.js';
import { gossipGroups, killVictims, removeAgents, startAgents, type GossipGroup } from './gossip-group.js';
import { gossipText } from './gossip-text.js';
import { gossipTimes } from './gossip-times.js';
import { lanProfile } from './swim-formula.js';

const sizes = [3, 6, 12];

/** More than the formula's worst case for the largest group, on a machine that is busy. */
const withinMs = 60_000;

/**
 * How fast a join and a death become known in groups of 3, 6 and 12 agents, by the agents' own logs. The groups live in
 * the lab's network beside its nodes, which never hear of them.
 */
export const gossip: Experiment = async ({ lab, signal, say }) => {
  const groups = gossipGroups(sizes);
  const newcomers = groups.map(({ newcomer }) => newcomer);
  const victims = groups.map(({ victim }) => victim);
  using logs = new AgentLogs(lab);
  try {
    const early = groups.map(({ agents, newcomer }) => agents.filter((agent) => agent !== newcomer));
    say(`measuring: starting ${early.flat().length} agents`);
    await startAgents(lab, groups, early.flat(), signal);
    for (const agents of early) await logs.untilAllKnow(agents, signal);
    // One after another: whatever starts beside it would slow a join down.
    for (const { agents, newcomer } of groups) {
      say(`measuring: one more agent joins ${agents.length - 1}`);
      await startAgents(lab, groups, [newcomer], signal);
      await logs.untilAllKnow(agents, signal);
    }
    say(`measuring: ${victims.join(', ')} killed`);
    const deaths = await killVictims(lab, groups);
    for (const group of groups) await logs.untilAllNoticed(group, signal);
    const told = await logs.read(groups.flatMap(({ agents }) => agents));
    const times = deaths.map((death) => gossipTimes(death.group, told, death));
    const value = { parameters: lanProfile, groups: times };
    return { value, text: gossipText(value), commands: commands(lab, newcomers, victims) };
  } finally {
    say('measuring: removing the agents');
    await removeAgents(lab, groups);
  }
};

/** The logs of all agents, followed from the moment that somebody wants to know. */
class AgentLogs implements Disposable {
  private readonly logs = new Map<string, AgentLog>();

  constructor(private readonly lab: Lab) {}

  untilAllKnow(agents: readonly string[], signal: AbortSignal): Promise<void> {
    const what = `waiting until the agents ${agents.join(', ')} know each other`;
    const isSaid = (log: AgentLog): boolean => agents.every((agent) => log.tells('member-joined', agent));
    return untilSaid(this.of(agents), isSaid, { what, withinMs, signal });
  }

  untilAllNoticed({ agents, victim }: GossipGroup, signal: AbortSignal): Promise<void> {
    const what = `waiting until every survivor notices the death of ${victim}`;
    const survivors = agents.filter((agent) => agent !== victim);
    const isSaid = (log: AgentLog): boolean => log.tells('member-failed', victim);
    return untilSaid(this.of(survivors), isSaid, { what, withinMs, signal });
  }

  /** What each of them has said, read from the first byte of its log. */
  async read(agents: readonly string[]): Promise<ReadonlyMap<string, AgentLog['events']>> {
    const told = new Map<string, AgentLog['events']>();
    for (const log of this.of(agents)) {
      await log.read();
      told.set(log.node, log.events);
    }
    return told;
  }

  [Symbol.dispose](): void {
    for (const log of this.logs.values()) log[Symbol.dispose]();
  }

  private of(agents: readonly string[]): AgentLog[] {
    return agents.map((agent) => {
      const log = this.logs.get(agent) ?? new AgentLog(this.lab, agent);
      this.logs.set(agent, log);
      return log;
    });
  }
}

function commands(lab: Lab, newcomers: readonly string[], victims: readonly string[]): string[] {
  const containers = (agents: readonly string[]): string =>
    agents.map((agent) => lab.container(agent)).join(' ');
  return [
    `docker start ${containers(newcomers)}`,
    `docker kill ${containers(victims)}`,
    "docker inspect --format '{{.State.FinishedAt}}' AGENT",
    'docker logs --timestamps AGENT',
  ];
}
