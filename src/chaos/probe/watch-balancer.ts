import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { ProbeMessage } from './probe-message.js';

// Runs inside `ha`, with Debian's Node.js and nothing beside it: so this file imports nothing but types from others.

/** Where `ha` has what is looked at. */
export interface Places {
  readonly configuration: string;
  readonly nodes: string;
  readonly adminSocket: string;
  readonly proc: string;
}

/** Looks at files, table and processes until its reader is gone, and says what has changed, at least once a second. */
export function watchBalancer(places: Places, say: (message: ProbeMessage) => void): void {
  every(15, () => lookAtFiles(places), say);
  every(50, () => lookAtTable(places.adminSocket), say);
  every(250, () => lookAtProcesses(places.proc), say);
}

const sayAgainMs = 1000;

/** One look after the other, with a pause between them. */
function every(
  pauseMs: number,
  look: () => ProbeMessage | Promise<ProbeMessage>,
  say: (message: ProbeMessage) => void,
): void {
  let said = { text: '', at: 0 };
  const again = async (): Promise<void> => {
    const message = await look();
    const text = JSON.stringify({ ...message, at: 0 });
    if (text !== said.text || message.at - said.at >= sayAgainMs) {
      said = { text, at: message.at };
      say(message);
    }
    setTimeout(() => void again(), pauseMs);
  };
  void again();
}

/** The configuration, the entries of `/nodes`, and what else lies about in both folders. */
export function lookAtFiles({ configuration, nodes }: Places): Extract<ProbeMessage, { type: 'files' }> {
  const at = Date.now();
  const text = readOrNothing(configuration);
  const folder = dirname(configuration);
  const entries = namesIn(nodes);
  const isTemporary = (name: string): boolean => !/^[a-z0-9-]+$/.test(name);
  return {
    type: 'files',
    at,
    ...(text === undefined ? {} : { configuration: text }),
    nodes: Object.fromEntries(
      entries
        .filter((name) => !isTemporary(name))
        .flatMap((name) => {
          const content = readOrNothing(join(nodes, name));
          // It was removed between the two looks.
          return content === undefined ? [] : [[name, content]];
        }),
    ),
    temporary: [
      ...entries.filter(isTemporary).map((name) => join(nodes, name)),
      ...namesIn(folder)
        .map((name) => join(folder, name))
        .filter((path) => path !== configuration),
    ],
  };
}

/** What HAProxy says of its servers, without what changes by itself. */
async function lookAtTable(socket: string): Promise<Extract<ProbeMessage, { type: 'table' }>> {
  const at = Date.now();
  const answer = await ask(socket, 'show info;show servers state nodes\n');
  const pid = /^Pid: (\d+)$/m.exec(answer)?.[1];
  if (pid === undefined) return { type: 'table', at, servers: [] };
  return { type: 'table', at, pid: Number(pid), servers: serverRows(answer) };
}

/** Name, address, operational state, administrative state and result of the last check of each server. */
export function serverRows(answer: string): string[] {
  return answer
    .split('\n')
    .map((line) => line.split(' '))
    .filter((fields) => fields.length > 12 && fields[1] === 'nodes')
    .map((fields) => [3, 4, 5, 6, 11].map((index) => fields[index]).join(' '));
}

function ask(path: string, question: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(path);
    socket.setTimeout(1000, () => socket.destroy());
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.end(question);
  });
}

/** All processes of the container but those that somebody runs in it from outside. */
export function lookAtProcesses(proc: string): Extract<ProbeMessage, { type: 'processes' }> {
  const at = Date.now();
  const upMs = Number(readOrNothing(join(proc, 'uptime'))?.split(' ')[0]) * 1000;
  const all = namesIn(proc).flatMap((name) => (/^\d+$/.test(name) ? processOf(proc, name, at - upMs) : []));
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  // What is run in a container from outside has no parent in it, as its first process.
  const isOfContainer = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === 1 || (parent !== undefined && parent !== pid && isOfContainer(parent));
  };
  const supervised = new Map(all.map(({ pid, supervises }) => [pid, supervises]));
  return {
    type: 'processes',
    at,
    list: all
      .filter(({ pid }) => isOfContainer(pid))
      .map(({ pid, parent, name, state, residentKb, startedAt, isFinish, supervises, hasCommand }) => {
        // On a busy machine a supervisor's child is seen before it has become the service, or what comes after its end.
        const isNothingYet = supervises !== undefined || !hasCommand;
        const service = isFinish || isNothingYet ? undefined : supervised.get(parent);
        const process = { pid, parent, name, state, residentKb, startedAt };
        return service === undefined ? process : { ...process, service };
      }),
  };
}

/** The kernel counts in hundredths of a second. */
const tickMs = 10;
const pageKb = 4;

function processOf(
  proc: string,
  name: string,
  bootedAt: number,
): (Extract<ProbeMessage, { type: 'processes' }>['list'][number] & {
  supervises: string | undefined;
  isFinish: boolean;
  hasCommand: boolean;
})[] {
  const stat = readOrNothing(join(proc, name, 'stat'));
  const command = readOrNothing(join(proc, name, 'cmdline'));
  if (stat === undefined || command === undefined) return [];
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [program, argument] = command.split('\0');
  return [
    {
      pid: Number(name),
      parent: Number(fields[1]),
      name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
      state: fields[0] ?? '',
      residentKb: Number(fields[21]) * pageKb,
      startedAt: Math.round((bootedAt + Number(fields[19]) * tickMs) / 100) * 100,
      supervises: program?.endsWith('s6-supervise') ? argument : undefined,
      // None is there in the moment in which a process becomes another program.
      hasCommand: command !== '',
      // What a supervisor runs after the end of a service is not the service.
      isFinish: /(^|\/|\0)finish\0/.test(command),
    },
  ];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
