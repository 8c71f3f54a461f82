import { join } from 'node:path';
import { readCompose } from './compose.js';
import { editionOf } from './edition.js';
import { findLab } from './find-lab.js';
import { readFiles } from './read-files.js';
import type { RepositoryFiles } from './repository-files.js';
import type { Repository } from './repository.js';
import { findRot } from './rot.js';
import { stageOf } from './stage.js';

/** Reads the lab of a workspace as it lies in the work tree; `undefined` where `findLab` finds none, or cannot tell which. */
export function readRepository(workspace: string): Repository | undefined {
  const { root } = findLab(workspace);
  return root === undefined ? undefined : describeFiles(root, readFiles(join(workspace, root)));
}

/** What is told by files alone, of a work tree or of a commit. */
export function describeFiles(root: string, files: RepositoryFiles): Repository {
  return {
    root,
    edition: editionOf(files),
    stage: stageOf(files),
    rotten: findRot(files),
    compose: readCompose(files),
  };
}
