import { z } from 'zod';
import { followLogs } from '../docker/output.js';
import type { HostNames } from './host-names.js';
import type { LabAccess } from './lab-access.js';
import { memberName } from './member-name.js';

export interface Member {
  /** The node. */
  readonly name: string;
  /** What its agent calls itself. */
  readonly host: string;
  /** `ADDRESS:PORT` of its gossip. */
  readonly addr: string;
  readonly status: string;
  readonly tags: Readonly<Record<string, string>>;
}

const answer = z.object({
  members: z
    .array(
      z.object({
        name: z.string(),
        addr: z.string(),
        status: z.string(),
        tags: z.record(z.string(), z.string()),
      }),
    )
    .nullable(),
});

/** Without an event this long, the agent is asked again all the same. */
const askAgainMs = 3000;

/**
 * Follows what an agent knows. An agent logs a line for every question that it is asked, and logs are evidence: so it
 * is asked only after its own log has told of an event, and now and then.
 */
export class MembershipWatch implements Disposable {
  private readonly stream: Disposable;
  private events = 0;
  private asked: { events: number; at: number; answer: readonly Member[] | undefined } | undefined;

  constructor(
    private readonly lab: LabAccess,
    private readonly node: string,
  ) {
    this.stream = followLogs(lab.engine, lab.container(node), (line) => {
      if (line.includes('serf: EventMember')) this.events += 1;
    });
  }

  /** The members, as fresh as the agent's last event; `undefined` while the agent does not answer. */
  async members(): Promise<readonly Member[] | undefined> {
    const { asked, events } = this;
    const isFresh = asked?.answer && asked.events === events && performance.now() - asked.at < askAgainMs;
    if (isFresh) return asked.answer;
    const answer = await serfMembers(this.lab, this.node);
    this.asked = { events, at: performance.now(), answer };
    return answer;
  }

  [Symbol.dispose](): void {
    this.stream[Symbol.dispose]();
  }
}

/**
 * The members that a node's agent knows; `undefined` while the agent does not answer.
 *
 * @param counts whether an agent is looked at: of those of a node that do, the newest is its member
 */
export async function serfMembers(
  lab: LabAccess,
  node: string,
  counts: (agent: { readonly status: string }) => boolean = () => true,
): Promise<readonly Member[] | undefined> {
  const { exitCode, output } = await lab.exec(node, serfCommand(lab, ['members', '-format=json']));
  if (exitCode !== 0) return undefined;
  const parsed = answer.safeParse(parseJson(output));
  return parsed.success
    ? newestIncarnations((parsed.data.members ?? []).filter(counts), lab.hosts)
    : undefined;
}

/** A command of Serf, wherever the program is: where the lab has a path for it, it may be on the way of programs instead. */
export function serfCommand(
  { description: { programs } }: Pick<LabAccess, 'description'>,
  words: readonly string[],
): string[] {
  if (!programs.serf.includes('/')) return [programs.serf, ...words];
  return [
    'sh',
    '-c',
    'if [ -x "$0" ]; then exec "$0" "$@"; else exec serf "$@"; fi',
    programs.serf,
    ...words,
  ];
}

/** Each node as its newest agent knows itself, under the node's name. */
function newestIncarnations(members: readonly Omit<Member, 'host'>[], hosts: HostNames): Member[] {
  const newest = new Map<string, Member & { readonly incarnation: number }>();
  for (const member of members) {
    const { node: called, incarnation } = memberName(member.name);
    const node = hosts.nodeCalled(called);
    const known = newest.get(node);
    // Where containers are called by their ids, the same node may have been another one before.
    const isOlder = known && (known.incarnation > incarnation || known.host === hosts.hostName(node));
    if (isOlder) continue;
    newest.set(node, { ...member, name: node, host: member.name, incarnation });
  }
  return [...newest.values()].map(({ name, host, addr, status, tags }) => ({
    name,
    host,
    addr,
    status,
    tags,
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
