import { byNodeOrder, type LabDescription } from '../../scenario/lab-description.js';
import type { AgentEvent } from '../agent-event.js';
import { memberName } from '../member-name.js';
import type { Timeline } from './recording.js';

const statusAfter = { 'member-joined': 'alive', 'member-left': 'left', 'member-failed': 'failed' } as const;

type Members = Omit<Timeline['members'][number], 'atMs'>;

/** What an agent knew of the members after each of its events, with the moment in milliseconds since 1970. */
export function memberStates(
  lab: LabDescription,
  events: readonly AgentEvent[],
): (Members & { readonly at: number })[] {
  const statusOf = new Map<string, { readonly incarnation: number; readonly status: keyof Members }>();
  const order = byNodeOrder(lab);
  const having = (status: keyof Members): string[] =>
    [...statusOf].flatMap(([node, its]) => (its.status === status ? [node] : [])).sort(order);
  return events.flatMap((event) => {
    if (!('member' in event) || event.kind === 'member-suspected') return [];
    const { node, incarnation } = memberName(event.member);
    // What becomes of an agent whose node has a newer one changes nothing.
    if ((statusOf.get(node)?.incarnation ?? 0) > incarnation) return [];
    if (event.kind === 'member-reaped') statusOf.delete(node);
    else statusOf.set(node, { incarnation, status: statusAfter[event.kind] });
    return [{ at: event.ms, alive: having('alive'), left: having('left'), failed: having('failed') }];
  });
}
