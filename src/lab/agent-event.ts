/** Something that a Serf agent has said of itself or of others, and when. */
export type AgentEvent = Moment &
  (
    | { readonly kind: 'started' }
    | {
        readonly kind: 'member-joined' | 'member-left' | 'member-failed' | 'member-reaped';
        readonly member: string;
      }
    /** This agent has probed that member in vain. */
    | { readonly kind: 'member-suspected'; readonly member: string }
    | { readonly kind: 'joining'; readonly seeds: readonly string[] }
    | { readonly kind: 'joined' }
    | { readonly kind: 'join-failed' }
  );

export type MemberEventKind = Extract<AgentEvent, { member: string }>['kind'];

interface Moment {
  /** When Docker read the line, as Docker wrote it: to the nanosecond. */
  readonly at: string;
  /** The same in milliseconds since 1970, with a fraction. */
  readonly ms: number;
}

/**
 * What the log of a container tells of its agent. The agent's own time has whole seconds only, so it is Docker's that
 * counts. Anything that is not word for word a line of the agent is passed over: the application writes to the same log.
 *
 * @param log as the engine gives it with `timestamps`
 */
export function parseAgentLog(log: string): AgentEvent[] {
  return log.split('\n').flatMap((line) => {
    const [, at = '', level, message = ''] = agentLine.exec(line) ?? [];
    const ms = parseMoment(at);
    const event = level === undefined || ms === undefined ? undefined : eventOf({ at, ms }, level, message);
    return event ? [event] : [];
  });
}

/** The first time that an agent told this of a member. */
export function firstOf(
  events: readonly AgentEvent[],
  kind: MemberEventKind,
  member: string,
): AgentEvent | undefined {
  return events.find((event) => event.kind === kind && 'member' in event && event.member === member);
}

/** A moment of Docker's in milliseconds since 1970, with a fraction; `undefined` for what is none. */
export function parseMoment(at: string): number | undefined {
  const [, seconds, fraction = '', zone = ''] = moment.exec(at) ?? [];
  if (seconds === undefined) return undefined;
  const ms = Date.parse(`${seconds}${zone}`) + Number(`0${fraction}`) * 1000;
  // Docker writes the year 1 for what has not happened.
  return ms >= 0 ? ms : undefined;
}

const moment = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const agentLine = /^(\S{20,40}) {1,5}\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(INFO|WARN)\] (.*?)\r?$/;
// Who is forgotten has no address any more.
const memberEvent =
  /^serf: EventMember(?:(Join|Leave|Failed): ([A-Za-z0-9.-]{1,128}) [0-9A-Fa-f.:]+|Reap: ([A-Za-z0-9.-]{1,128}))$/;
const suspicion = /^memberlist: Suspect ([A-Za-z0-9.-]{1,128}) has failed, no acks received$/;
const joining = /^agent: joining: \[([^\]]*)\] replay: (?:true|false)$/;
const joined = /^agent: joined: \d+ nodes$/;

const memberKinds = { Join: 'member-joined', Leave: 'member-left', Failed: 'member-failed' } as const;

function eventOf(moment: Moment, level: string, message: string): AgentEvent | undefined {
  if (level === 'WARN') {
    return message.startsWith('agent: Join failed: ') ? { ...moment, kind: 'join-failed' } : undefined;
  }
  if (message === 'agent: Serf agent starting') return { ...moment, kind: 'started' };
  if (joined.test(message)) return { ...moment, kind: 'joined' };
  const [, seeds] = joining.exec(message) ?? [];
  if (seeds !== undefined) {
    return { ...moment, kind: 'joining', seeds: seeds.split(' ').filter((seed) => seed !== '') };
  }
  const [, suspect] = suspicion.exec(message) ?? [];
  if (suspect !== undefined) return { ...moment, kind: 'member-suspected', member: suspect };
  const [, what, member, reaped] = memberEvent.exec(message) ?? [];
  if (reaped !== undefined) return { ...moment, kind: 'member-reaped', member: reaped };
  if (member === undefined) return undefined;
  if (what === 'Join' || what === 'Leave' || what === 'Failed') {
    return { ...moment, kind: memberKinds[what], member };
  }
  return undefined;
}
