import dockerignore from '@balena/dockerignore';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';
import { Failed } from '../failure.js';
import { BuildContext, type ContextEntry } from './build-context.js';

/** These go to the engine whatever `.dockerignore` says; it asks for the first, and leaves the other out by itself. */
const always: readonly string[] = ['Dockerfile', '.dockerignore'];

/** It is held in memory; a lab has some hundred kB, and where `node_modules` was forgotten some ten thousand files. */
const mostBytes = 200 * 1024 * 1024;
const mostEntries = 50_000;

/**
 * A folder as `docker build` sends it: `.dockerignore` honoured, links, folders, modes and line ends as they are. A file
 * that is no file, such as a socket, is left out.
 *
 * @throws Failed `usage` for what cannot be read
 */
export async function readContextAsIs(folder: string): Promise<BuildContext> {
  try {
    return BuildContext.of(await entriesOf(folder));
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const { path = folder } = error as NodeJS.ErrnoException;
    throw new Failed({ reason: 'usage', message: `${path} cannot be read to build an image (${code})` });
  }
}

async function entriesOf(folder: string): Promise<ContextEntry[]> {
  const rules = (await plainFile(join(folder, '.dockerignore')))?.toString('utf8') ?? '';
  const ignored = dockerignore.default({ ignorecase: false }).add(rules);
  // Below a folder that is left out something may be taken in again.
  const hasExceptions = /^\s*!/m.test(rules);
  const entries: ContextEntry[] = [];
  let bytes = 0;
  const read = async (parent: string): Promise<void> => {
    for (const name of (await readdir(join(folder, parent))).sort()) {
      const path = parent === '' ? name : `${parent}/${name}`;
      const isLeftOut = !always.includes(path) && ignored.ignores(path);
      if (isLeftOut && !hasExceptions) continue;
      bytes += (await lstat(join(folder, path))).size;
      if (bytes > mostBytes || entries.length > mostEntries) throw tooMuch(folder);
      const entry = await readEntry(folder, path);
      if (entry && !isLeftOut) entries.push(entry);
      if (entry?.type === 'directory') await read(path);
    }
  };
  await read('');
  return entries;
}

function tooMuch(folder: string): Failed {
  const message = `${folder} is more than an image of the lab is built from: ${mostBytes / 1024 / 1024} MiB or ${mostEntries} files`;
  return new Failed({
    reason: 'usage',
    message,
    hint: 'name what does not belong into it in a .dockerignore',
  });
}

async function readEntry(folder: string, name: string): Promise<ContextEntry | undefined> {
  const path = join(folder, name);
  const found = await lstat(path);
  // Windows keeps no executable bit, and Docker's own client makes everything executable there.
  const mode = process.platform === 'win32' ? 0o755 : found.mode & 0o7777;
  if (found.isFile()) return { name, mode, content: await readFile(path) };
  if (found.isDirectory()) return { name, type: 'directory', mode, content: Buffer.alloc(0) };
  if (!found.isSymbolicLink()) return undefined;
  return { name, type: 'symlink', mode: 0o777, content: Buffer.from(await readlink(path)) };
}

async function plainFile(file: string): Promise<Buffer | undefined> {
  try {
    return (await lstat(file)).isFile() ? await readFile(file) : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
