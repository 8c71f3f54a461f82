import { isUtf8 } from 'node:buffer';

/** A name or path as bytes, and as a person may see it: what is no UTF-8, no character or turns the writing is escaped. */
export class FileName {
  readonly shown: string;

  constructor(readonly bytes: Buffer) {
    this.shown = (isUtf8(bytes) ? bytes.toString('utf8') : byteByByte(bytes)).replace(
      /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu,
      (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`,
    );
  }

  below(folder: FileName): FileName {
    if (folder.bytes.length === 0) return this;
    return new FileName(Buffer.concat([folder.bytes, Buffer.from('/'), this.bytes]));
  }
}

function byteByByte(bytes: Buffer): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`,
  ).join('');
}
