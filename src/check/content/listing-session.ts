import type { NodesListing } from './recognised-text.js';
import { parseNodesListing } from './nodes-listing.js';
import type { Piece, TextLine } from './split-text.js';

/**
 * Reads what one terminal showed of `/nodes`: somebody who lists it and then looks into its files has made one listing,
 * who lists it again has made another. `pieces` follow each other in the text of these lines; empty when one is no listing.
 */
export function parseListingSession(lines: readonly TextLine[], pieces: readonly Piece[]): NodesListing[] {
  const from = pieces[0]?.commandLine ?? pieces[0]?.lines[0]?.number;
  const to = pieces.at(-1)?.lines.at(-1)?.number;
  let rest = lines.filter(
    ({ number }) => from !== undefined && to !== undefined && from <= number && number <= to,
  );
  const listings: NodesListing[] = [];
  for (let [first] = rest; first !== undefined; [first] = rest) {
    const listing = parseNodesListing(
      rest.map(({ text }) => text),
      first.number,
    );
    if (listing === undefined) return [];
    listings.push(listing);
    rest = rest.filter(({ number }) => number > listing.lastLine);
    if (rest.every(({ text }) => text.trim() === '')) break;
  }
  return listings;
}

/** Reads one stretch; what was typed before it tells when it is none, because `docker kill` prints an id, too. */
export function parseListing(piece: Piece, texts: readonly string[], firstLine: number): NodesListing[] {
  const { command } = piece;
  const known = command === undefined ? undefined : parseNodesListing(texts, firstLine, command);
  const mayBe = command === undefined || !/\bdocker\s+(?!exec\b)/.test(command);
  const listing = known ?? (mayBe ? parseNodesListing(texts, firstLine) : undefined);
  return listing === undefined ? [] : [listing];
}
