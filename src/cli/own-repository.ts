import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failed } from '../failure.js';
import { findLab } from '../repository/find-lab.js';
import { readFiles } from '../repository/read-files.js';
import { describeFiles } from '../repository/read-repository.js';
import type { RepositoryFiles } from '../repository/repository-files.js';
import type { Repository } from '../repository/repository.js';
import type { WhoseImages } from './whose-images.js';

/** A repository with what was read of it. */
export interface OwnRepository extends Repository {
  /** Absolute path of the folder of its lab. */
  readonly folder: string;
  /** Those of the work tree. */
  readonly files: RepositoryFiles;
}

/**
 * The repository with a lab of its own that a workspace is. One that describes a lab itself, or has images of ours that were
 * changed, is none.
 *
 * @param wanted `own` insists, `lab` declines; otherwise it is one where `ha/` and `webapp/` are there
 * @throws Failed `usage` where it is asked for and not there, or cannot be told which
 */
export function ownRepository(path: string, wanted?: WhoseImages): OwnRepository | undefined {
  if (wanted === 'lab') return undefined;
  const isOurs = existsSync(join(path, 'tasks', 'lab.yaml')) || existsSync(join(path, 'images', 'base'));
  if (wanted === undefined && isOurs) return undefined;
  const { root, candidates } = findLab(path);
  if (root !== undefined) {
    const folder = join(path, root);
    const files = readFiles(folder);
    return { ...describeFiles(root, files), folder, files };
  }
  if (wanted === undefined) return undefined;
  const message =
    candidates.length === 0
      ? '`images: own` needs ha/Dockerfile and webapp/Dockerfile, here or up to three folders below'
      : `there are several labs here: ${candidates.join(', ')}`;
  const hint =
    candidates.length === 0 ? 'leave it out to run the images of ait-lab' : 'work in one of them: -C FOLDER';
  throw new Failed({ reason: 'usage', message, hint });
}
