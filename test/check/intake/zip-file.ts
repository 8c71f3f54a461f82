import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip as a test wants it, true or not. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** With the bits of the kind; from a system without modes when there is none. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  /** What the directory says in place of the truth. */
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  /** Name before the bytes, which the directory does not have. */
  readonly localName?: string;
  /** Place of another entry's bytes. */
  readonly sameBytesAs?: number;
}

const deflate = 8;
const unix = 3;

/** A zip, written by hand so that it can lie. */
export function zipFile(
  entries: readonly ZipEntry[],
  lies: { readonly count?: number; readonly directoryAt?: number } = {},
): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  const packedBefore = new Map<string | Buffer, Buffer>();
  let at = 0;
  for (const entry of entries) {
    const { name, content = '', mode, flags = 0, method = deflate, sameBytesAs } = entry;
    const bytes = Buffer.from(content);
    const packed = method === deflate ? (packedBefore.get(content) ?? deflateRawSync(bytes)) : bytes;
    packedBefore.set(content, packed);
    const sizes = {
      crc: entry.crc ?? crc32(bytes),
      packed: entry.packedSize ?? packed.length,
      size: entry.size ?? bytes.length,
    };
    const rawName = Buffer.from(name);
    const local = [
      header(localSignature, entry.localName ?? rawName, flags, method, sizes),
      Buffer.from(entry.localName ?? rawName),
      packed,
    ];
    const own = sameBytesAs === undefined ? at : (offsets[sameBytesAs] ?? 0);
    offsets.push(own);
    directory.push(directoryEntry(rawName, flags, method, sizes, mode, own), rawName);
    if (sameBytesAs !== undefined) continue;
    pieces.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = lies.count ?? entries.length;
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(lies.directoryAt ?? at, 16);
  return Buffer.concat([
    ...pieces,
    ...directory,
    ...(count > 0xfffe ? [zip64End(count, size, at)] : []),
    end,
  ]);
}

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const localSignature = 0x04034b50;

function header(
  signature: number,
  name: string | Buffer,
  flags: number,
  method: number,
  sizes: Sizes,
): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(flags, 6);
  bytes.writeUInt16LE(method, 8);
  bytes.writeUInt32LE(sizes.crc, 14);
  bytes.writeUInt32LE(sizes.packed, 18);
  bytes.writeUInt32LE(sizes.size, 22);
  bytes.writeUInt16LE(Buffer.byteLength(name), 26);
  return bytes;
}

function directoryEntry(
  name: Buffer,
  flags: number,
  method: number,
  sizes: Sizes,
  mode: number | undefined,
  at: number,
): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(20 + (mode === undefined ? 0 : unix << 8), 4);
  bytes.writeUInt16LE(20, 6);
  bytes.writeUInt16LE(flags, 8);
  bytes.writeUInt16LE(method, 10);
  bytes.writeUInt32LE(sizes.crc, 16);
  bytes.writeUInt32LE(sizes.packed, 20);
  bytes.writeUInt32LE(sizes.size, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(((mode ?? 0) << 16) >>> 0, 38);
  bytes.writeUInt32LE(at, 42);
  return bytes;
}

/** Where there are more entries than two bytes tell. */
function zip64End(count: number, size: number, at: number): Buffer {
  const bytes = Buffer.alloc(76);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(size), 40);
  bytes.writeBigUInt64LE(BigInt(at), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(at + size), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}
