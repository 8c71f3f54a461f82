import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftBehindBySystem, placeOf } from './entry-place.js';
import { unpackLimits } from './limits.js';

/** A folder by the names of what lies in it, on a disk or in an archive; each list in the order of code units. */
export interface Place {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Links, and whatever else is neither. */
  readonly others: readonly string[];
  /** One of its folders. */
  readonly enter: (folder: string) => Place;
}

/** A folder on a disk; what cannot be read is empty. */
export function placeOnDisk(path: string): Place {
  const entries = entriesIn(path).slice(0, unpackLimits.entriesLookedAt);
  const namesOf = (isOne: (entry: (typeof entries)[number]) => boolean): string[] =>
    inOrder(entries.filter(isOne).map(({ name }) => name));
  return {
    folders: namesOf((entry) => entry.isDirectory()),
    files: namesOf((entry) => entry.isFile()),
    others: namesOf((entry) => !entry.isDirectory() && !entry.isFile()),
    enter: (folder) => placeOnDisk(join(path, folder)),
  };
}

function entriesIn(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true }).filter(({ name }) => !isLeftBehindBySystem(name));
  } catch {
    // Whoever reads it will say why it cannot be.
    return [];
  }
}

/** A folder that only an archive has. */
export class PlaceInArchive implements Place {
  readonly #folders = new Map<string, PlaceInArchive>();
  readonly #files = new Set<string>();

  get folders(): readonly string[] {
    return inOrder([...this.#folders.keys()]);
  }

  get files(): readonly string[] {
    return inOrder([...this.#files]);
  }

  readonly others = [];

  readonly enter = (folder: string): PlaceInArchive => {
    const known = this.#folders.get(folder) ?? new PlaceInArchive();
    this.#folders.set(folder, known);
    return known;
  };

  /** Adds what will come to lie there when it is unpacked. */
  add(name: string, kind: 'file' | 'folder'): void {
    const place = placeOf(name);
    if (place === undefined || 'code' in place) return;
    const folders = kind === 'folder' ? place : place.slice(0, -1);
    const within = folders.reduce<PlaceInArchive>((folder, part) => folder.enter(part), this);
    const own = place.at(-1);
    if (kind === 'file' && own !== undefined) within.#files.add(own);
  }
}

function inOrder(names: string[]): string[] {
  return names.sort((one, other) => (one < other ? -1 : 1));
}
