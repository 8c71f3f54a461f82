import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';
import { runGit } from './git.js';

/** A commit, without what it changes. */
export interface ReadCommit {
  /** Its whole id. */
  readonly commit: string;
  /** When it was committed, ISO 8601. */
  readonly date: string;
  readonly author: string;
  /** As the commit has it; tells two names of one person. */
  readonly email: string;
}

/** The newest ones; a student's history has a few hundred. */
const mostCommits = 2000;

/**
 * What can be reached from the commit that is checked out, newest first; nothing where the folder itself is no clone whose
 * objects lie in it, so that nobody's history is taken for that of a folder within it or beside it.
 */
export async function readCommits(folder: string): Promise<ReadCommit[]> {
  if (!(await holdsItsObjects(join(folder, '.git')))) return [];
  const format = '--format=%H%x00%cI%x00%ae%x00%an';
  // Without signatures, mail maps and settings of `git log`, which could start programs or read other files.
  const words = [
    '--git-dir=.git',
    'rev-list',
    `--max-count=${mostCommits}`,
    format,
    '--encoding=UTF-8',
    'HEAD',
  ];
  const printed = (await runGit(folder, words))?.toString('utf8') ?? '';
  return printed.split('\n').flatMap((line) => {
    const [commit = '', date = '', email = '', author] = line.split('\0');
    return author === undefined ? [] : [{ commit, date, email, author }];
  });
}

/** Whether it is a folder, and nothing in it leads to another repository. */
async function holdsItsObjects(git: string): Promise<boolean> {
  const isFolder = async (path: string): Promise<boolean> => (await entryAt(path))?.isDirectory() === true;
  const isThere = async (path: string): Promise<boolean> => (await entryAt(path)) !== undefined;
  return (
    (await isFolder(git)) &&
    (await isFolder(join(git, 'objects'))) &&
    (await isFolder(join(git, 'refs'))) &&
    (await entryAt(join(git, 'HEAD')))?.isFile() === true &&
    !(await isThere(join(git, 'commondir'))) &&
    !(await isThere(join(git, 'objects/info/alternates')))
  );
}

async function entryAt(path: string): Promise<Awaited<ReturnType<typeof lstat>> | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
