import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a hand-in that lacks nearly everything, but is one. */
export const aLab: Readonly<Record<string, string>> = {
  'ha/Dockerfile': 'FROM debian\n',
  'ha/scripts/run.sh': '#!/bin/sh\n',
  'webapp/Dockerfile': 'FROM debian\n',
  'logs/task 2/ha.log': '[s6-init] making user provided files available\n',
};

/** The same as entries of an archive, in a folder of it. */
export function aLabIn(folder = ''): { readonly name: string; readonly content: string }[] {
  return Object.entries(aLab).map(([path, content]) => ({ name: `${folder}${path}`, content }));
}

/** Writes files, and the folders above them. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
