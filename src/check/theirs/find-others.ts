import leven from 'leven';
import type { Delivery, LogFile } from '../delivery.js';
import type { TaskNumber } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import { masked } from './masked.js';

/** What a repository's code makes, and says, in each state that is known of it. */
export interface Traces {
  /** The log that the handlers have written while the lab was carried out. */
  readonly handlersLog: string;
  /** HAProxy's configuration as its template was rendered. */
  readonly configuration: string;
  /** Scripts, templates and configurations of the work tree and of the history. */
  readonly texts: readonly string[];
}

/**
 * Evidence that this code, carried out now, does not make: compared with ids, addresses, times and numbers masked. What else
 * explains it is for the reader to weigh, and is told beside it.
 */
export function findOthers({ logs }: Pick<Delivery, 'logs'>, traces: Traces): FoundProblem[] {
  return [...handlersOfOthers(logs, traces), ...configurationsOfOthers(logs, traces)];
}

/** Handlers' logs of which no line is one that these handlers write, nor has words of theirs. */
function handlersOfOthers(logs: readonly LogFile[], { handlersLog, texts }: Traces): FoundProblem[] {
  const own = linesOf(handlersLog);
  if (own.length === 0) return [];
  const known = new Set(own.map(masked));
  const words = texts.flatMap(wordsWritten);
  return stretches(logs, 'serf-log').flatMap(({ log, lines }) => {
    const isTheirs = lines.some(
      ({ text }) => known.has(masked(text)) || words.some((part) => text.includes(part)),
    );
    const [first] = lines;
    if (isTheirs || !first) return [];
    return [problem('handlers-say-otherwise', log, first, nearest(first.text, own))];
  });
}

/** Configurations with lines that neither the template, rendered, nor any state of the repository's files has. */
function configurationsOfOthers(logs: readonly LogFile[], { configuration, texts }: Traces): FoundProblem[] {
  if (configuration.trim() === '') return [];
  const own = linesOf([configuration, ...texts].join('\n'));
  const known = new Set(own.map(masked));
  return stretches(logs, 'haproxy-config').flatMap(({ log, lines }) => {
    // Servers come and go, and comments are nobody's trace.
    const strange = lines.filter(({ text }) => !/^\s*(?:#|server\s)/.test(text) && !known.has(masked(text)));
    const [first] = strange;
    return first
      ? [problem('configuration-of-another', log, first, nearest(first.text, own), strange.length)]
      : [];
  });
}

interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Lines with content of each capture of a kind. */
function stretches(
  logs: readonly LogFile[],
  kind: 'serf-log' | 'haproxy-config',
): { readonly log: LogFile; readonly lines: readonly Line[] }[] {
  return logs.flatMap((log) => {
    const { content } = log.file;
    if (content.kind !== 'text') return [];
    const all = content.text.split(/\r?\n/);
    return log.captures.flatMap((capture) => {
      if (capture.kind !== kind) return [];
      const lines = all
        .slice(capture.firstLine - 1, capture.lastLine)
        .map((text, index) => ({ number: capture.firstLine + index, text: text.slice(0, longest) }))
        .filter(({ text }) => text.trim() !== '');
      return [{ log, lines }];
    });
  });
}

/** What scripts write that is the same each time: the parts of their texts between variables, of two words and more. */
function wordsWritten(script: string): string[] {
  return script
    .split('\n')
    .filter((line) => /\b(?:echo|printf|logger|cat)\b/.test(line))
    .flatMap((line) => line.slice(0, longest).split(/["'`]|\$\{[^}]*\}|\$\w+|%[sd]|>>?/))
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2,}\s+\p{L}{2,}/u.test(part) && part.length >= 8);
}

/** The one among some lines that is most like a text. */
function nearest(text: string, among: readonly string[]): string {
  let best = { line: '', distance: Infinity };
  const wanted = masked(text).slice(0, compared);
  for (const line of among.slice(0, mostCompared)) {
    const distance = leven(wanted, masked(line).slice(0, compared));
    if (distance < best.distance) best = { line, distance };
  }
  return best.line.trim();
}

function problem(
  code: 'handlers-say-otherwise' | 'configuration-of-another',
  { file, task }: LogFile,
  { number, text }: Line,
  own: string,
  lines = 1,
): FoundProblem {
  const because = { code, handedIn: clipped(text), own: clipped(own), lines } as const;
  return { level: 'note', task: task satisfies TaskNumber, files: [file.path], line: number, because };
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : line.slice(0, longest)));
}

function clipped(text: string): string {
  return text.trim().slice(0, 200);
}

const longest = 1000;
/** Characters, and lines, among which the most similar one is looked for. */
const compared = 120;
const mostCompared = 500;
