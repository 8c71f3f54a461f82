import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentsOfCommit } from './files-of-commit.js';
import type { StageCommit } from './repository.js';

/**
 * Writes the lab of a commit into an empty folder of the caller's, as Git keeps it: no filter that a repository has settings
 * for is run, and its work tree and index stay as they are.
 *
 * @param into is made where it is missing; has `ha/` and `webapp/` then
 */
export async function checkOut(
  lab: string,
  commit: Pick<StageCommit, 'commit' | 'root'>,
  into: string,
): Promise<void> {
  for (const [path, { content, executable }] of await contentsOfCommit(lab, commit)) {
    const target = join(into, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content, { mode: executable ? 0o755 : 0o644, flag: 'wx' });
  }
}
