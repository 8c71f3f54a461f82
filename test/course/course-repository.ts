import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RepositoryFiles } from '../../src/repository/repository-files.js';
import { courseFiles, courseFolder, textsBelow } from './course-files.js';
import type { CourseEdition } from './edition-values.js';
import type { Fault } from './faults.js';

interface CourseRepository {
  readonly edition: CourseEdition;
  /** The last task that is done. */
  readonly upTo?: number;
  /** Tasks after which there is a commit, in their order; absent: each one up to the last. */
  readonly commitsAt?: readonly number[];
  /** Folder within the repository that has the lab: `a/b`. */
  readonly nestedIn?: string;
  /** Mistakes in the last commit. */
  readonly faults?: readonly Fault[];
}

/**
 * Makes a repository of the course's kind in a folder, with a commit for each task, `Task N`, at dates that are always
 * the same, and so with the same ids.
 *
 * @returns folder of the lab
 */
export function makeCourseRepository(
  folder: string,
  { edition, upTo = 6, commitsAt, nestedIn = '', faults = [] }: CourseRepository,
): string {
  const lab = join(folder, nestedIn);
  const stages = commitsAt ?? Array.from({ length: upTo + 1 }, (_, task) => task);
  mkdirSync(lab, { recursive: true });
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  for (const stage of stages) {
    const files = courseFiles(edition, stage);
    if (stage === stages.at(-1)) for (const fault of faults) fault.apply(files);
    replaceLab(lab, edition, files);
    commitAll(folder, `Task ${String(stage)}`, stage);
  }
  return lab;
}

/** Writes the files of a lab below a folder; what is there stays. */
export function writeLab(lab: string, files: RepositoryFiles): void {
  for (const [file, { text, executable }] of files) {
    const path = join(lab, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, executable ? 0o755 : 0o644);
  }
}

/** Commits whatever there is, `day` days after the first one. */
export function commitAll(folder: string, subject: string, day: number): void {
  git(folder, ['add', '--all']);
  const date = new Date(Date.UTC(2020, 10, 10 + day, 9)).toISOString();
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', subject], {
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  });
}

/** Runs Git with nothing of whoever runs the tests; answers with what it printed. */
export function git(
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): string {
  return execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'gc.auto=0', ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada Example',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada Example',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      ...env,
    },
  });
}

function replaceLab(lab: string, edition: CourseEdition, files: RepositoryFiles): void {
  for (const folder of ['ha', 'webapp']) rmSync(join(lab, folder), { recursive: true, force: true });
  writeLab(lab, files);
  if (edition === '2016') {
    for (const [file, text] of textsBelow(join(courseFolder, 'beside/2016')))
      writeFileSync(join(lab, file), text, { mode: 0o755 });
  }
}
