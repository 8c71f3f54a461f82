import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of this project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
/** The command as it is installed. */
export const command = join(root, 'bin', 'ait-lab');

/** What a run took. */
export interface Measured {
  readonly ms: number;
  readonly code: number | null;
  readonly peakMb: number;
  readonly buildMs: number;
}

/** Runs the command and watches its memory; the kernel's own high-water mark, read while it still runs. */
export function timed(args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let peakMb = 0;
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    peakMb = Math.max(peakMb, highWaterMb(child.pid ?? 0));
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      // What has failed is in the last of its lines.
      if (code !== 0) process.stderr.write(`${args.join(' ')} ended with ${code}:\n${stdout.slice(-3000)}\n`);
      const ended = stdout.split('\n').find((line) => line.includes('"phase-ended","phase":"build"'));
      const buildMs = Number(/"elapsedMs":(\d+)/.exec(ended ?? '')?.[1] ?? NaN);
      resolve({ ms: Math.round(performance.now() - started), code, peakMb, buildMs });
    });
  });
}

function highWaterMb(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Carries tasks of a workspace out with nothing but the engine's calls and the waits; returns milliseconds. */
export function floor(folder: string, tasks: readonly string[]): number {
  const program = join(import.meta.dirname, 'floor.js');
  const { stdout, status } = spawnSync(process.execPath, [program, folder, ...tasks], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the floor ended with ${status}`);
  return Number(stdout);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] =
    sorted.length % 2 === 0 ? [sorted[middle - 1], sorted[middle]] : [sorted[middle], sorted[middle]];
  return (low + high) / 2;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
