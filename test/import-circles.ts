import { posix } from 'node:path';
import ts from 'typescript';

/**
 * The circles of imports among files, each once, as its files in the order of the imports. Imports of types count, and those that
 * happen only when the program comes there.
 *
 * @param sources text by path, with `/`
 */
export function importCircles(sources: ReadonlyMap<string, string>): string[][] {
  const imports = new Map([...sources].map(([path, text]) => [path, importsOf(path, text, sources)]));
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      circles.push([...way.slice(way.indexOf(path)), path]);
      return;
    }
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    // Whatever circle goes through this file has been found on the way.
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return circles;
}

/** The files among the sources that a file names in an import, an export or a type. */
function importsOf(path: string, text: string, sources: ReadonlyMap<string, string>): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => posix.join(posix.dirname(path), fileName.replace(/\.js$/, '.ts')))
    .filter((imported) => sources.has(imported));
}
