import { createHash } from 'node:crypto';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import type { RecordedFile } from '../input.js';

/** Longer ones are logs of something that went wrong; a report needs only their beginning and end. */
const wholeBytes = 16_000_000;
const partBytes = 256_000;

/**
 * Reads a file of evidence; of a very long one the first and last lines, however long the file is.
 *
 * @param keep is given the bytes of one that was read whole
 */
export async function readRecordedFile(
  path: string,
  keep: (content: Buffer) => void = () => undefined,
): Promise<RecordedFile> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > wholeBytes) return await readParts(file);
  const content = await readFile(file);
  keep(content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { text: content.toString('utf8'), bytes: content.length, sha256 };
}

async function readParts(file: FileHandle): Promise<RecordedFile> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let bytes = 0;
  let lineEnds = 0;
  for await (const part of file.createReadStream({ autoClose: false, highWaterMark: partBytes })) {
    const chunk = Buffer.from(part as Uint8Array);
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(lineEnd); at !== -1; at = chunk.indexOf(lineEnd, at + 1)) lineEnds += 1;
    if (head.length < partBytes) head = Buffer.concat([head, chunk]);
    else tail = Buffer.concat([tail, chunk]).subarray(-partBytes);
  }
  const first = wholeLines(head.toString('utf8'), 'before');
  const last = wholeLines(tail.toString('utf8'), 'after');
  const after = first.split('\n').length;
  const total = tail.at(-1) === lineEnd ? lineEnds : lineEnds + 1;
  const kept = after + last.replace(/\n$/, '').split('\n').length;
  return {
    text: `${first}\n${last}`,
    unread: { lines: Math.max(0, total - kept), after },
    bytes,
    sha256: hash.digest('hex'),
  };
}

const lineEnd = 10;

/** The lines of a piece that are not cut; where there is none, the piece of a line that it is. */
function wholeLines(piece: string, side: 'before' | 'after'): string {
  if (side === 'before') return piece.includes('\n') ? piece.slice(0, piece.lastIndexOf('\n')) : piece;
  const cut = piece.indexOf('\n');
  return cut === -1 || cut === piece.length - 1 ? piece : piece.slice(cut + 1);
}
