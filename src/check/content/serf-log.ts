import type { SerfEvent, SerfLog } from './recognised-text.js';

const triggered =
  /\bscript\b.{0,40}(?:trigger|d[ée]clench|launch|start|call|appel|execut|ex[ée]cut|lanc)|\bmember[\s_-]{0,2}(?:join|leave|failed)\s{1,4}script\b/iu;
const eventWords: readonly (readonly [SerfEvent['type'], RegExp])[] = [
  ['failed', /\bfail|(?<=[-_])fail|\bcrash|\b[ée]chou/iu],
  ['leave', /\bleav|(?<=[-_])leav|\bleft\b|\bquit|\bparti\b|\bd[ée]part/iu],
  ['join', /\bjoi?n|(?<=[-_])join|\brejoi|\barriv/iu],
  ['other', /\bevent\b|\b[ée]v[ée]nement/iu],
];
const role = /\b(balancer|backend)\b/i;
const ipv4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/;
const memberOf: readonly RegExp[] = [
  /\b(?:from|by|member|host|node|name|hostname)\s?[:=]\s{0,4}["'«]?([\w.-]{1,64})/i,
  /(?:\bde|\bpar|reçu|membre|n(?:oe|œ)ud)\s?:\s{0,4}["'«]?([\w.-]{1,64})/iu,
  /\b(?:received|coming|comes|triggered)\s{1,4}(?:from|by|for)\s{1,4}["'«]?([\w.-]{1,64})/i,
  /\b([0-9a-f]{12})\b/,
  /\b(?:join(?:ed)?|leave|left|failed)\s?:\s{1,4}["'«]?([\w.-]{1,64})/i,
  /(?:^|[\s\])])([\w.-]{1,64})\s{1,4}(?:has\s|a\s|just\s)?(?:joined|left|failed|rejoint|quitt)/iu,
];
/** What Serf gives to a handler on its standard input: name, address, role, tags. */
const asGiven = /^([\w.-]{1,64})\s{1,8}(\d{1,3}(?:\.\d{1,3}){3})\s{1,8}(balancer|backend)\b/;

/** Whether a line is one that the handlers of Serf's events write: that one was called, or what happened to a member. */
export function isSerfLogLine(line: string): boolean {
  // A comment behind a line of a configuration may speak of failed checks; a handler writes no comments.
  if (line.length > 500 || /\s#\s/.test(line)) return false;
  return triggered.test(line)
    ? eventWords.some(([, word]) => word.test(line))
    : eventIn(line, undefined) !== undefined;
}

/** Reads what the handlers of Serf's events wrote; `undefined` when no line is one of theirs. */
export function parseSerfLog(lines: readonly string[], firstLine: number): SerfLog | undefined {
  const events: SerfEvent[] = [];
  let called: SerfEvent['type'] | undefined;
  let handlers = 0;
  for (const line of lines) {
    if (line.length > 500) continue;
    if (triggered.test(line)) {
      handlers += 1;
      called = eventType(line);
      // Both in one sentence, from those who wrote a single echo.
      if (!role.test(line)) continue;
    }
    const event = eventIn(line, called);
    if (event !== undefined) events.push(event);
  }
  if (handlers + events.length === 0) return undefined;
  return { kind: 'serf-log', firstLine, lastLine: firstLine + lines.length - 1, events };
}

function eventIn(line: string, called: SerfEvent['type'] | undefined): SerfEvent | undefined {
  const given = asGiven.exec(line.trim());
  if (given !== null) return { type: called ?? 'other', member: given[1], address: given[2], role: given[3] };
  const told = role.exec(line)?.[1]?.toLowerCase();
  const received = /\b(?:event|[ée]v[ée]nement)\b.{0,20}\b(?:received|from|reçu)/iu.test(line);
  // Serf lists its members with the agents' port, and `role` is a common word: both alone are no event.
  if ((told === undefined && !received) || /:7946\b/.test(line)) return undefined;
  const type = eventType(line);
  if (type === undefined) return undefined;
  return { type, member: memberIn(line), address: ipv4.exec(line)?.[0], role: told };
}

function eventType(line: string): SerfEvent['type'] | undefined {
  return eventWords.find(([, word]) => word.test(line))?.[0];
}

function memberIn(line: string): string | undefined {
  for (const pattern of memberOf) {
    const member = pattern.exec(line)?.[1];
    if (member !== undefined) return member;
  }
  return undefined;
}
