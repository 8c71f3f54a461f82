import { firstOf, type AgentEvent } from '../agent-event.js';
import { expectThat } from './expectation.js';
import type { Death, GossipGroup } from './gossip-group.js';
import { swimFormula, type SwimFormula } from './swim-formula.js';

/** When an agent said something: Docker's moment, and the same counted from what it is about. */
export interface AgentTime {
  readonly agent: string;
  readonly at: string;
  readonly afterMs: number;
}

/** What was measured in one group, beside what the protocol promises. */
export interface GossipTimes {
  readonly agents: number;
  /** From the newcomer's request to join, the one that was heard, until the first and until the last of the others has noted it. */
  readonly joinKnownFirstMs: number;
  readonly joinKnownByAllMs: number;
  /** From the death until a probe has failed. */
  readonly firstSuspectedMs: number | null;
  /** From the first suspicion until the first detection. */
  readonly suspicionMs: number | null;
  /** From the death until the first and until the last of the survivors has noted it. */
  readonly killDetectedFirstMs: number;
  readonly killDetectedByAllMs: number;
  /** Whether the first detection lies in the formula's range, the clock's uncertainty allowed for. */
  readonly detectionInRange: boolean;
  readonly formula: SwimFormula;
  readonly join: {
    readonly newcomer: string;
    readonly seed: string;
    readonly askedAt: string;
    readonly newcomerKnowsAllMs: number;
    readonly known: readonly AgentTime[];
  };
  readonly kill: {
    readonly victim: string;
    readonly diedAt: string;
    readonly suspected: readonly AgentTime[];
    readonly detected: readonly AgentTime[];
  };
}

/** Docker stamps a line when it reads it, and a death when it hears of it: on a busy machine that is so much late. */
export const clockUncertaintyMs = 50;

const doing = 'measuring how fast agents learn';

/**
 * Counts what the agents of a group told of its newcomer's join and of its victim's death.
 *
 * @throws Failed `expectation-failed` when somebody never told, or told it before it happened
 */
export function gossipTimes(
  { agents, newcomer, victim }: GossipGroup,
  told: ReadonlyMap<string, readonly AgentEvent[]>,
  death: Death,
): GossipTimes {
  const eventsOf = (agent: string): readonly AgentEvent[] => told.get(agent) ?? [];
  const asked = eventsOf(newcomer).findLast((event) => event.kind === 'joining');
  expectThat(asked !== undefined, doing, `${newcomer} never asked to join`);
  const known = agents
    .filter((agent) => agent !== newcomer)
    .map((agent) =>
      timeOf(agent, 'noted the join', firstOf(eventsOf(agent), 'member-joined', newcomer), asked),
    );
  const newcomerKnows = agents
    .filter((agent) => agent !== newcomer)
    .map((agent) =>
      timeOf(newcomer, `met ${agent}`, firstOf(eventsOf(newcomer), 'member-joined', agent), asked),
    );
  const survivors = agents.filter((agent) => agent !== victim);
  const detected = survivors.map((agent) =>
    timeOf(agent, 'noted the death', firstOf(eventsOf(agent), 'member-failed', victim), death),
  );
  const suspected = survivors.flatMap((agent) => {
    const suspicion = firstOf(eventsOf(agent), 'member-suspected', victim);
    return suspicion ? [timeOf(agent, 'suspected the death', suspicion, death)] : [];
  });
  const formula = swimFormula(agents.length);
  const killDetectedFirstMs = first(detected);
  const firstSuspectedMs = suspected.length === 0 ? null : first(suspected);
  return {
    agents: agents.length,
    joinKnownFirstMs: first(known),
    joinKnownByAllMs: last(known),
    firstSuspectedMs,
    suspicionMs: firstSuspectedMs === null ? null : killDetectedFirstMs - firstSuspectedMs,
    killDetectedFirstMs,
    killDetectedByAllMs: last(detected),
    detectionInRange:
      killDetectedFirstMs >= formula.detectionLowMs - clockUncertaintyMs &&
      killDetectedFirstMs <= formula.detectionHighMs + clockUncertaintyMs,
    formula,
    join: {
      newcomer,
      seed: asked.seeds[0] ?? '',
      askedAt: asked.at,
      newcomerKnowsAllMs: last(newcomerKnows),
      known: inOrder(known),
    },
    kill: { victim, diedAt: death.at, suspected: inOrder(suspected), detected: inOrder(detected) },
  };
}

function timeOf(
  agent: string,
  what: string,
  event: AgentEvent | undefined,
  since: { readonly ms: number },
): AgentTime {
  expectThat(event !== undefined, doing, `${agent} never ${what}`);
  const afterMs = Math.round(event.ms - since.ms);
  const inTime = afterMs >= -clockUncertaintyMs;
  expectThat(inTime, doing, `${agent} ${what} ${-afterMs} ms before it happened`);
  // The uncertainty of the clock alone puts an effect before its cause.
  return { agent, at: event.at, afterMs: Math.max(0, afterMs) };
}

function inOrder(times: readonly AgentTime[]): AgentTime[] {
  return [...times].sort((left, right) => left.afterMs - right.afterMs);
}

function first(times: readonly AgentTime[]): number {
  return Math.min(...times.map(({ afterMs }) => afterMs));
}

function last(times: readonly AgentTime[]): number {
  return Math.max(...times.map(({ afterMs }) => afterMs));
}
