import type { DockerInspect } from './recognised-text.js';
import { goesToItsEnd, unframed } from './docker-inspect-brackets.js';
import {
  beginsLikeContainer,
  fieldsOf,
  fieldsOfDamaged,
  isContainer,
  looksLikeContainer,
  type InspectFields,
} from './docker-inspect-fields.js';
import { rejoinWrapped } from './docker-inspect-wrapped.js';

/**
 * Whether a document of `docker inspect` begins at this line with the bracket of its array; `next` are the three lines
 * after it. With the line before it in `previous`, a document whose brackets are missing is told by its `{` or `"Id"`.
 */
export function startsDockerInspect(line: string, next: readonly string[] = [], previous?: string): boolean {
  const start = line.slice(0, 300);
  if (previous !== undefined && /[[{,]\s*$/u.test(previous.slice(-200))) return false;
  if (previous === undefined && !/^\s*\[/u.test(start)) return false;
  if (idKey.test(start)) return true;
  if (line.length > 300 || !/^\s*(?:\[\s*\{?|\{)\s*$/u.test(start)) return false;
  const following = next.filter((text) => text.trim() !== '').map((text) => text.slice(0, 300));
  const inside = /^\s*\{\s*$/u.test(following[0] ?? '') ? following[1] : following[0];
  return idKey.test(inside ?? '');
}

/** Reads the first container of `parseDockerInspects`. */
export function parseDockerInspect(lines: readonly string[], firstLine: number): DockerInspect | undefined {
  return parseDockerInspects(lines, firstLine)[0];
}

/**
 * Reads every container that `docker inspect` printed in these lines, in their order, also when the output is cut,
 * wrapped, damaged or has text around it; none for an image, a network or a volume.
 */
export function parseDockerInspects(lines: readonly string[], firstLine: number): DockerInspect[] {
  const outer = extent(lines, 0, lines.length);
  if (outer === undefined) return [];
  const { from, to } = outer;
  const anchors = idLines(lines, from, to);
  const parsed = parseJson(lines.slice(from, to).join('\n'));
  if (parsed !== undefined) {
    const items = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
    return items.flatMap((item: unknown, index) => {
      if (!isContainer(item)) return [];
      // Without a line of its own for each one, all of them share all lines.
      const own = anchors.length === items.length;
      const start = own && index > 0 ? before(lines, anchors[index] ?? from, from) : from;
      const end = own && index + 1 < items.length ? before(lines, anchors[index + 1] ?? to, from) : to;
      return [capture(fieldsOf(item), start, end, true, true, firstLine)];
    });
  }
  const starts = anchors.length === 0 ? [from] : anchors.map((anchor) => before(lines, anchor, from));
  // What stands before the first id is the end of a document whose beginning is missing.
  if ((starts[0] ?? from) > from) starts.unshift(from);
  return starts.flatMap((start, index) => readDocument(lines, start, starts[index + 1] ?? to, firstLine));
}

/** Characters; more is not what a person filed. */
const longestDocument = 4_000_000;
const idKey = /^[\s[{]*(["'“”])Id["'“”]\s*:\s*["'“”](?:sha256:)?[0-9a-f]{10,64}/u;
const jsonLine = /^\s*(?:["'“”]|[[{][\s[\]{},]*(?:["'“”]|$)|[\]}][\s\]},]*$|(?:null|true|false|-?\d+),?$)/u;
const emptyBrackets = /^[\s[\]{},]*$/u;

/** The lines between the first and the last that may belong to JSON, `to` exclusive. */
function extent(
  lines: readonly string[],
  start: number,
  end: number,
): { from: number; to: number } | undefined {
  let from = start;
  let to = end;
  while (from < to && !isJsonLine(lines[from] ?? '')) from += 1;
  while (to > from && !isJsonLine(lines[to - 1] ?? '')) to -= 1;
  return from < to ? { from, to } : undefined;
}

function isJsonLine(line: string): boolean {
  // A document on one line, too, begins with its brackets.
  return jsonLine.test(line.slice(0, 300));
}

function idLines(lines: readonly string[], from: number, to: number): number[] {
  const found: number[] = [];
  for (let index = from; index < to; index += 1)
    if (idKey.test((lines[index] ?? '').slice(0, 300))) found.push(index);
  return found;
}

/** The line at which the document of this id begins: that of the first bracket which belongs to it. */
function before(lines: readonly string[], anchor: number, from: number): number {
  let start = anchor;
  while (start > from && start > anchor - 4 && /^[\s[{]*$/u.test(lines[start - 1] ?? '')) start -= 1;
  return start;
}

function readDocument(
  lines: readonly string[],
  start: number,
  end: number,
  firstLine: number,
): DockerInspect[] {
  const outer = extent(lines, start, end);
  if (outer === undefined) return [];
  const own = lines.slice(outer.from, outer.to);
  if (own.every((line) => emptyBrackets.test(line))) return [];
  const text = own.join('\n').slice(0, longestDocument);
  const parsed = parseJson(text);
  const whole = parsed !== undefined || goesToItsEnd(own);
  const item = firstItem(
    parsed ?? parseJson(unframed(text)) ?? parseJson(unframed(rejoinWrapped(own).join('\n'))),
  );
  if (item !== undefined) {
    if (!isContainer(item) && (parsed !== undefined || !beginsLikeContainer(text))) return [];
    return [capture(fieldsOf(item), outer.from, outer.to, parsed !== undefined, whole, firstLine)];
  }
  const damaged = rejoinWrapped(own).join('\n').slice(0, longestDocument);
  if (!looksLikeContainer(damaged)) return [];
  return [capture(fieldsOfDamaged(damaged), outer.from, outer.to, false, whole, firstLine)];
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  if (text === '' || text.length > longestDocument) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function firstItem(parsed: { readonly value: unknown } | undefined): unknown {
  return Array.isArray(parsed?.value) ? parsed.value[0] : parsed?.value;
}

function capture(
  fields: InspectFields,
  from: number,
  to: number,
  valid: boolean,
  whole: boolean,
  firstLine: number,
): DockerInspect {
  return {
    kind: 'docker-inspect',
    firstLine: firstLine + from,
    lastLine: firstLine + to - 1,
    valid,
    whole,
    ...fields,
  };
}
