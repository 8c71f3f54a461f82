import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentsOfCommit, filesOfCommit } from './files-of-commit.js';
import type { RepositoryFiles } from './repository-files.js';
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

/** The lab of a commit in a folder among the system's temporary ones, which goes when this is disposed of. */
export interface CheckedOut extends AsyncDisposable {
  /** Absolute path. */
  readonly folder: string;
  readonly files: RepositoryFiles;
}

/** Writes the lab of a commit into a folder of its own. */
export async function checkOutAside(lab: string, commit: StageCommit): Promise<CheckedOut> {
  const folder = await mkdtemp(join(tmpdir(), 'ait-lab-history-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const [files] = await Promise.all([filesOfCommit(lab, commit), checkOut(lab, commit, folder)]);
    return { folder, files, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
