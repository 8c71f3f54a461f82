import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const setup = join(import.meta.dirname, '..', '..', '..', 'bin', 'setup');

/** A Docker Engine of its own, with nothing on it. */
export interface OwnEngine {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** Ends it, and removes all that was on it. */
  stop(): void;
}

/** Whether tests get engines of their own: that takes root; AIT_LAB_TEST_ENGINE=shared takes the engine that is there. */
export function canStartEngine(): boolean {
  return process.getuid?.() === 0 && existsSync('/proc') && process.env['AIT_LAB_TEST_ENGINE'] !== 'shared';
}

/** Starts an engine with an empty data folder, so that no image from before can hide a mistake. */
export async function startEngine(): Promise<OwnEngine> {
  // Not in TMPDIR: the path of a socket has to be short.
  const folder = mkdtempSync('/tmp/ait-engine-');
  let stopped = false;
  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    execFileSync(setup, ['--own-engine', folder, '--stop'], { stdio: ['ignore', 'inherit', 'inherit'] });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { stdout } = await promisify(execFile)(setup, ['--own-engine', folder]);
    return { host: stdout.trim().replace('DOCKER_HOST=', ''), stop };
  } catch (error) {
    stop();
    throw error;
  }
}
