import type { NodesListing, RecognisedText } from './recognised-text.js';
import { headsNodeFile } from './nodes-listing-line.js';
import type { TextLine } from './split-text.js';

/**
 * Joins a listing of `/nodes` with what its files hold, told under headings of their own: a file that was looked into is no
 * second state of the folder. Another state begins where a heading says anything else, or where a host is told again.
 */
export function withContents(
  captures: readonly RecognisedText[],
  lines: readonly TextLine[],
): RecognisedText[] {
  const joined: RecognisedText[] = [];
  let told = new Set<string>();
  for (const capture of captures) {
    const at = joined.findLastIndex(({ kind }) => kind !== 'other');
    const before = joined[at];
    if (
      before?.kind === 'nodes-listing' &&
      capture.kind === 'nodes-listing' &&
      holdsFilesOf(before, capture) &&
      !capture.hosts.some((host) => told.has(host)) &&
      areHeadings(lines, before.lastLine, capture.firstLine)
    ) {
      for (const host of capture.hosts) told.add(host);
      const hosts = [...new Set([...before.hosts, ...capture.hosts])];
      joined.splice(at, joined.length - at, { ...before, hosts, lastLine: capture.lastLine });
    } else {
      if (capture.kind === 'nodes-listing') told = new Set(capture.contents ? capture.hosts : []);
      joined.push(capture);
    }
  }
  return joined;
}

function holdsFilesOf(listing: NodesListing, { contents, hosts }: NodesListing): boolean {
  return (
    contents &&
    listing.hosts.length < mostHosts &&
    (listing.contents || hosts.every((host) => listing.hosts.includes(host)))
  );
}

/** Nobody looks into so many files one by one. */
const mostHosts = 100;

/** Whether the lines between two others, by number, say nothing but what file comes next. */
function areHeadings(lines: readonly TextLine[], after: number, before: number): boolean {
  if (before - after > mostLines) return false;
  return lines
    .slice(after, before - 1)
    .every(({ text }) => /^[\s#*=~`_-]*$/.test(text) || headsNodeFile(text));
}

const mostLines = 8;
