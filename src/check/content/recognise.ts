import type { RecognisedText } from './recognised-text.js';
import { readComplaint } from './complaint.js';
import { parseDockerInspects } from './docker-inspect.js';
import { parseDockerLog } from './docker-log.js';
import { parseDockerPs } from './docker-ps.js';
import { parseHaproxyConfig } from './haproxy-config.js';
import { parseListing, parseListingSession } from './listing-session.js';
import { withContents } from './nodes-contents.js';
import { parseSerfLog } from './serf-log.js';
import { splitCompose } from './split-compose.js';
import { splitText } from './split-text.js';
import type { Piece, TextLine } from './split-text.js';
import { parseWrappedTemplateLine } from './template-line.js';

/**
 * Tells what a text is made of, by what it says and never by its name: one capture after the other, in the order of
 * their lines. Every text has at least one; an empty one has none. Logs that docker-compose has interleaved overlap.
 */
export function recognise(text: string): RecognisedText[] {
  if (text.trim() === '') return [];
  const lines = text.split('\n', mostLines).map((line, index) => ({ number: index + 1, text: line }));
  const { logs, rest } = splitCompose(lines);
  const captures = [
    ...logs.flatMap(({ name, lines: log }) => splitText(log).flatMap((piece) => read(piece, [name]))),
    ...readInTurn(rest),
  ].sort((one, other) => one.firstLine - other.firstLine);
  return captures.length === 0 ? [other(lines, text)] : withContents(captures, lines);
}

function readInTurn(lines: readonly TextLine[]): RecognisedText[] {
  const turns: Piece[][] = [];
  for (const piece of splitText(lines)) {
    const turn = turns.at(-1);
    if (piece.kind === 'nodes-listing' && turn?.[0]?.kind === 'nodes-listing') turn.push(piece);
    else turns.push([piece]);
  }
  return turns.flatMap((pieces) => {
    const listings = pieces.length > 1 ? parseListingSession(lines, pieces) : [];
    return listings.length > 0 ? listings : pieces.flatMap((piece) => read(piece, []));
  });
}

/** The longest log of this lab has a fifth of it; a file that is made to cost time ends here. */
const mostLines = 60_000;

function read(piece: Piece, prefixes: readonly string[]): RecognisedText[] {
  const lines = withoutBlankEnds(piece.lines);
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return [];
  const texts = lines.map(({ text }) => text);
  const found = parse(piece, texts, first.number, prefixes);
  // Lines of other containers may lie in between.
  const end = Math.max(last.number, first.number);
  if (found.length === 1) return found.map((capture) => ({ ...capture, lastLine: end }));
  return found.length === 0 ? [other(lines, texts.join('\n'))] : found;
}

function parse(
  piece: Piece,
  texts: readonly string[],
  firstLine: number,
  prefixes: readonly string[],
): RecognisedText[] {
  switch (piece.kind) {
    case 'docker-log':
      return one(parseDockerLog(texts, firstLine, prefixes));
    case 'serf-log':
      return one(parseSerfLog(texts, firstLine));
    case 'template-line':
      return one(parseWrappedTemplateLine(texts, firstLine));
    case 'haproxy-config':
      return one(parseHaproxyConfig(texts, firstLine));
    case 'docker-ps':
      return one(parseDockerPs(texts, firstLine));
    case 'docker-inspect':
      return parseDockerInspects(texts, firstLine);
    case 'nodes-listing':
      return parseListing(piece, texts, firstLine);
    case 'comment':
    case 'other':
      return parseListing(piece, texts, firstLine);
  }
}

function one(capture: RecognisedText | undefined): RecognisedText[] {
  return capture === undefined ? [] : [capture];
}

function withoutBlankEnds(lines: readonly TextLine[]): readonly TextLine[] {
  const from = lines.findIndex(({ text }) => /[^\s#]/.test(text));
  const to = lines.findLastIndex(({ text }) => /[^\s#]/.test(text));
  return from === -1 ? [] : lines.slice(from, to + 1);
}

function other(lines: readonly TextLine[], text: string): RecognisedText {
  const complaint = lines.map((line) => readComplaint(line.text)).find((found) => found !== undefined);
  const firstLine = lines[0]?.number ?? 1;
  return { kind: 'other', firstLine, lastLine: lines.at(-1)?.number ?? firstLine, text, complaint };
}
