import { chmod, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../error-code.js';
import type { NotRead } from '../codes/not-read.js';
import type { HandIn } from '../hand-in.js';
import { FileName } from '../read/file-name.js';
import type { ArchiveEntry } from './archive-entry.js';
import { entriesOf } from './archive.js';
import { placeOf } from './entry-place.js';
import { unpackLimits } from './limits.js';
import { isPassedOver, refuseMore } from './list-archive.js';
import { damaged, Refused } from './refused.js';

/**
 * Writes what is in an archive into an empty folder that nobody else writes into: files and folders alone, each once. No link
 * comes about, so nothing is written through one; and nothing takes the place of anything.
 *
 * @param of how much is bearable
 * @returns what was passed over, and why
 * @throws Refused when it cannot be unpacked; what lies in the folder then is its owner's to remove
 */
export async function unpack(
  file: string,
  into: string,
  of: 'hand-in' | 'class',
  signal: AbortSignal,
): Promise<HandIn['passedOver']> {
  const passed = new PassedOver();
  const folders = new FoldersBelow(into);
  let entries = 0;
  let bytes = 0;
  let written = 0;
  const end = Date.now() + unpackLimits.time;
  for await (const entry of entriesOf(file, signal)) {
    entries += 1;
    bytes += isPassedOver(entry) ? 0 : entry.size;
    refuseMore({ entries, bytes }, of);
    if (Date.now() > end) throw new Refused({ code: 'archive-too-slow', seconds: unpackLimits.time / 1000 });
    const why = await put(entry, folders, signal);
    if (why === undefined) written += entry.kind === 'file' ? 1 : 0;
    else passed.add(entry.name, why);
  }
  if (written === 0 && passed.has('damaged')) throw damaged('no file of it is whole');
  return passed.list();
}

/** Puts one entry where it belongs; tells why it did not. */
async function put(
  entry: ArchiveEntry,
  folders: FoldersBelow,
  signal: AbortSignal,
): Promise<NotRead | undefined> {
  const place = placeOf(entry.name);
  if (place === undefined) return undefined;
  if ('code' in place) return place;
  const why = notForUs(entry);
  if (why !== undefined) return why;
  try {
    if (entry.kind === 'folder') await folders.make(place);
    else if (place.length > 0)
      return await write(entry, await folders.make(place.slice(0, -1)), place, signal);
    return undefined;
  } catch (error) {
    return notWritten(error);
  }
}

/** What is neither a folder nor a file that anybody hands in. */
function notForUs(entry: ArchiveEntry): NotRead | undefined {
  switch (entry.kind) {
    case 'symbolic-link':
    case 'hard-link':
      return { code: entry.kind };
    case 'special':
      return { code: 'no-regular-file' };
    case 'file':
      return isPassedOver(entry) ? { code: 'too-large', bytes: entry.size } : undefined;
    case 'folder':
      return undefined;
  }
}

async function write(
  entry: ArchiveEntry,
  folder: string,
  place: readonly string[],
  signal: AbortSignal,
): Promise<NotRead | undefined> {
  const path = join(folder, place.at(-1) ?? '');
  const mode = entry.executable ? 0o755 : 0o644;
  const file = await open(path, 'wx', mode);
  let isWriting = false;
  try {
    for await (const chunk of entry.read()) {
      signal.throwIfAborted();
      isWriting = true;
      await file.writeFile(chunk);
      isWriting = false;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (isWriting || error instanceof Refused) throw error;
    // Of a zip each file stands by itself, while nothing comes any more of a tar that breaks off.
    if (entry.packed === undefined) throw damaged(error);
    await rm(path);
    return { code: 'damaged' };
  } finally {
    await file.close();
  }
  // Whatever mask this process has: a build copies modes into the image.
  await chmod(path, mode);
  return undefined;
}

/** What a file system says of a name that it has already, perhaps in other letters, as a file in a folder's place, or not at all. */
const taken = new Set(['EEXIST', 'ENOTDIR', 'EISDIR']);
const impossible = new Set(['ENAMETOOLONG', 'EILSEQ', 'EINVAL', 'ENOENT']);

function notWritten(error: unknown): NotRead {
  const code = errorCode(error) ?? '';
  if (taken.has(code)) return { code: 'same-name' };
  if (impossible.has(code)) return { code: 'impossible-name' };
  if (error instanceof Error && 'syscall' in error) throw new Refused({ code: 'not-unpacked', error: code });
  throw error;
}

/** Folders below one, each made once. */
class FoldersBelow {
  readonly #made = new Map<string, string>();

  constructor(private readonly root: string) {}

  async make(place: readonly string[]): Promise<string> {
    const key = place.join('/');
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const path = join(this.root, ...place);
    await mkdir(path, { recursive: true });
    this.#made.set(key, path);
    return path;
  }
}

class PassedOver {
  readonly #first: { readonly path: string; readonly why: NotRead }[] = [];
  #count = 0;

  add(name: string, why: NotRead): void {
    this.#count += 1;
    if (this.#first.length >= unpackLimits.passedOver) return;
    this.#first.push({ path: new FileName(Buffer.from(name.slice(0, 300))).shown, why });
  }

  has(code: NotRead['code']): boolean {
    return this.#first.some(({ why }) => why.code === code);
  }

  list(): HandIn['passedOver'] {
    const more = this.#count - this.#first.length;
    return more === 0 ? this.#first : [...this.#first, { path: '.', why: { code: 'further', count: more } }];
  }
}
