import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { foreignAt, giveName } from '../../../keep/door.js';

/** A file of a person's that has another name now, or could not be given it. */
export interface KeptOriginal {
  /** Relative to the workspace. */
  readonly from: string;
  readonly to: string;
  readonly isMoved: boolean;
}

/**
 * Gives what a person has where `build-report` writes another name: `report.md` becomes `report.by-hand.md`. A report that is
 * called in other letter case would be the same file on some disks.
 */
export async function keepOriginal(workspace: string): Promise<KeptOriginal[]> {
  const folder = join(workspace, 'report');
  const names = await readdir(folder).catch(() => []);
  const kept: KeptOriginal[] = [];
  for (const name of names.filter((one) => /^report\.(?:md|html|pdf)$/i.test(one)).sort()) {
    if ((await foreignAt(join(folder, name))) === undefined) continue;
    const to = name.replace(/\.(?=[^.]*$)/, '.by-hand.');
    const isMoved = await giveName(join(folder, name), join(folder, to));
    kept.push({ from: `report/${name}`, to: `report/${to}`, isMoved });
  }
  return kept;
}
