import { filesOfCommit } from '../repository/files-of-commit.js';
import { readHistory } from '../repository/history.js';
import type { RepositoryFiles } from '../repository/repository-files.js';

/**
 * What somebody wrote for the balancer, in the work tree and at each task of the history: scripts, templates, configurations.
 *
 * @param folder absolute path of the folder of the lab
 */
export async function textsOf(folder: string, files: RepositoryFiles): Promise<string[]> {
  const states = (await readHistory(folder)).map((commit) => filesOfCommit(folder, commit));
  const all = [files, ...(await Promise.all(states))];
  const texts = all.flatMap((state) =>
    [...state].flatMap(([path, { text }]) => (path.startsWith('ha/') ? [text.slice(0, longest)] : [])),
  );
  return [...new Set(texts)];
}

const longest = 100_000;
