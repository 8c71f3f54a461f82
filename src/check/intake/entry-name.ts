import { isUtf8 } from 'node:buffer';

/** A name whose encoding nobody has told: UTF-8 where it can be, else as it is decoded by who knows the format. */
export function decodeName(bytes: Buffer, otherwise: (bytes: Buffer) => string): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : otherwise(bytes);
}
