import { isAscii } from 'node:buffer';

/** Characters of a text, control characters and all, but no byte order mark. */
export interface DecodedBytes {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'latin-1';
  /** Whether it had a byte order mark. */
  readonly mark: boolean;
}

/** Decodes by the byte order mark, else by what the bytes look like: UTF-16, UTF-8, or Windows' Latin-1. */
export function decodeBytes(bytes: Buffer): DecodedBytes {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { ...utf8OrLatin1(bytes.subarray(3)), mark: true };
  const marked = startsWith(bytes, [0xff, 0xfe]) ? 'le' : startsWith(bytes, [0xfe, 0xff]) ? 'be' : undefined;
  const order = marked ?? byteOrder(bytes);
  if (order === undefined) return { ...utf8OrLatin1(withoutZeros(bytes)), mark: false };
  const body = marked === undefined ? bytes : bytes.subarray(2);
  return { text: utf16(body, order), encoding: 'utf-16', mark: marked !== undefined };
}

/** UTF-16 without a mark: of text that is mostly Latin, one byte of each pair is zero. */
export function byteOrder(bytes: Buffer): 'le' | 'be' | undefined {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 64_000) & ~1;
  if (length < 4 || !bytes.includes(0)) return undefined;
  for (let index = 0; index < length; index += 1)
    if (bytes[index] === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = length * 0.2;
  const few = length * 0.02;
  if (odd >= many && even <= few) return 'le';
  return even >= many && odd <= few ? 'be' : undefined;
}

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function utf16(bytes: Buffer, order: 'le' | 'be'): string {
  const even = bytes.subarray(0, bytes.length & ~1);
  // A half of a pair of surrogates becomes a replacement character here.
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(
    order === 'le' ? even : Buffer.from(even).swap16(),
  );
}

/** Zeros among text: written in two encodings one after the other, or to a file that was cut while it was open. */
function withoutZeros(bytes: Buffer): Buffer {
  return bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
}

function utf8OrLatin1(bytes: Buffer): { text: string; encoding: 'utf-8' | 'latin-1' } {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), encoding: 'utf-8' };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.includes('\uFFFD')) return { text, encoding: 'utf-8' };
  // A text that is UTF-8 but for a character cut in two stays what it is.
  const broken = (text.match(/\uFFFD/g) ?? []).length;
  const good = (text.match(/[^\0-\x7f\uFFFD]/gu) ?? []).length;
  if (good > broken) return { text, encoding: 'utf-8' };
  return { text: windowsLatin1(bytes), encoding: 'latin-1' };
}

/** What Windows has in the places of Latin-1's second set of control characters. */
const places0x80to0x9f =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

function windowsLatin1(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (mark) => places0x80to0x9f.charAt(mark.charCodeAt(0) - 0x80));
}
