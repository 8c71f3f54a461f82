import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { sha256 } from './digest.js';

/** How a kind of file carries the digest of all else that is in it. */
interface Mark {
  /** What it ends with before the mark is set; `undefined` for content in which there is no place for one. */
  readonly ending: (content: Buffer) => string | undefined;
  /** Takes the place of that ending. */
  readonly text: (digest: string, content: Buffer) => string;
  /** Finds what took its place at the end of a file; its first group is the digest. */
  readonly find: RegExp;
}

const words = 'ait-lab sha256:';

const comment: Mark = {
  ending: () => '',
  text: (digest) => `<!-- ${words}${digest} -->\n`,
  find: /<!-- ait-lab sha256:([0-9a-f]{64}) -->\n$/,
};

const marks: Readonly<Record<string, Mark>> = {
  '.md': comment,
  '.html': comment,
  '.svg': comment,
  '.xml': comment,
  '.pdf': {
    ending: () => '',
    text: (digest) => `% ${words}${digest}\n`,
    find: /% ait-lab sha256:([0-9a-f]{64})\n$/,
  },
  // The last member of an object that is written over several lines.
  '.json': {
    ending: (content) =>
      indentOf(content) !== undefined && tailOf(content).endsWith('\n}\n') ? '\n}\n' : undefined,
    text: (digest, content) => `,\n${indentOf(content) ?? ''}"sealed": "${words}${digest}"\n}\n`,
    find: /,\n +"sealed": "ait-lab sha256:([0-9a-f]{64})"\n\}\n$/,
  },
};

/**
 * Content with a digest of itself in it, by which its file is known later to be the tool's and as the tool wrote it. The same
 * content gives the same bytes; of a kind of file that has no place for a digest, it stays as it is.
 *
 * @param path tells the kind of file
 */
export function sealed(path: string, content: Buffer): Buffer {
  const mark = marks[extname(path)];
  const body = extname(path) === '.pdf' ? withLineEnd(content) : content;
  const ending = mark?.ending(body);
  if (mark === undefined || ending === undefined) return content;
  return Buffer.concat([
    body.subarray(0, body.length - ending.length),
    Buffer.from(mark.text(sha256(body), body)),
  ]);
}

/** Whether a file is as the tool wrote it, by the digest in it. */
export async function isSealed(path: string): Promise<boolean> {
  return hasSeal(path, await readFile(path));
}

/** The same for content that has been read already. */
export function hasSeal(path: string, content: Buffer): boolean {
  const mark = marks[extname(path)];
  const found = mark?.find.exec(tailOf(content));
  if (!mark || !found) return false;
  const kept = content.subarray(0, content.length - found[0].length);
  const body = Buffer.concat([kept, Buffer.from(extname(path) === '.json' ? '\n}\n' : '')]);
  return sha256(body) === found[1];
}

/** A comment in a PDF begins a line of its own. */
function withLineEnd(content: Buffer): Buffer {
  return content.at(-1) === 10 ? content : Buffer.concat([content, Buffer.from('\n')]);
}

function indentOf(content: Buffer): string | undefined {
  return /^\{\n( +)"/.exec(content.toString('latin1', 0, 100))?.[1];
}

/** Longer than any mark, one character a byte. */
function tailOf(content: Buffer): string {
  return content.toString('latin1', Math.max(0, content.length - 200));
}
