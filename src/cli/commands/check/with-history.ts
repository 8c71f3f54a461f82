import { join } from 'node:path';
import pLimit from 'p-limit';
import { readRemotes } from '../../../check/read/read-remotes.js';
import type { CheckResult } from '../../../check/verdict.js';
import { oneLine } from '../../../plain-text.js';
import { readCommits, type ReadCommit } from '../../../repository/read-commits.js';
import { clip } from '../../../ui/display-width.js';
import type { CheckedFolder } from './check-folders.js';

interface Checked extends Pick<CheckedFolder, 'path' | 'open'> {
  readonly result: CheckResult;
}

/**
 * Adds to each result what the history of its clone tells: who has committed, and when last. Commits that several hand-ins
 * share are of whoever made the lab, unless a hand-in has no others.
 */
export async function withHistory<C extends Checked>(checked: readonly C[]): Promise<C[]> {
  const limit = pLimit(2);
  const histories = await Promise.all(checked.map((one) => limit(() => historyOf(one))));
  const owners = new Map<string, number>();
  for (const { commit } of histories.flatMap(({ commits }) => commits))
    owners.set(commit, (owners.get(commit) ?? 0) + 1);
  return checked.map((one, index) => {
    const { commits, remotes } = histories[index] ?? { commits: [], remotes: [] };
    const [last] = commits;
    const { origin = { members: [] } } = one.result;
    const repository = origin.repository ?? remotes[0];
    if (last === undefined && repository === origin.repository) return one;
    const own = commits.filter(({ commit }) => owners.get(commit) === 1);
    const history = last && {
      authors: authorsOf(own.length > 0 ? own : commits),
      lastCommit: { commit: last.commit, date: last.date, by: nameOf(last) },
    };
    return { ...one, result: { ...one.result, origin: { ...origin, repository, ...history } } };
  });
}

interface History {
  readonly commits: readonly ReadCommit[];
  readonly remotes: readonly string[];
}

/** The clone is the hand-in itself, or the folder of the lab in it. */
async function historyOf({ path, open, result: { root } }: Checked): Promise<History> {
  if (path !== undefined) return historyIn(path, root);
  await using opened = await open();
  return await historyIn(opened.folder, root);
}

async function historyIn(path: string, root: string): Promise<History> {
  const folders = root === '.' ? [path] : [path, join(path, root)];
  for (const folder of folders) {
    const commits = await readCommits(folder);
    if (commits.length > 0) return { commits, remotes: await readRemotes(Buffer.from(folder)) };
  }
  return { commits: [], remotes: [] };
}

const mostAuthors = 20;

/** Whoever has an address has one name: the one that stands on most commits. */
function authorsOf(commits: readonly ReadCommit[]): string[] {
  const people = new Map<string, Map<string, number>>();
  for (const commit of commits) {
    const name = nameOf(commit);
    if (name === '' || /\[bot\]$/i.test(name)) continue;
    const key = commit.email.toLowerCase() || name.toLowerCase();
    const names = people.get(key) ?? new Map<string, number>();
    people.set(key, names.set(name, (names.get(name) ?? 0) + 1));
  }
  const counts = new Map<string, { readonly name: string; readonly count: number }>();
  for (const names of people.values()) {
    const [name = ''] = [...names].sort(byCount)[0] ?? [];
    const count = [...names.values()].reduce((sum, one) => sum + one, 0);
    const known = counts.get(name.toLowerCase());
    counts.set(name.toLowerCase(), { name: known?.name ?? name, count: count + (known?.count ?? 0) });
  }
  return [...counts.values()]
    .sort((one, other) => byCount([one.name, one.count], [other.name, other.count]))
    .slice(0, mostAuthors)
    .map(({ name }) => name);
}

function byCount([name, count]: [string, number], [otherName, other]: [string, number]): number {
  return other - count || (name < otherName ? -1 : 1);
}

function nameOf({ author }: ReadCommit): string {
  return clip(oneLine(author), 80);
}
