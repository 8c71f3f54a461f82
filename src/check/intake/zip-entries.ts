import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import type { ArchiveEntry } from './archive-entry.js';
import { decodeName } from './entry-name.js';
import { unpackLimits } from './limits.js';
import { damaged, Refused } from './refused.js';

/**
 * What the directory of a zip says that is in it; what lies between, without being named there, is nobody's.
 *
 * @throws Refused when it is damaged, asks for a password, or has more than is unpacked
 */
export async function* zipEntries(file: string): AsyncGenerator<ArchiveEntry> {
  const zip = await openPromise(file, { decodeStrings: false, autoClose: false }).catch((error: unknown) => {
    throw damaged(error);
  });
  try {
    const most = unpackLimits.entriesOfAClass;
    if (zip.entryCount > most) throw new Refused({ code: 'archive-too-many', most });
    for await (const entry of zip.eachEntry()) yield asEntry(zip, entry);
  } catch (error) {
    if (error instanceof Refused) throw error;
    const isLocked = error instanceof Error && error.message.startsWith('strong encryption');
    throw isLocked ? new Refused({ code: 'archive-encrypted' }) : damaged(error);
  } finally {
    zip.close();
  }
}

function asEntry(zip: ZipFile, entry: Entry): ArchiveEntry {
  if (entry.isEncrypted()) throw new Refused({ code: 'archive-encrypted' });
  const name = nameOf(entry);
  const mode = unixMode(entry);
  const kind = name.endsWith('/') ? 'folder' : kindOfMode(mode);
  if (kind === 'file' && !entry.canDecodeFileData()) {
    throw new Refused({ code: 'archive-kind', kind: `zip, method ${entry.compressionMethod}` });
  }
  return {
    ...{ name, kind, size: entry.uncompressedSize, packed: entry.compressedSize },
    executable: mode === undefined || mode === 0 || (mode & 0o111) !== 0,
    read: () => bytesOf(zip, entry),
  };
}

/** Flag of a name that is UTF-8 by the format's own word. */
const isUtf8 = 0x800;

/** The directory's name; a tool that has not said how it is encoded has mostly meant UTF-8, else what DOS had. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const asFormatSays = (flags: number): string => getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
  if ((generalPurposeBitFlag & isUtf8) !== 0) return asFormatSays(generalPurposeBitFlag);
  return decodeName(fileNameRaw, () => asFormatSays(generalPurposeBitFlag)).replaceAll('\\', '/');
}

const unix = 3;
const macOs = 19;

/** Mode with the bits of the kind; `undefined` where it was packed on a system that knows none. */
function unixMode({ versionMadeBy, externalFileAttributes }: Entry): number | undefined {
  return [unix, macOs].includes(versionMadeBy >> 8) ? externalFileAttributes >>> 16 : undefined;
}

function kindOfMode(mode = 0): ArchiveEntry['kind'] {
  switch (mode & 0o170000) {
    case 0:
    case 0o100000:
      return 'file';
    case 0o040000:
      return 'folder';
    case 0o120000:
      return 'symbolic-link';
    default:
      return 'special';
  }
}

/** The library sees to it that there are as many as the directory says, but not that they are the right ones. */
async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = chunk as Buffer;
    sum = crc32(bytes, sum);
    yield bytes;
  }
  if (sum !== entry.crc32) throw new Error('wrong checksum');
}
