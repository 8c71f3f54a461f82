import { readdir, realpath } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { comparedHandIn } from '../../../check/alike/compared-hand-in.js';
import type { Named } from '../../../check/alike/named.js';
import type { CheckedLab } from '../../../check/checked-lab.js';
import { nothingToJudge } from '../../../check/nothing-to-judge.js';
import { readHandIn, UnreadableFolder } from '../../../check/read/read-hand-in.js';
import { understand } from '../../../check/understand.js';
import { errorWord } from '../../../error-code.js';
import { Failed } from '../../../failure.js';

/** A hand-in of an earlier year, and where it lies. */
export interface EarlierHandIn extends Named {
  /** Absolute path. */
  readonly path: string;
}

/** Folders that are read; who has more years than this names some of them. */
const mostFolders = 1_000;

/**
 * Reads hand-ins that others are compared with, and that are not judged.
 *
 * @param folders each a folder of hand-ins, or one
 * @param judged folders of those that are judged; they are not of an earlier year
 * @throws Failed `usage` when there is no such folder, or nothing in it
 */
export async function earlierHandIns(
  folders: readonly string[],
  judged: readonly string[],
  lab: CheckedLab,
): Promise<EarlierHandIn[]> {
  // A folder that is not there is told where it is judged.
  const taken = new Set(await Promise.all(judged.map((path) => realpath(path).catch(() => path))));
  const found: EarlierHandIn[] = [];
  for (const folder of folders) {
    const within = await handInsIn(folder);
    const before = found.length;
    let skipped = 0;
    for (const path of within) {
      const real = await realpath(path);
      if (taken.has(real)) {
        skipped += 1;
        continue;
      }
      if (taken.size >= mostFolders + judged.length)
        throw earlierFailed(folder, `more than ${mostFolders} folders`, 'name fewer');
      taken.add(real);
      const compared = await comparedIn(path, lab);
      if (compared === undefined) continue;
      const name = within.length === 1 ? basename(path) : `${basename(resolve(folder))}/${basename(path)}`;
      found.push({ name, path, earlier: true, compared });
    }
    if (found.length === before && skipped === 0)
      throw earlierFailed(folder, 'no hand-in of the lab in it', 'name a folder of hand-ins, or one');
  }
  return found;
}

async function handInsIn(folder: string): Promise<string[]> {
  const path = resolve(folder);
  try {
    const entries = await readdir(path, { withFileTypes: true });
    if (entries.some(({ name }) => /^(?:ha|webapp|logs?|reports?|rapports?)$/i.test(name))) return [path];
    // A link may lead anywhere.
    const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    return below.map(({ name }) => join(path, name)).sort();
  } catch (error) {
    throw earlierFailed(folder, errorWord(error), 'name a folder that can be read');
  }
}

async function comparedIn(path: string, lab: CheckedLab): Promise<Named['compared'] | undefined> {
  try {
    // What a picture shows is not asked for.
    const handIn = await readHandIn(path, { pixels: 0 });
    return nothingToJudge(handIn) === undefined ? comparedHandIn(understand(handIn, lab)) : undefined;
  } catch (error) {
    if (error instanceof UnreadableFolder) return undefined;
    throw error;
  }
}

function earlierFailed(folder: string, message: string, hint: string): Failed {
  return new Failed({ reason: 'usage', message: `--earlier ${folder}: ${message}`, hint });
}
