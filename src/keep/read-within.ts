import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { errorCode } from '../error-code.js';
import { Failed } from '../failure.js';

/** How a file of a workspace is read that nobody has vouched for. */
export interface ReadWithin {
  /** Folder that no link may lead out of. */
  readonly root: string;
  readonly mostBytes: number;
}

/**
 * Reads a file of a workspace that may be anybody's: a plain one within it, of a bounded length. A pipe, a device or a
 * folder in its place neither blocks nor breaks anything, and a link out of the workspace is not followed.
 *
 * @throws Failed `usage` naming the file and what is wrong with it; errors of the disk as they are, such as `ENOENT`
 */
export async function readWithin(path: string, within: ReadWithin): Promise<Buffer> {
  staysWithin(path, within.root);
  await using file = await open(path, toRead);
  refuse(await file.stat(), path, within);
  return await file.readFile();
}

/** A pipe without a writer would block whoever opens it. */
const toRead = constants.O_RDONLY | constants.O_NONBLOCK;

function refuse(found: Stats, path: string, { root, mostBytes }: ReadWithin): void {
  if (!found.isFile()) throw unusable(path, root, `is ${kindOf(found)}, and no file`);
  if (found.size > mostBytes) throw unusable(path, root, `is larger than ${mostBytes / 1024} KiB`);
}

/**
 * Makes sure that a path within a workspace is in it, links followed.
 *
 * @throws Failed `usage`; errors of the disk as they are
 */
export function staysWithin(path: string, root: string): void {
  const [real, realRoot] = [realpathSync(path), realpathSync(root)];
  if (real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : join(realRoot, sep)))
    throw unusable(path, root, `leads out of the workspace, to ${real}`, 'put the files themselves there');
}

function unusable(path: string, root: string, what: string, hint?: string): Failed {
  const shown = relative(root, path) || path;
  return new Failed({
    reason: 'usage',
    message: `${shown} ${what}`,
    ...(hint === undefined ? {} : { hint }),
  });
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return 'a device';
}

/** The same at once, for a text; what the disk refuses is a failure that names the file. */
export function readTextWithin(path: string, within: ReadWithin): string {
  try {
    staysWithin(path, within.root);
    const file = openSync(path, toRead);
    try {
      refuse(fstatSync(file), path, within);
      return readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof Failed || code === undefined) throw error;
    throw new Failed({ reason: 'usage', message: `${path} cannot be read (${code})` });
  }
}
