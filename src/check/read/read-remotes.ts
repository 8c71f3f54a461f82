import { lstat } from 'node:fs/promises';
import { FileName } from './file-name.js';
import { limits } from './limits.js';
import { withFile } from './read-file.js';
import { inside } from './walk-folder.js';

/** The addresses that a folder's `.git/config` gives its remotes, as a browser would open them, without credentials. */
export async function readRemotes(root: Buffer): Promise<string[]> {
  const folder = inside(root, new FileName(Buffer.from('.git')));
  try {
    if (!(await lstat(folder)).isDirectory()) return [];
    const file = inside(folder, new FileName(Buffer.from('config')));
    const { bytes } = withFile(file, (read) => read(limits.head));
    return remotesOf(bytes.toString('utf8'));
  } catch {
    // Whatever there is instead of it: the folder is no clone that could be read.
    return [];
  }
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
