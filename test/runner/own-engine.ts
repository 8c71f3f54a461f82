import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const setup = join(import.meta.dirname, '..', '..', '..', 'bin', 'setup');

/** A Docker Engine of its own, with nothing on it. */
export interface OwnEngine {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** Ends it, and removes all that was on it. */
  stop(): Promise<void>;
}

/** Whether tests get engines of their own: that takes root; AIT_LAB_TEST_ENGINE=shared takes the engine that is there. */
export function canStartEngine(): boolean {
  return process.getuid?.() === 0 && existsSync('/proc') && process.env['AIT_LAB_TEST_ENGINE'] !== 'shared';
}

/** Starts an engine with an empty data folder, so that no image from before can hide a mistake. */
export async function startEngine(): Promise<OwnEngine> {
  // Not in TMPDIR: the path of a socket has to be short.
  const folder = mkdtempSync('/tmp/ait-engine-');
  const stop = async (): Promise<void> => {
    // In a session of its own: who interrupts the tests a second time does not interrupt this.
    const child = spawn(setup, ['--own-engine', folder, '--stop'], { detached: true, stdio: 'inherit' });
    await once(child, 'close');
    if (child.exitCode === 0) rmSync(folder, { recursive: true, force: true });
    else console.log(`the Docker Engine in ${folder} could not be stopped`);
  };
  try {
    const { stdout } = await promisify(execFile)(setup, ['--own-engine', folder]);
    return { host: stdout.trim().replace('DOCKER_HOST=', ''), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
