import type { Lab } from '../lab.js';
import { expectThat } from './expectation.js';

export interface WatchOptions {
  /** Name of the process, which nothing else in the container has. */
  readonly process: string;
  /** How long to look for its successor. */
  readonly watchMs: number;
  /** Wait until `HEAD /` is answered on this port of the container, too. */
  readonly port?: number;
}

/** What became of a process that was killed. */
export interface Aftermath {
  readonly pidBefore: number;
  /** Its successor, if there was one in time. */
  readonly pidAfter: number | undefined;
  /** From the kill to the successor, or to the end of the watch where there was none. */
  readonly elapsedMs: number;
  /** From the kill to the first answer. */
  readonly servedAgainAfterMs: number | undefined;
}

/**
 * Kills a process and watches what becomes of it, all by one command inside the container: a command of its own for
 * each look would take longer than what is measured.
 */
export async function killAndWatch(
  lab: Lab,
  node: string,
  { process, watchMs, port }: WatchOptions,
): Promise<Aftermath> {
  const argv = ['bash', '-c', script, 'watch', process, String(watchMs), String(port ?? '')];
  const { exitCode, output } = await lab.exec(node, argv);
  const aftermath = exitCode === 0 ? parseAftermath(output) : undefined;
  const doing = `killing ${process} in ${node}`;
  expectThat(aftermath !== undefined, doing, output.trim() || `no process of that name in ${node}`);
  return aftermath;
}

/** Reads what the script has printed: process ids before and after, microseconds until back and until served. */
export function parseAftermath(output: string): Aftermath | undefined {
  const [, before, after, elapsed, served] = /^(\d+) (\d*) (\d+) (\d*)\s*$/.exec(output) ?? [];
  if (before === undefined) return undefined;
  const milliseconds = (text: string | undefined): number => Math.round(Number(text) / 1000);
  return {
    pidBefore: Number(before),
    pidAfter: after === '' ? undefined : Number(after),
    elapsedMs: milliseconds(elapsed),
    servedAgainAfterMs: served === '' ? undefined : milliseconds(served),
  };
}

/** Arguments: the process's name, milliseconds to watch, and a port or nothing. Times are microseconds. */
const script = [
  'name=$1 watch=$((1000 * $2)) port=$3',
  'since() { echo $((${EPOCHREALTIME//[!0-9]/} - $1)); }',
  'answers() {',
  '  local line=',
  '  { exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null || return 1',
  '  printf "HEAD / HTTP/1.0\\r\\n\\r\\n" >&3',
  '  read -r -t 1 line <&3',
  '  exec 3>&-',
  '  [[ $line == "HTTP/1.1 200"* ]]',
  '}',
  'before=$(pgrep -o -x "$name") || exit',
  'start=$(since 0)',
  'kill -KILL "$before" || exit',
  'after= elapsed=0 served=',
  'while [[ -z $after ]] && ((elapsed < watch)); do',
  '  sleep 0.01',
  '  after=$(pgrep -n -x "$name")',
  '  if [[ $after == "$before" ]]; then after=; fi',
  '  elapsed=$(since "$start")',
  'done',
  'while [[ -n $after && -n $port && -z $served ]] && (($(since "$start") < watch)); do',
  '  if answers; then served=$(since "$start"); else sleep 0.01; fi',
  'done',
  'echo "$before $after $elapsed $served"',
].join('\n');
