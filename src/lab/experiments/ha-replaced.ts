import { firstOf, type AgentEvent } from '../agent-event.js';
import { AgentLog, untilSaid } from './agent-log.js';
import { containerFacts } from './container-facts.js';
import { expectThat } from './expectation.js';
import type { Experiment } from './experiment.js';
import { findingText, msText } from './finding-text.js';

const withinMs = 30_000;

/** A new container under an old name asks several seeds, and knows all members again. */
export const haReplaced: Experiment = async ({ lab, running, signal }) => {
  const node = lab.balancer;
  const others = running.filter((other) => other !== node);
  const [witness = ''] = others;
  const { startedAt, startedMs, seeds } = await containerFacts(lab, node);
  using log = new AgentLog(lab, node);
  using witnessLog = new AgentLog(lab, witness);
  await untilSaid([log], (agent) => others.every((other) => agent.tells('member-joined', other)), {
    what: `waiting until ${node} knows ${others.join(', ')}`,
    withinMs,
    signal,
  });
  await untilSaid([witnessLog], ({ events }) => returned(events, node, startedMs) !== undefined, {
    what: `waiting until ${witness} knows the new ${node}`,
    withinMs,
    signal,
  });
  await Promise.all([log.read(), witnessLog.read()]);
  const met = others.flatMap((other) => firstOf(log.events, 'member-joined', other) ?? []);
  const afterMs = met.map(({ ms }) => Math.round(ms - startedMs));
  const knowsAllAfterMs = Math.max(...afterMs);
  const metAll = met.length === others.length && Math.min(...afterMs) >= 0;
  const detail = `${node} met ${met.length} of ${others.length} after ${afterMs.join(', ')} ms`;
  expectThat(metAll, `watching the new ${node}`, detail);
  const before = groupBeforeLeave(witnessLog.events, node);
  const value = {
    seeds,
    startedAt,
    knows: others,
    knowsAllAfterMs,
    met: others.map((member, index) => ({ member, at: met[index]?.at, afterMs: afterMs[index] })),
    witness,
    knownAgainAfterMs: Math.max(
      0,
      Math.round((returned(witnessLog.events, node, startedMs) ?? startedMs) - startedMs),
    ),
    ...(before
      ? { knewBeforeReplacement: before.members, awayMs: Math.round(startedMs - before.leftMs) }
      : {}),
  };
  const commands = [
    `docker inspect --format '{{.State.StartedAt}}' ${lab.container(node)}`,
    `docker logs --timestamps ${lab.container(node)}`,
    `docker logs --timestamps ${lab.container(witness)}`,
  ];
  const text = findingText({
    title: `${node} replaced by a new container`,
    did: [
      `The container of ${node} was removed, and a new one started with SERF_JOIN="${seeds.join(' ')}": nothing of the old one's memory is left.`,
      'Times are from the start of the container to a line of an agent, as Docker stamps it.',
      ...commands,
    ],
    rows: [
      ...(before
        ? ([
            [`group when ${node} left, by ${witness}`, before.members.join(', ')],
            [`${node} was away for`, msText(startedMs - before.leftMs)],
          ] as const)
        : []),
      ...met.map(
        (event, index) =>
          [`${node} meets ${others[index] ?? ''} after`, msText(event.ms - startedMs)] as const,
      ),
      [`${node} knows all others after`, msText(knowsAllAfterMs)],
      [`${witness} knows ${node} again after`, msText(value.knownAgainAfterMs)],
    ],
    reading: `Nothing has to be carried over: whoever answers tells the new ${node} of every member, also of those that came while it was away.`,
  });
  return { value, text, commands };
};

/** When the witness noted that the node is there, after that start. */
function returned(events: readonly AgentEvent[], node: string, startedMs: number): number | undefined {
  return events.find(
    (event) => event.kind === 'member-joined' && event.member === node && event.ms >= startedMs,
  )?.ms;
}

/** Who belonged to the group, by the witness's log, when the node left it for the last time. */
function groupBeforeLeave(
  events: readonly AgentEvent[],
  node: string,
): { readonly members: string[]; readonly leftMs: number } | undefined {
  const index = events.findLastIndex(
    (event) => (event.kind === 'member-left' || event.kind === 'member-failed') && event.member === node,
  );
  const left = events[index];
  if (!left) return undefined;
  const members = new Set<string>();
  for (const event of events.slice(0, index)) {
    if (event.kind === 'member-joined') members.add(event.member);
    if (event.kind === 'member-left' || event.kind === 'member-failed') members.delete(event.member);
  }
  return { members: [...members].sort(), leftMs: left.ms };
}
