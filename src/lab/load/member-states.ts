import { byNodeOrder } from '../../scenario/node-names.js';
import type { AgentEvent } from '../agent-event.js';
import type { Timeline } from './recording.js';

type Members = Omit<Timeline['members'][number], 'atMs'>;

/** What an agent knew of the members after each of its events, with the moment in milliseconds since 1970. */
export function memberStates(events: readonly AgentEvent[]): (Members & { readonly at: number })[] {
  const statusOf = new Map<string, keyof Members>();
  const having = (status: keyof Members): string[] =>
    [...statusOf].flatMap(([name, its]) => (its === status ? [name] : [])).sort(byNodeOrder);
  return events.flatMap((event) => {
    if (event.kind === 'member-joined') statusOf.set(event.member, 'alive');
    else if (event.kind === 'member-left') statusOf.set(event.member, 'left');
    else if (event.kind === 'member-failed') statusOf.set(event.member, 'failed');
    else if (event.kind === 'member-reaped') statusOf.delete(event.member);
    else return [];
    return [{ at: event.ms, alive: having('alive'), left: having('left'), failed: having('failed') }];
  });
}
