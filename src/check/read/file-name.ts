/** A name or path as bytes, and as a person may see it: what is no UTF-8, no character or turns the writing is escaped. */
export class FileName {
  readonly shown: string;

  constructor(readonly bytes: Buffer) {
    this.shown = (decoded(bytes) ?? byteByByte(bytes)).replace(
      /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu,
      (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`,
    );
  }

  below(folder: FileName): FileName {
    if (folder.bytes.length === 0) return this;
    return new FileName(Buffer.concat([folder.bytes, Buffer.from('/'), this.bytes]));
  }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byteByByte(bytes: Buffer): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`,
  ).join('');
}
