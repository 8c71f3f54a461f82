import { isIPv4 } from 'node:net';
import type { Violation } from './violation.js';

/** The files of `ha` as they were read at one moment. */
export interface FilesLook {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** HAProxy's configuration; `undefined` if there is none. */
  readonly configuration: string | undefined;
  /** `/nodes`: content by name. */
  readonly nodes: Readonly<Record<string, string>>;
  /** Files beside them, such as those that a writer in the middle of its work has. */
  readonly temporary: readonly string[];
}

/** What never changes: the configuration apart from the servers of the backends, and the files beside it. */
export interface Frame {
  readonly lines: readonly string[];
  readonly files: readonly string[];
}

const serverLine = /^\s+server (\S+) (\d{1,3}(?:\.\d{1,3}){3}):3000((?: \S+)+)$/;

/** The frame, from a look at files that are whole. */
export function frameOf({ configuration = '', temporary }: FilesLook): Frame {
  return { lines: configuration.split('\n').filter((line) => !serverLine.test(line)), files: temporary };
}

/** The servers of a configuration, by name. */
export function serversOf(configuration: string): Map<string, string> {
  const found = configuration.split('\n').map((line) => serverLine.exec(line));
  return new Map(found.flatMap((match) => (match?.[1] && match[2] ? [[match[1], match[2]] as const] : [])));
}

/** What is in `/nodes`, by name. */
export function backendsOf(nodes: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(nodes).map(([name, text]) => [name, text.trim().split(' ')[1] ?? '']));
}

/** @param quiet nothing has happened for a while, and so nobody writes */
export function judgeFiles(look: FilesLook, frame: Frame, quiet: boolean): Violation | undefined {
  const violation = (expected: string, seen: string): Violation => ({
    invariant: 'files',
    at: look.at,
    expected,
    seen,
  });
  if (look.configuration === undefined) return violation('there is a configuration file', 'there is none');
  const broken = firstBroken(look.configuration, frame);
  if (broken !== undefined) return violation('a configuration file that is whole', broken);
  for (const [name, text] of Object.entries(look.nodes)) {
    if (!isWholeEntry(name, text)) {
      return violation(`/nodes/${name} holds its name and address`, JSON.stringify(text));
    }
  }
  const left = look.temporary.filter((path) => !frame.files.includes(path));
  if (quiet && left.length > 0) return violation('no temporary file in a time of quiet', left.join(', '));
  return undefined;
}

/** @param exitCode and `output` of `haproxy -c` */
export function judgeAccepted(exitCode: number, output: string, at: number): Violation | undefined {
  if (exitCode === 0) return undefined;
  const expected = 'a configuration file that HAProxy accepts';
  return { invariant: 'files', at, expected, seen: `haproxy -c ended with ${exitCode}: ${output.trim()}` };
}

function isWholeEntry(name: string, text: string): boolean {
  return text.startsWith(`${name} `) && text.endsWith('\n') && isIPv4(text.slice(name.length + 1, -1));
}

/** Where a configuration is not the frame with servers in it, in words. */
function firstBroken(configuration: string, frame: Frame): string | undefined {
  const lines = configuration.split('\n');
  const others = lines.filter((line) => !serverLine.test(line));
  const index = frame.lines.findIndex((line, at) => others[at] !== line);
  if (index >= 0) {
    return `where the template says ${JSON.stringify(frame.lines[index])} it says ${JSON.stringify(others[index] ?? 'nothing')}`;
  }
  if (others.length > frame.lines.length) {
    return `more than the template says: ${JSON.stringify(others[frame.lines.length])}`;
  }
  const parameters = new Set(lines.flatMap((line) => serverLine.exec(line)?.[3] ?? []));
  return parameters.size > 1
    ? `servers with different parameters: ${[...parameters].join(' and')}`
    : undefined;
}
