import { lstatSync, opendirSync, type Stats } from 'node:fs';
import { errorWord } from '../../error-code.js';
import type { NotRead } from '../codes/not-read.js';
import { FileName } from './file-name.js';
import { asidePattern } from '../../keep/aside.js';
import { limits } from './limits.js';

/** What lies in a folder: its regular files, and what was passed over. */
export interface Walk {
  readonly files: readonly FoundFile[];
  readonly passedOver: readonly PassedPath[];
}

export interface FoundFile {
  /** Below the folder. */
  readonly name: FileName;
  readonly size: number;
}

/**
 * Finds the regular files below a folder, nearest first, never through a link, and not what a command of ours has moved aside. Names are taken as bytes, a folder's
 * entries one after the other: there may be a million, and nobody promised that they are UTF-8.
 *
 * @param only where to begin, such as `report/images`; what is not there is passed by
 * @throws the error of the file system when the folder itself cannot be read
 */
export function walkFolder(root: Buffer, only: readonly string[] = []): Walk {
  const files: FoundFile[] = [];
  const passedOver = new PassedOver();
  let left: number = limits.entries;
  let level = only.length === 0 ? [new FileName(Buffer.alloc(0))] : foldersThere(root, only);
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: FileName[] = [];
    for (const folder of level) {
      if (depth > limits.depth || left <= 0) {
        passedOver.add(folder, { code: left <= 0 ? 'too-many-files' : 'too-deep' });
        continue;
      }
      const entries = entriesOf(root, folder, Math.min(left, limits.entriesOfAFolder));
      if ('code' in entries) {
        passedOver.add(folder, entries);
        continue;
      }
      left -= entries.names.length;
      if (entries.more) passedOver.add(folder, { code: 'too-many-entries', read: entries.names.length });
      for (const name of entries.names) {
        const kind = kindOf(inside(root, name));
        if (kind === 'folder') {
          if (!asidePattern.test(name.shown)) next.push(name);
        } else if ('size' in kind) files.push({ name, size: kind.size });
        else passedOver.add(name, kind);
      }
    }
    level = next;
  }
  return { files, passedOver: passedOver.list() };
}

function foldersThere(root: Buffer, paths: readonly string[]): FileName[] {
  return paths
    .map((path) => new FileName(Buffer.from(path)))
    .filter((name) => kindOf(inside(root, name)) === 'folder');
}

/** The path of something below a folder, for the file system. */
export function inside(root: Buffer, name: FileName): Buffer {
  return name.bytes.length === 0 ? root : Buffer.concat([root, Buffer.from('/'), name.bytes]);
}

/** That the file system does not let it be read. */
export function unreadable(error: unknown): NotRead {
  return { code: 'unreadable', error: errorWord(error) };
}

/** Belongs to tools, may be huge, and is nothing that anybody hands in. */
const foldersOfTools = new Set(['.git', 'node_modules']);
/** What is built of a package lies beside its description, and nobody writes in it either. */
const builtBeside = { folder: 'dist', description: 'package.json' };

interface Entries {
  readonly names: readonly FileName[];
  /** Whether there are others. */
  readonly more: boolean;
}

function entriesOf(root: Buffer, folder: FileName, most: number): Entries | NotRead {
  try {
    return entriesThere(root, folder, most);
  } catch (error) {
    if (folder.bytes.length === 0) throw error;
    return unreadable(error);
  }
}

function entriesThere(root: Buffer, folder: FileName, most: number): Entries {
  // Latin-1 gives each byte of a name as one character, so that no name is lost.
  const directory = opendirSync(inside(root, folder), { encoding: 'latin1' });
  try {
    const names: string[] = [];
    let more = false;
    for (let entry = directory.readSync(); entry !== null && !more; entry = directory.readSync()) {
      if (foldersOfTools.has(entry.name)) continue;
      more = names.length === most;
      if (!more) names.push(entry.name);
    }
    const isPackage = names.includes(builtBeside.description);
    const handedIn = names.filter((name) => !(isPackage && name === builtBeside.folder));
    return {
      names: sorted(handedIn.map((name) => new FileName(Buffer.from(name, 'latin1')).below(folder))),
      more,
    };
  } finally {
    directory.closeSync();
  }
}

function sorted(names: FileName[]): FileName[] {
  return names.sort((one, other) => Buffer.compare(one.bytes, other.bytes));
}

function kindOf(path: Buffer): Stats | 'folder' | NotRead {
  try {
    const stats = lstatSync(path);
    if (stats.isDirectory()) return 'folder';
    if (stats.isFile()) return stats;
    return { code: stats.isSymbolicLink() ? 'symbolic-link' : 'no-regular-file' };
  } catch (error) {
    return unreadable(error);
  }
}

interface PassedPath {
  readonly path: string;
  readonly why: NotRead;
}

class PassedOver {
  readonly #first: PassedPath[] = [];
  #more = 0;

  add(name: FileName, why: NotRead): void {
    const path = name.bytes.length === 0 ? '.' : name.shown;
    if (this.#first.length < limits.passedOver) this.#first.push({ path, why });
    else this.#more += 1;
  }

  list(): PassedPath[] {
    if (this.#more === 0) return this.#first;
    return [...this.#first, { path: '.', why: { code: 'further', count: this.#more } }];
  }
}
