import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failed } from '../failure.js';
import type { BuildContext } from './build-context.js';
import { readContextAsIs } from './context-as-is.js';

/** Nothing that comes with a package is executed on this machine, and what is installed depends on the lock file alone. */
const words = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];

/**
 * Lets this machine's npm install the packages of a lock file, for a build that cannot reach npm's registry.
 *
 * @param folder has `package.json` and `package-lock.json`; nothing is written there
 * @returns what stands in `node_modules`
 * @throws Failed `packages-missing` with npm's own words
 */
export async function installPackages(folder: string, signal: AbortSignal): Promise<BuildContext> {
  const work = await mkdtemp(join(tmpdir(), 'ait-packages-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(join(folder, file), join(work, file));
    }
    await npm(work, signal);
    return await readContextAsIs(join(work, 'node_modules'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function npm(folder: string, signal: AbortSignal): Promise<void> {
  // On Windows npm is a script of its shell.
  const child = spawn('npm', words, { cwd: folder, shell: process.platform === 'win32', signal });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => output.push(data));
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) =>
      resolve(code === 0 ? undefined : Buffer.concat(output).toString('utf8').trim()),
    );
  });
  signal.throwIfAborted();
  if (failure !== undefined) throw new Failed({ reason: 'packages-missing', detail: `npm: ${failure}` });
}
