import type { HandIn, HandInFile } from './hand-in.js';
import { onceFor } from './once-for.js';

/** The file at a path of a hand-in, of which there may be tens of thousands. */
export function fileAt(handIn: HandIn, path: string): HandInFile | undefined {
  return byPath(handIn).get(path);
}

const byPath = onceFor(({ files }: HandIn) => new Map(files.map((file) => [file.path, file])));
