import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { contexts, isOfLab, mostBytes, mostFiles, textOf } from './lab-paths.js';
import type { RepositoryFile, RepositoryFiles } from './repository-files.js';

/** The text files of a lab as they lie in a work tree; a link to a file is followed where that one is in the same folder of images. */
export function readFiles(lab: string): RepositoryFiles {
  const files = new Map<string, RepositoryFile>();
  const besides = entriesIn(lab)
    .map(({ name }) => name)
    .filter(isOfLab);
  const paths = [...besides, ...contexts.flatMap((context) => pathsBelow(lab, context))];
  for (const path of paths.slice(0, mostFiles)) {
    const file = readFile(lab, path);
    if (file !== undefined) files.set(path, file);
  }
  return files;
}

function pathsBelow(lab: string, folder: string): string[] {
  return entriesIn(join(lab, folder)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!isOfLab(path)) return [];
    return entry.isDirectory() ? pathsBelow(lab, path) : [path];
  });
}

function readFile(lab: string, path: string): RepositoryFile | undefined {
  try {
    const [first = ''] = path.split('/');
    const real = realpathSync(join(lab, path));
    const folder = realpathSync(path === first ? lab : join(lab, first));
    const found = statSync(real);
    // A builder sees nothing beyond the folder of an image either.
    if (!real.startsWith(folder + sep) || !found.isFile() || found.size > mostBytes) return undefined;
    const text = textOf(readFileSync(real));
    return text === undefined ? undefined : { text, executable: (found.mode & 0o111) !== 0 };
  } catch {
    // A link that leads nowhere, or a file that may not be read: no file for whoever asks.
    return undefined;
  }
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) =>
      one.name < other.name ? -1 : 1,
    );
  } catch {
    return [];
  }
}
