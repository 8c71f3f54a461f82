import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { Failed } from '../failure.js';

/** What opens a file with the program that the machine has for it. */
const openers: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  // Not through `cmd`, which would take an & in a path for the end of a command.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** A program that fails does so at once; one that shows the file may take its time. */
const patienceMs = 1500;

/**
 * Opens a file as a double click would.
 *
 * @throws Failed `cannot-open`
 */
export async function openFile(path: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  const [command, ...args] = openers[platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, path], { detached: true, stdio: 'ignore' });
  const ended = new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(code === 0 ? undefined : `${command} ended with exit code ${code}`));
  });
  const detail = await Promise.race([ended, setTimeout(patienceMs, undefined, { ref: false })]);
  child.unref();
  if (detail !== undefined) throw new Failed({ reason: 'cannot-open', file: path, detail });
}
