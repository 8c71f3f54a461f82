import { constants } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode, errorWord } from '../../error-code.js';
import type { Nothing } from '../codes/not-read.js';
import type { HandIn } from '../hand-in.js';
import type { HandedIn, HandInFolder } from './hand-in-folder.js';
import { unpackLimits } from './limits.js';
import { listArchive, refuseMore } from './list-archive.js';
import { placeOnDisk } from './place.js';
import { readableName } from './readable-name.js';
import { Refused } from './refused.js';
import type { ListedPath } from './repository-list.js';
import { remove, TemporaryRoot } from './temporary-root.js';
import { tell, tellMember, wrappersOf, type Member, type Told } from './tell.js';
import { unpack } from './unpack.js';

/** What was named, as hand-ins in their order. */
export interface Taken {
  readonly handIns: readonly HandedIn[];
  /** Whether one of what was named is a class, even of one. */
  readonly isClass: boolean;
}

/** A place where a hand-in may be: a path, how a reader knows it, and the names that lead to it. */
interface Spot {
  readonly path: string;
  readonly from: string;
  readonly names: readonly string[];
  readonly listed: HandedIn['listed'];
  readonly isPacked: boolean;
}

/**
 * Takes in what is handed in: folders, classes, archives of both. What lies in archives is unpacked when it is opened, into a
 * temporary folder that goes with this; that of a class of archives, when it is taken.
 */
export class Intake implements AsyncDisposable {
  readonly #root = new TemporaryRoot();

  /** @param signal ends what is under way, with its reason */
  constructor(private readonly signal: AbortSignal) {}

  /** Hand-ins of folders and archives that somebody has named; what cannot be opened says so when it is. */
  async take(named: readonly string[]): Promise<Taken> {
    const taken: Taken[] = [];
    for (const name of named) {
      const path = resolve(name);
      const names = [basename(path) || path];
      taken.push(await this.#takeSpot({ path, from: name, names, listed: undefined, isPacked: false }));
    }
    return {
      handIns: taken.flatMap(({ handIns }) => handIns),
      isClass: taken.some(({ isClass }) => isClass),
    };
  }

  /** Hand-ins of a list, each of which is one: a class within it is not looked for. */
  takeListed(listed: readonly ListedPath[], file: string, folder: string): readonly HandedIn[] {
    return listed.map(({ path: from, line }) => {
      const path = resolve(folder, from);
      const names = [basename(path) || path];
      const spot = { path, from, names, listed: { file, line }, isPacked: false };
      return this.#handedIn(spot, async () =>
        (await isFile(path)) ? this.#openArchive(spot, []) : folderOf(spot),
      );
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#root[Symbol.asyncDispose]();
  }

  async #takeSpot(spot: Spot): Promise<Taken> {
    try {
      return (await isFile(spot.path)) ? await this.#takeArchive(spot) : this.#takeFolder(spot);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return alone(this.#handedIn(spot, () => Promise.reject(error)));
    }
  }

  #takeFolder(spot: Spot): Taken {
    const told = tell(placeOnDisk(spot.path));
    if (told.kind !== 'class') return alone(this.#asTold(spot, told));
    const folder = below(spot, ...told.path);
    return { isClass: true, handIns: told.members.map((member) => this.#member(folder, member)) };
  }

  async #takeArchive(spot: Spot): Promise<Taken> {
    const { place } = await listArchive(spot.path, this.signal);
    if (tell(place).kind !== 'class')
      return alone(this.#handedIn(packed(spot), () => this.#openArchive(spot, [])));
    const folder = await this.#root.makeFolder();
    await unpack(spot.path, folder, 'class', this.signal);
    return this.#takeFolder({ ...packed(spot), path: folder });
  }

  #member(folder: Spot, { name, kind }: Member): HandedIn {
    // The class's own name is none of theirs.
    const spot = { ...below(folder, name), names: [name] };
    switch (kind) {
      case 'archive':
        return this.#handedIn(packed(spot), () => this.#openArchive(spot, []));
      case 'file':
        return this.#refused(spot, { code: 'no-archive' });
      case 'other':
        return this.#refused(spot, { code: 'not-followed' });
      case 'folder':
        return this.#asTold(spot, tellMember(placeOnDisk(spot.path)));
    }
  }

  #asTold(spot: Spot, told: Exclude<Told, { kind: 'class' }>): HandedIn {
    if (told.kind === 'several-archives')
      return this.#refused(spot, { code: 'several-archives', count: told.count });
    const folder = { ...below(spot, ...told.path), names: spot.names };
    if (told.kind === 'hand-in') return this.#handedIn(folder, () => folderOf(folder));
    const archive = below(folder, told.archive);
    const beside = told.beside.map((name) => join(folder.path, name));
    return this.#handedIn(packed(archive), () => this.#openArchive(archive, beside));
  }

  /**
   * Unpacks a hand-in, and the one archive that is perhaps all that it holds.
   *
   * @param beside files that were handed in beside the archive
   */
  async #openArchive(spot: Spot, beside: readonly string[]): Promise<HandInFolder> {
    const made: string[] = [];
    const dispose = async (): Promise<void> => {
      for (const folder of made) await remove(dirname(folder));
    };
    try {
      let archive = spot.path;
      const loose = [...beside];
      const passedOver: Passed[] = [];
      // Of archives in archives there is one level, and what lies in a class's archive is on it already.
      for (let canBeNested = !spot.isPacked; ; canBeNested = false) {
        const folder = await this.#root.makeFolder();
        made.push(folder);
        passedOver.push(...(await this.#unpackHandIn(archive, folder)));
        const told = tellMember(placeOnDisk(folder));
        if (told.kind === 'several-archives') throw new Refused({ code: told.kind, count: told.count });
        const inside = join(folder, ...told.path);
        if (told.kind === 'hand-in') {
          const innermost = join(inside, ...wrappersOf(placeOnDisk(inside)));
          passedOver.push(...(await copyBeside(loose, innermost)));
          const name = readableName(...spot.names);
          return { name, folder: innermost, passedOver, [Symbol.asyncDispose]: dispose };
        }
        if (!canBeNested) throw new Refused({ code: 'archive-nested' });
        archive = join(inside, told.archive);
        loose.push(...told.beside.map((name) => join(inside, name)));
      }
    } catch (error) {
      await dispose();
      throw error;
    }
  }

  #refused(spot: Spot, because: Nothing): HandedIn {
    return this.#handedIn(spot, () => Promise.reject(new Refused(because)));
  }

  #handedIn({ names, from, listed, isPacked, path }: Spot, open: HandedIn['open']): HandedIn {
    return {
      ...{ name: readableName(...names), from, listed, path: isPacked ? undefined : path },
      open: () => {
        this.signal.throwIfAborted();
        return open();
      },
    };
  }

  async #unpackHandIn(archive: string, into: string): Promise<HandIn['passedOver']> {
    // Looked through first, so that nothing is written of what is refused.
    refuseMore(await listArchive(archive, this.signal), 'hand-in');
    return unpack(archive, into, 'hand-in', this.signal);
  }
}

type Passed = HandIn['passedOver'][number];

/** Copies files into a folder, where they take nobody's place. */
async function copyBeside(files: readonly string[], into: string): Promise<Passed[]> {
  const passed: Passed[] = [];
  for (const file of files) {
    const path = basename(file);
    const { size } = await stat(file);
    if (size > unpackLimits.file) {
      passed.push({ path, why: { code: 'too-large', bytes: size } });
      continue;
    }
    try {
      await copyFile(file, join(into, path), constants.COPYFILE_EXCL);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw new Refused({ code: 'not-unpacked', error: errorWord(error) });
      passed.push({ path, why: { code: 'same-name' } });
    }
  }
  return passed;
}

function alone(handIn: HandedIn): Taken {
  return { handIns: [handIn], isClass: false };
}

/** A folder on somebody's disk: it stays. */
function folderOf({ names, path }: Spot): Promise<HandInFolder> {
  return Promise.resolve({
    name: readableName(...names),
    folder: path,
    passedOver: [],
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

/** The same as lying in an archive. */
function packed(spot: Spot): Spot {
  return { ...spot, isPacked: true };
}

function below(spot: Spot, ...names: readonly string[]): Spot {
  return {
    ...spot,
    path: join(spot.path, ...names),
    from: [spot.from.replace(/(?<=.)[/\\]+$/, ''), ...names].join('/'),
    names: [...spot.names, ...names],
  };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // Whoever opens it as a folder will say why it cannot be.
    return false;
  }
}
