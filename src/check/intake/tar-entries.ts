import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { ArchiveEntry } from './archive-entry.js';
import { decodeName } from './entry-name.js';
import { unpackLimits } from './limits.js';
import { damaged, Refused } from './refused.js';

/**
 * What is in a tar, one after the other as it comes.
 *
 * @param isPacked with gzip
 * @param signal ends it, with its reason
 * @throws Refused when it is damaged, cut off, or more comes out of it than is unpacked
 */
export async function* tarEntries(
  file: string,
  isPacked: boolean,
  signal: AbortSignal,
): AsyncGenerator<ArchiveEntry> {
  const source = createReadStream(file);
  const entries = extract(howToRead);
  let refused: unknown;
  const flowing = pipeline(
    source,
    isPacked ? createGunzip() : (bytes: AsyncIterable<Buffer>) => bytes,
    (bytes: AsyncIterable<Buffer>) => bearable(bytes, source),
    entries,
    { signal },
  ).catch((error: unknown) => {
    refused ??= error;
  });
  try {
    for await (const entry of entries) {
      yield asEntry(entry.header, entry);
      entry.resume();
    }
    await flowing;
    if (refused !== undefined) throw refused as Error;
  } catch (error) {
    signal.throwIfAborted();
    // Whatever the reader says then is the consequence of why nothing came any more.
    await flowing;
    const cause = refused ?? error;
    throw cause instanceof Refused ? cause : damaged(cause);
  } finally {
    source.destroy();
    entries.destroy();
    await flowing;
  }
}

/** Names as bytes, one for each character, since nobody promised that they are UTF-8; the package's types lack both. */
const howToRead: object = { filenameEncoding: 'latin1', allowUnknownFormat: true };

/** Ends what is a bomb, or takes longer than anybody waits, before it costs more than it may. */
async function* bearable(bytes: AsyncIterable<Buffer>, source: ReadStream): AsyncGenerator<Buffer> {
  const { ratio, ratioFrom, bytesOfAClass: most, time } = unpackLimits;
  const end = Date.now() + time;
  let count = 0;
  for await (const chunk of bytes) {
    count += chunk.length;
    if (count > ratioFrom && count > ratio * source.bytesRead)
      throw new Refused({ code: 'archive-bomb', ratio });
    if (count > most) throw new Refused({ code: 'archive-too-large', most });
    if (Date.now() > end) throw new Refused({ code: 'archive-too-slow', seconds: time / 1000 });
    yield chunk;
  }
}

function asEntry(header: Header, bytes: AsyncIterable<unknown>): ArchiveEntry {
  const { type, size, mode } = header;
  return {
    ...{ name: nameOf(header), kind: kindOf(type), size: type === 'directory' ? 0 : size, packed: undefined },
    executable: (mode & 0o111) !== 0,
    read: () => bytes as AsyncIterable<Uint8Array>,
  };
}

function nameOf({ name }: Header): string {
  // Where the newer format tells the name, it is decoded already.
  if (/[^\0-\xFF]/.test(name)) return name;
  return decodeName(Buffer.from(name, 'latin1'), (bytes) => new TextDecoder('windows-1252').decode(bytes));
}

function kindOf(type: Header['type']): ArchiveEntry['kind'] {
  switch (type) {
    case 'file':
    case 'contiguous-file':
      return 'file';
    case 'directory':
      return 'folder';
    case 'symlink':
      return 'symbolic-link';
    case 'link':
      return 'hard-link';
    case 'character-device':
    case 'block-device':
    case 'fifo':
    default:
      return 'special';
  }
}
