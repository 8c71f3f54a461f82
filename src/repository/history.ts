import { GitObjects } from './git-objects.js';
import { runGit } from './git.js';
import { GitTrees } from './git-trees.js';
import { textOf } from './lab-paths.js';
import type { RepositoryFile, RepositoryFiles } from './repository-files.js';
import type { StageCommit } from './repository.js';
import { showsStage, stageOf } from './stage.js';

interface Commit extends Pick<StageCommit, 'commit' | 'date' | 'subject'> {
  /** Id of the folder that it holds. */
  readonly tree: string;
}

/** The newest ones; a student's history has a few hundred. */
const mostCommits = 5000;

/**
 * The newest commit at each stage that the history of a lab has been at, in the order of the tasks. Nothing where there is
 * no Git, no repository or no commit. A stage is told by the folder `ha/`, which every task changes.
 *
 * @param lab folder of the lab, in a work tree
 */
export async function readHistory(lab: string): Promise<StageCommit[]> {
  const [prefix, commits] = await Promise.all([prefixOf(lab), listCommits(lab)]);
  if (prefix === undefined || commits.length === 0) return [];
  using objects = new GitObjects(lab);
  const trees = new GitTrees(objects);
  const places = await placesOf(trees, commits, rootsOf(prefix));
  const tasks = await tasksOf(objects, trees, new Set([...places.values()].map(({ ha }) => ha)));

  const newest = new Map<number, StageCommit>();
  for (const commit of commits) {
    const { root = '', ha = '' } = places.get(commit.tree) ?? {};
    const task = tasks.get(ha);
    if (task === undefined || newest.has(task)) continue;
    newest.set(task, { task, commit: commit.commit, root, date: commit.date, subject: commit.subject });
  }
  return [...newest.values()].sort((one, other) => one.task - other.task);
}

/** Folder of the lab from the top of its Git repository, with a slash at its end; `undefined` where there is no repository. */
async function prefixOf(lab: string): Promise<string | undefined> {
  return (await runGit(lab, ['rev-parse', '--show-prefix']))?.toString('utf8').replace(/\n$/, '');
}

async function listCommits(lab: string): Promise<Commit[]> {
  const format = '--format=%H%x00%T%x00%cI%x00%s';
  const words = ['rev-list', `--max-count=${mostCommits}`, format, '--encoding=UTF-8', 'HEAD'];
  const printed = (await runGit(lab, words))?.toString('utf8') ?? '';
  return printed.split('\n').flatMap((line) => {
    const [commit = '', tree = '', date, subject] = line.split('\0');
    return date === undefined || subject === undefined ? [] : [{ commit, tree, date, subject }];
  });
}

/**
 * Where the folders that commits hold have the lab, and the id of its `ha/`, by the ids of the folders; a root is looked at
 * where the one before it has no lab.
 */
async function placesOf(
  trees: GitTrees,
  commits: readonly Commit[],
  roots: readonly string[],
): Promise<Map<string, { readonly root: string; readonly ha: string }>> {
  const places = new Map<string, { root: string; ha: string }>();
  const all = new Set(commits.map(({ tree }) => tree));
  for (const root of roots) {
    const without = [...all].filter((tree) => !places.has(tree));
    for (const [tree, ha] of await trees.foldersAt(without, `${root}ha`))
      places.set(tree, { root: root.replace(/\/$/, ''), ha });
  }
  return places;
}

/** Where the lab is, and the folders above, each with a slash at its end: it may have been moved down since. */
function rootsOf(prefix: string): string[] {
  const names = prefix.split('/').filter((name) => name !== '');
  return Array.from({ length: names.length + 1 }, (_, index) =>
    names
      .slice(0, names.length - index)
      .map((name) => `${name}/`)
      .join(''),
  );
}

/** The stage that each folder `ha/` is at, by its id; none for one without a Dockerfile. */
async function tasksOf(
  objects: GitObjects,
  trees: GitTrees,
  folders: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const files = await trees.filesBelow(folders, showsStage);
  const ids = [...new Set([...files.values()].flat().map(({ id }) => id))];
  const blobs = await objects.read(ids);
  const texts = new Map(blobs.map((blob) => [blob?.id, blob && textOf(blob.content)]));
  const tasks = new Map<string, number>();
  for (const [tree, some] of files) {
    const lab: RepositoryFiles = new Map(
      some.flatMap(({ path, id, executable }): [string, RepositoryFile][] => {
        const text = texts.get(id);
        return text === undefined ? [] : [[`ha/${path}`, { text, executable }]];
      }),
    );
    if (lab.has('ha/Dockerfile')) tasks.set(tree, stageOf(lab).task);
  }
  return tasks;
}
