/** The numbers that an agent's behaviour follows from, in the words of its library. */
export interface GossipParameters {
  readonly probeIntervalMs: number;
  readonly probeTimeoutMs: number;
  readonly suspicionMult: number;
  readonly suspicionMaxTimeoutMult: number;
  readonly gossipIntervalMs: number;
  readonly gossipNodes: number;
  readonly retransmitMult: number;
}

/**
 * What Serf's profile `lan` stands for; Serf changes none of it.
 *
 * Source: `DefaultLANConfig` in https://github.com/hashicorp/memberlist/blob/v0.5.0/config.go, taken over by
 * https://github.com/hashicorp/serf/blob/v0.10.1/cmd/serf/command/agent/command.go
 */
export const lanProfile: GossipParameters = {
  probeIntervalMs: 1000,
  probeTimeoutMs: 500,
  suspicionMult: 4,
  suspicionMaxTimeoutMult: 6,
  gossipIntervalMs: 200,
  gossipNodes: 3,
  retransmitMult: 4,
};

/** What the protocol promises for a group of this size, one of whose members dies. */
export interface SwimFormula {
  /** From the death until a member's probe has failed, on average, where each probes one of the others at random a period. */
  readonly firstProbeExpectedMs: number;
  /** Further members that have to probe in vain before the suspicion is as short as it can be. */
  readonly confirmationsWanted: number;
  /** How long a suspicion lasts after none, one, … of these confirmations. */
  readonly suspicionByConfirmationsMs: readonly number[];
  readonly suspicionMinMs: number;
  readonly suspicionMaxMs: number;
  /** The range that the first detection must fall into: the best and the worst luck with the order of probes. */
  readonly detectionLowMs: number;
  /** On average, where enough others confirm before the shortest suspicion is over. */
  readonly detectionExpectedMs: number;
  readonly detectionHighMs: number;
  /** Rounds of gossip until all know a thing, on average and but for a constant. */
  readonly gossipRounds: number;
  readonly gossipMs: number;
  /** Times that a member passes a thing on. */
  readonly retransmits: number;
}

/**
 * - First probe: A. Das, I. Gupta, A. Motivala, "SWIM: Scalable Weakly-consistent Infection-style Process Group
 *   Membership Protocol", DSN 2002, section 3.1, which counts whole periods from the beginning of one, towards e/(e-1) for
 *   many members. Here a death comes at any moment and members do not probe in step: with m others, and q = 1 - 1/m, the
 *   first probe begins after (1 - q^(m+1)) m/(m+1) / (1 - q^m) periods, and takes one more to fail; towards 2.
 * - Round-robin order of probes, and with it a bound: section 4.3 there. A member's probes come in shuffled rounds, so that up to
 *   2m-1 periods pass between two probes of the same one of m others.
 * - Suspicion: A. Dadgar, J. Phillips, J. Currey, "Lifeguard: Local Health Awareness for More Accurate Failure Detection",
 *   2018, https://arxiv.org/abs/1707.00788; `suspectNode` in https://github.com/hashicorp/memberlist/blob/v0.5.0/state.go and suspicion.go,
 *   util.go beside it.
 * - Gossip: P. Eugster, R. Guerraoui, A.-M. Kermarrec, L. Massoulié, "Epidemic Information Dissemination in Distributed
 *   Systems", IEEE Computer 37(5), 2004, after B. Pittel, "On Spreading a Rumor", 1987.
 */
export function swimFormula(agents: number, parameters: GossipParameters = lanProfile): SwimFormula {
  const { probeIntervalMs, gossipNodes } = parameters;
  const survivors = agents - 1;
  const passedOver = 1 - 1 / survivors;
  const untilProbed = ((1 - passedOver ** agents) * survivors) / agents / (1 - passedOver ** survivors);
  const firstProbeExpectedMs = (untilProbed + 1) * probeIntervalMs;
  const wanted = parameters.suspicionMult - 2;
  // Oneself and the suspect confirm nothing.
  const confirmationsWanted = agents - 2 < wanted ? 0 : wanted;
  const nodeScale = Math.max(1, Math.log10(agents));
  const suspicionMinMs = parameters.suspicionMult * (Math.floor(nodeScale * 1000) / 1000) * probeIntervalMs;
  const suspicionMaxMs =
    confirmationsWanted === 0 ? suspicionMinMs : parameters.suspicionMaxTimeoutMult * suspicionMinMs;
  const suspicionByConfirmationsMs = Array.from({ length: confirmationsWanted + 1 }, (_, confirmations) => {
    const share =
      confirmationsWanted === 0 ? 1 : Math.log(confirmations + 1) / Math.log(confirmationsWanted + 1);
    return Math.round(Math.max(suspicionMinMs, suspicionMaxMs - share * (suspicionMaxMs - suspicionMinMs)));
  });
  const worstProbeMs = (2 * survivors - 1) * probeIntervalMs;
  const gossipRounds = Math.log(agents) / Math.log(gossipNodes + 1) + Math.log(agents) / gossipNodes;
  return {
    firstProbeExpectedMs: Math.round(firstProbeExpectedMs),
    confirmationsWanted,
    suspicionByConfirmationsMs,
    suspicionMinMs: Math.round(suspicionMinMs),
    suspicionMaxMs: Math.round(suspicionMaxMs),
    // A probe takes its whole interval before it has failed: the direct one, then the indirect ones.
    detectionLowMs: Math.round(probeIntervalMs + suspicionMinMs),
    detectionExpectedMs: Math.round(firstProbeExpectedMs + suspicionMinMs),
    // Each member has probed the dead one by then, so that no confirmation is missing.
    detectionHighMs: Math.round(worstProbeMs + probeIntervalMs + suspicionMinMs),
    gossipRounds: Math.round(gossipRounds * 100) / 100,
    gossipMs: Math.round(gossipRounds * parameters.gossipIntervalMs),
    retransmits: parameters.retransmitMult * Math.ceil(Math.log10(agents + 1)),
  };
}
