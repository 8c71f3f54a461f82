import type { Lab } from '../lab/lab.js';

/** A process of a container. */
export interface Process {
  readonly id: number;
  readonly parent: number;
  /** Its command line, a word each. */
  readonly words: readonly string[];
  /** Inodes of the sockets that it has open. */
  readonly sockets: readonly string[];
}

/** The processes of a container, and who of them listens where. */
export interface Processes {
  readonly all: readonly Process[];
  /** Those that hold a socket which listens on a TCP port. */
  listeningOn(port: number): readonly Process[];
}

/** By what every image has that starts shell scripts; a tool for it need not be there. */
const look = `
cat /proc/net/tcp /proc/net/tcp6 2>/dev/null
for folder in /proc/[0-9]*; do
  { read -r stat <"$folder/stat"; } 2>/dev/null || continue
  echo "process $stat"
  echo "words $(tr '\\000\\n' '\\037 ' <"$folder/cmdline" 2>/dev/null)"
  ls -l "$folder/fd" 2>/dev/null | grep -o 'socket:\\[[0-9]*\\]'
done`;

/** The processes of a node's container; `undefined` where it has no shell that tells. */
export async function processesOf(lab: Lab, node: string): Promise<Processes | undefined> {
  const { output } = await lab.exec(node, ['sh', '-c', look]);
  const all = processesIn(output);
  return all.length === 0 ? undefined : { all, listeningOn: (port) => listeners(output, all, port) };
}

function processesIn(output: string): Process[] {
  return output
    .split(/^process /m)
    .slice(1)
    .flatMap((text) => {
      const [stat = '', words = '', ...rest] = text.split('\n');
      // A name may have brackets and blanks of its own.
      const [, id, parent] = /^(\d+) \(.*\) \S (\d+)/.exec(stat) ?? [];
      if (id === undefined) return [];
      const sockets = rest.flatMap((line) => /^socket:\[(\d+)\]$/.exec(line)?.[1] ?? []);
      const said = words.replace(/^words /, '').split('\u001f');
      return { id: Number(id), parent: Number(parent), words: said.filter((word) => word !== ''), sockets };
    });
}

function listeners(output: string, all: readonly Process[], port: number): Process[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  // Local address, remote address, state 0A for LISTEN, and further on the inode.
  const line = new RegExp(`^\\s*\\d+: [0-9A-F]+:${hex} \\S+ 0A (?:\\S+ +){5}(\\d+)`, 'gm');
  const inodes = new Set(Array.from(output.matchAll(line), ([, inode]) => inode));
  return all.filter(({ sockets }) => sockets.some((socket) => inodes.has(socket)));
}

/** The last part of a program's path. */
export function programOf({ words: [first = ''] }: Process): string {
  return first.split('/').at(-1) ?? '';
}

/** The processes that are nobody's child among these: a master and its workers are one. */
export function families(some: readonly Process[]): readonly Process[] {
  return some.filter(({ parent }) => !some.some(({ id }) => id === parent));
}
