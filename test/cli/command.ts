import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const productFolder = join(import.meta.dirname, '../../..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An engine that nobody can reach: what works with it needs none. */
export const nowhere = 'tcp://127.0.0.1:1';

/** Runs the real command in a folder, with nothing of this machine's own settings, and without an engine. */
export function aitLab(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Ended {
  const own = Object.entries(process.env).filter(([name]) => !/^(AIT_LAB_|DOCKER_|FORCE_COLOR)/.test(name));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(productFolder, 'bin/ait-lab'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...Object.fromEntries(own), NO_COLOR: '1', DOCKER_HOST: nowhere, ...env },
      timeout: 60_000,
    },
  );
  return { code: status, stdout, stderr };
}
