/**
 * The bytes of a source that somebody else writes, or `undefined` when there are more than that; the rest is not read.
 *
 * @throws what the source ends with
 */
export async function readUpTo(
  mostBytes: number,
  source: AsyncIterable<Uint8Array>,
): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    length += piece.length;
    if (length > mostBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
