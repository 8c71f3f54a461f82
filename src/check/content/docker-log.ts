import type { DockerLog, MemberOfLog } from './recognised-text.js';
import { authorOf, nodeNameOn, withoutTime } from './docker-log-line.js';

const event = /EventMember(Join|Leave|Failed|Reap|Update): ?(\S{1,128})(?: (\d{1,3}(?:\.\d{1,3}){3}))?/;
const agentAtWork =
  /^==> (?:Starting Serf|Serf agent running)|\[INFO\] (?:agent|serf|memberlist): |EventMember/;
const seedOutOfReach =
  /no such host|server misbehaving|connection refused|Failed to join |no route to host|i\/o timeout/;

/** Reads the log of one container; `undefined` when no line is one that its programs write. */
export function parseDockerLog(
  lines: readonly string[],
  firstLine: number,
  prefixes: readonly string[] = [],
): DockerLog | undefined {
  const log = lines.map((line) => withoutTime(line).slice(0, 1000).trim());
  const authors = lines.map(authorOf);
  if (authors.every((author) => author === undefined)) return undefined;
  const of = (author: string): readonly string[] => log.filter((_, index) => authors[index] === author);
  const serf = of('serf');
  const events = serf.flatMap(eventOn);
  const node = firstOf(serf, nodeNameOn) ?? nodeThatJoinedItself(serf);
  return {
    kind: 'docker-log',
    firstLine,
    lastLine: firstLine + lines.length - 1,
    supervised: authors.includes('s6'),
    serf:
      serf.some((line) => agentAtWork.test(line)) ||
      (serf.some(isCommandOfAgent) && !log.some(tellsOfNoSerf)),
    node,
    address: firstOf(serf, advertisedOn) ?? events.find((each) => each.name === node)?.address,
    role: firstOf(serf, roleOn),
    joins: events.filter((each) => each.type === 'Join' && each.name !== node).map(member),
    leaves: events
      .filter((each) => (each.type === 'Leave' || each.type === 'Failed') && each.name !== node)
      .map(member),
    handlerNotFound: log.filter((line) => line.includes('exit status 127')).length,
    failedJoins: serf.filter((line) => seedOutOfReach.test(line) && !line.includes('Push/Pull')).length,
    application: authors.find((author) => author === 'haproxy' || author === 'node'),
    prefixes,
  };
}

interface EventOfLog extends MemberOfLog {
  readonly type: string;
}

function eventOn(line: string): EventOfLog[] {
  const match = event.exec(line);
  const [, type, name] = match ?? [];
  return type === undefined || name === undefined ? [] : [{ type, name, address: match?.[3] }];
}

function member({ name, address }: EventOfLog): MemberOfLog {
  return { name, address };
}

function firstOf<T>(lines: readonly string[], read: (line: string) => T | undefined): T | undefined {
  for (const line of lines) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first member that an agent sees is always itself. */
function nodeThatJoinedItself(serf: readonly string[]): string | undefined {
  const start = serf.findIndex((line) => line.includes('agent: Serf agent starting'));
  return start === -1 ? undefined : serf.slice(start, start + 8).flatMap(eventOn)[0]?.name;
}

function advertisedOn(line: string): string | undefined {
  const address = /^(?:Advertise|Bind) addr: ?['"]?(\d{1,3}(?:\.\d{1,3}){3})/.exec(line)?.[1];
  return address === '0.0.0.0' ? undefined : address;
}

function roleOn(line: string): 'balancer' | 'backend' | undefined {
  const role = /\btags?\b.{0,60}?\brole['"]?\s?[=:]\s?['"]?(balancer|backend)\b/.exec(line)?.[1];
  return role === 'balancer' || role === 'backend' ? role : undefined;
}

function isCommandOfAgent(line: string): boolean {
  return /^\S{0,60}serf agent\b/.test(line);
}

function tellsOfNoSerf(line: string): boolean {
  return /\bserf\b.{0,40}(?:not found|No such file|cannot execute|Permission denied)/i.test(line);
}
