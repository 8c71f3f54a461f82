import { GitObjects } from './git-objects.js';
import { GitTrees } from './git-trees.js';
import { contexts, isOfLab, textOf } from './lab-paths.js';
import type { RepositoryFile, RepositoryFiles } from './repository-files.js';
import type { StageCommit } from './repository.js';

/** A file of a commit, whatever it holds. */
export interface CommittedFile {
  readonly content: Buffer;
  readonly executable: boolean;
}

/** The text files of the lab as a commit has them. */
export async function filesOfCommit(lab: string, commit: StageCommit): Promise<RepositoryFiles> {
  const files = new Map<string, RepositoryFile>();
  for (const [path, { content, executable }] of await contentsOfCommit(lab, commit)) {
    const text = textOf(content);
    if (text !== undefined) files.set(path, { text, executable });
  }
  return files;
}

/**
 * All files of the lab as a commit has them, by path from the folder of the lab.
 *
 * @param lab folder of the lab, in a work tree, which is not looked at
 */
export async function contentsOfCommit(
  lab: string,
  { commit, root }: Pick<StageCommit, 'commit' | 'root'>,
): Promise<Map<string, CommittedFile>> {
  const folder = root === '' ? `${commit}:` : `${commit}:${root}/`;
  using objects = new GitObjects(lab);
  const found = await objects.read([folder, ...contexts.map((context) => folder + context)]);
  const [top, ...below] = found.map((object) => (object?.type === 'tree' ? object.id : undefined));
  const trees = new GitTrees(objects);
  const inContexts = await trees.filesBelow(
    below.filter((id) => id !== undefined),
    () => true,
  );
  const files = [
    ...(top === undefined ? [] : await trees.filesIn(top)),
    ...below.flatMap((id, index) =>
      (inContexts.get(id ?? '') ?? []).map((file) => ({
        ...file,
        path: `${contexts[index] ?? ''}/${file.path}`,
      })),
    ),
  ].filter(({ path }) => isOfLab(path));
  const blobs = await objects.read(files.map(({ id }) => id));
  return new Map(
    files.flatMap(({ path, executable }, index): [string, CommittedFile][] => {
      const blob = blobs[index];
      return blob === undefined ? [] : [[path, { content: blob.content, executable }]];
    }),
  );
}
