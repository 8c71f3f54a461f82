import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FileName } from './file-name.js';
import { limits } from './limits.js';
import { withFile } from './read-file.js';
import { inside } from './walk-folder.js';

/**
 * The addresses that a folder's Git configuration gives its remotes, as a browser would open them, without credentials. In a
 * work tree and a submodule `.git` is a file that names the folder; it is believed when that folder names this one, too, so
 * that no hand-in leads elsewhere.
 */
export async function readRemotes(root: Buffer): Promise<string[]> {
  const git = below(root, '.git');
  try {
    if ((await lstat(git)).isDirectory()) return remotesOf(start(below(git, 'config')));
    const named = /^gitdir: *(.{1,4000}?)\s*$/m.exec(start(git))?.[1];
    if (named === undefined) return [];
    const path = git.toString();
    const folder = resolve(dirname(path), named);
    return remotesOf((await configOfWorkTree(folder, path)) ?? (await configOfSubmodule(folder, path)) ?? '');
  } catch {
    // Whatever there is instead of it: the folder is no clone that could be read.
    return [];
  }
}

/** `git worktree add`: the folder has the path of the `.git` that names it, and where the repository's own folder is. */
async function configOfWorkTree(folder: string, git: string): Promise<string | undefined> {
  const back = startIfThere(join(folder, 'gitdir'));
  const common = startIfThere(join(folder, 'commondir'));
  if (back === undefined || common === undefined) return undefined;
  if (!(await isSame(resolve(folder, back.trim()), git))) return undefined;
  return startIfThere(join(resolve(folder, common.trim()), 'config'));
}

/** `git submodule add`: the configuration names the work tree that it is for. */
async function configOfSubmodule(folder: string, git: string): Promise<string | undefined> {
  const config = startIfThere(join(folder, 'config'));
  const tree = /^\s*worktree\s*=\s*"?(.{1,4000}?)"?\s*$/m.exec(config ?? '')?.[1];
  if (tree === undefined) return undefined;
  return (await isSame(resolve(folder, tree), dirname(git))) ? config : undefined;
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => realpath(path)));
  return first === second;
}

function start(path: Buffer): string {
  return withFile(path, (read) => read(limits.head)).bytes.toString('utf8');
}

function startIfThere(path: string): string | undefined {
  try {
    return start(Buffer.from(path));
  } catch {
    return undefined;
  }
}

function below(folder: Buffer, name: string): Buffer {
  return inside(folder, new FileName(Buffer.from(name)));
}

/** The same from the file's text. */
export function remotesOf(config: string): string[] {
  const addresses = new Set<string>();
  let inRemote = false;
  for (const line of config.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.startsWith('[')) inRemote = /^\[remote\b/i.test(trimmed);
    const value = /^url\s*=(.*)$/i.exec(trimmed)?.[1]?.trim().replace(/^"|"$/g, '');
    const address = inRemote && value !== undefined ? asWebAddress(value) : undefined;
    if (address !== undefined) addresses.add(address);
  }
  return [...addresses];
}

function asWebAddress(remote: string): string | undefined {
  if (!/^[\x21-\x7e]{1,500}$/.test(remote)) return undefined;
  const short = /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!\/\/)\/?(.+)$/.exec(remote);
  const full = short === null ? remote : `https://${short[1] ?? ''}/${short[2] ?? ''}`;
  if (!/^(?:https?|ssh|git|git\+ssh):\/\//.test(full) || !URL.canParse(full)) return undefined;
  // Only of these schemes does a URL tell the host apart.
  const { hostname, pathname } = new URL(full.replace(/^[a-z+]+:/, 'https:'));
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return hostname === '' || path === '' ? undefined : `https://${hostname}${path}`;
}
