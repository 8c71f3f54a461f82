import { createHash } from 'node:crypto';

import type { FileContent, HandIn, HandInFile, Picture } from '../../src/check/hand-in.js';

/** What a made-up file holds: text as it is, a picture (what is not said of it is unremarkable), or any content. */
export type MadeUpContent = string | Partial<Picture> | FileContent;

/** A hand-in in memory: a content for each path, in any order. */
export function aHandIn(
  files: Readonly<Record<string, MadeUpContent>>,
  more: Partial<Pick<HandIn, 'name' | 'remotes' | 'passedOver'>> = {},
): HandIn {
  return {
    name: 'hand-in',
    passedOver: [],
    remotes: [],
    ...more,
    files: Object.entries(files)
      .map(([path, content]) => aFile(path, content))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** One file of a hand-in in memory. */
export function aFile(path: string, made: MadeUpContent): HandInFile {
  const content = asContent(made);
  const bytes = content.kind === 'text' ? Buffer.from(content.text) : Buffer.from(JSON.stringify(content));
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), content };
}

function asContent(made: MadeUpContent): FileContent {
  if (typeof made === 'string') return { kind: 'text', text: made, noise: [] };
  if ('kind' in made) return made;
  return { ...unremarkable, ...made };
}

const unremarkable = {
  kind: 'picture',
  format: 'png',
  width: 1200,
  height: 500,
  moves: false,
  whole: true,
  look: { shows: 'unknown' },
} as const;
