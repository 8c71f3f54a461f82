import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { errorWord } from '../../error-code.js';
import { Failed } from '../../failure.js';
import type { HandIn, HandInFile } from '../hand-in.js';
import type { Nothing } from '../codes/not-read.js';
import { nothingInWords } from '../words/in-words.js';
import { FileReader, type ReadFile } from './file-reader.js';
import { limits } from './limits.js';
import { readDocuments } from './read-documents.js';
import { readRemotes } from './read-remotes.js';
import { walkFolder, type FoundFile, type Walk } from './walk-folder.js';

/** What of a folder is read. */
export interface ReadOptions {
  /** Folders below it, such as `report/images`; all of it when there are none. */
  readonly only?: readonly string[];
  /** How many pixels of pictures are looked at, in all; with 0 only their sizes are known. */
  readonly pixels?: number;
  /** Files that somebody has read already, by their path below the folder; they are not opened again. */
  readonly known?: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads somebody's folder, in bounded time and memory; nothing in it is executed, and no link is followed.
 *
 * @throws UnreadableFolder (a Failed `usage`) when there is no folder, or it cannot be read
 */
export async function readHandIn(
  folder: string,
  { only = [], pixels = limits.allPixels, known = new Map() }: ReadOptions = {},
): Promise<HandIn> {
  const path = resolve(folder);
  const root = Buffer.from(path);
  const { files: found, passedOver } = await walk(root, folder, only);
  const reader = new FileReader(root, Date.now() + limits.time, pixels, known);
  const read: (ReadFile & { readonly found: FoundFile })[] = [];
  for (const [index, file] of found.entries()) {
    // Reading waits for nothing; others may want to do something meanwhile.
    if (index % 50 === 49) await setImmediate();
    read.push({ ...reader.read(file), found: file });
  }
  const files: HandInFile[] = await readDocuments(read, reader);
  return {
    name: basename(path) || path,
    files: files.sort((one, other) => (one.path < other.path ? -1 : 1)),
    passedOver,
    remotes: await readRemotes(root),
  };
}

/** Thrown where a folder cannot be read at all; tells why as a code, too. */
export class UnreadableFolder extends Failed {
  constructor(
    folder: string,
    readonly because: Nothing,
  ) {
    super({ reason: 'usage', message: `${folder}: ${nothingInWords(because, 'en')}` });
  }
}

async function walk(root: Buffer, folder: string, only: readonly string[]): Promise<Walk> {
  try {
    if (!(await stat(root)).isDirectory()) throw new UnreadableFolder(folder, { code: 'not-a-folder' });
    return walkFolder(root, only);
  } catch (error) {
    if (error instanceof Failed) throw error;
    const code = errorWord(error);
    throw new UnreadableFolder(
      folder,
      code === 'ENOENT' ? { code: 'no-folder' } : { code: 'unreadable', error: code },
    );
  }
}
