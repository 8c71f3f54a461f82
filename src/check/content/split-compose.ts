import { authorOf } from './docker-log-line.js';
import type { TextLine } from './split-text.js';

/** Lines that docker-compose has printed of one container, without the name that it put before each. */
export interface ComposeLog {
  readonly name: string;
  readonly lines: readonly TextLine[];
}

const prefixed = /^\s{0,3}([A-Za-z0-9][\w.-]{0,63})\s{1,60}\|(?: (.*))?$/;

/** Takes the interleaved logs of docker-compose out of a text; the other lines are left as they are. */
export function splitCompose(lines: readonly TextLine[]): { logs: ComposeLog[]; rest: TextLine[] } {
  const parts = lines.map(({ text }) => prefixOf(text));
  // A table or a pipe looks the same: a name is one of a container when a container's line follows it.
  const names = new Set(
    parts.flatMap((part) => (part !== undefined && authorOf(part.text) !== undefined ? [part.name] : [])),
  );
  const logs = new Map<string, TextLine[]>();
  const rest: TextLine[] = [];
  lines.forEach((line, index) => {
    const part = parts[index];
    if (part === undefined || !names.has(part.name)) return rest.push(line);
    const log = logs.get(part.name) ?? [];
    if (log.length === 0) logs.set(part.name, log);
    return log.push({ number: line.number, text: part.text });
  });
  return { logs: [...logs].map(([name, log]) => ({ name, lines: log })), rest };
}

function prefixOf(text: string): { name: string; text: string } | undefined {
  if (!text.includes('|')) return undefined;
  const [, name, rest] = prefixed.exec(text) ?? [];
  return name === undefined ? undefined : { name, text: rest ?? '' };
}
