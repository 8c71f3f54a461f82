import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** What a repository's own settings could make Git start; nothing of the kind is needed to read objects. */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'gc.auto=0',
  // A repository of somebody else is only read, and with the above nothing in it is carried out.
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);

const timeoutMs = 20_000;

/**
 * Runs a command of Git that reads.
 *
 * @returns what it prints; `undefined` where it fails: no repository, no commit, no Git on this machine
 */
export async function runGit(folder: string, words: readonly string[]): Promise<Buffer | undefined> {
  const git = startGit(folder, words);
  const ended = new Promise<number | null>((resolve) => {
    git.on('error', () => resolve(null)).on('close', resolve);
  });
  git.stdin.end();
  const [printed, exitCode] = await Promise.all([buffer(git.stdout), ended]);
  return exitCode === 0 ? printed : undefined;
}

/** Starts a command of Git. Nothing of the repository, its work tree or its index is changed, and nothing is fetched. */
export function startGit(
  folder: string,
  words: readonly string[],
): ChildProcessByStdio<Writable, Readable, null> {
  const git = spawn('git', [...settings, ...words], {
    cwd: folder,
    env: environment(),
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
  });
  // It may end before it has read everything; that it has failed shows in what it prints.
  git.on('error', () => undefined).stdin.on('error', () => undefined);
  return git;
}

/** Without what would point Git to another repository than that of the folder, such as a hook that this runs in. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}
