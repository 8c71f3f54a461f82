import type { HandIn } from '../hand-in.js';
import type { LinkState } from './written-report.js';

/** The file that an address means, relative to the hand-in's folder, and how it was found. */
export interface LinkTarget {
  readonly path: string | undefined;
  readonly found: LinkState;
}

/** Resolves the addresses of a report; never to anything outside of the hand-in. */
export type LinkResolver = (address: string, fromFile: string) => LinkTarget;

/** `own` are repositories of the author, as `owner/name` in small letters. */
export function linkResolver(handIn: HandIn, root: string, own: ReadonlySet<string>): LinkResolver {
  const exact = new Set<string>();
  // macOS writes an accent behind its letter, and whoever types a link does not: for both it is the same name.
  const composed = new Map<string, string>();
  const anyCase = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const { path } of handIn.files) {
    exact.add(path);
    composed.set(path.normalize(), path);
    anyCase.set(inSmall(path), path);
    const name = inSmall(path.slice(path.lastIndexOf('/') + 1));
    byName.set(name, [...(byName.get(name) ?? []).slice(0, 3), path]);
  }
  const folders = foldersOf(exact);
  for (const folder of folders)
    if (!composed.has(folder.normalize())) composed.set(folder.normalize(), folder);
  const at = (path: string | undefined): LinkTarget | undefined => {
    if (path === undefined) return undefined;
    if (exact.has(path) || folders.has(path)) return { path, found: 'there' };
    const same = composed.get(path.normalize());
    if (same !== undefined) return { path: same, found: 'there' };
    const other = anyCase.get(inSmall(path));
    return other === undefined ? undefined : { path: other, found: 'case' };
  };
  const withGoodWill = (address: string, from: string): LinkTarget => {
    const path = address
      .replace(/\\(?=[_*()[\]#+.!`~-])/g, '')
      .replace(/\\/g, '/')
      .replace(/%(?![0-9a-f]{2})/gi, '%25');
    const clean = decoded(path)
      .replace(/[?#].*$/, '')
      .replace(/\s*\/\s*/g, '/')
      .trim();
    const relative = clean.replace(/^\/+/, '');
    for (const folder of [folderOf(from), root, '']) {
      const hit = at(joined(folder, relative)) ?? at(joined(folder, relative.replace(/^(?:\.\.?\/)+/, '')));
      if (hit !== undefined) return hit.found === 'case' ? hit : { ...hit, found: 'repaired' };
    }
    const name = inSmall(relative.slice(relative.lastIndexOf('/') + 1));
    const [only, ...more] = /\.[a-z0-9]{2,5}$/.test(name) ? (byName.get(name) ?? []) : [];
    return only !== undefined && more.length === 0
      ? { path: only, found: 'elsewhere' }
      : { path: undefined, found: 'dead' };
  };
  return (address, fromFile) => {
    if (address.length > 4_000 && !address.startsWith('data:')) return { path: undefined, found: 'dead' };
    if (/^data:/i.test(address)) return { path: fromFile, found: 'there' };
    if (/^(?:mailto|tel|javascript|ftp|ssh|git):|^git@|^www\./i.test(address))
      return { path: undefined, found: 'remote' };
    if (/^(?:https?:)?\/\//i.test(address)) {
      const file = fileInRepository(address, own);
      if (file === undefined) return { path: undefined, found: 'remote' };
      for (const folder of ['', root]) {
        const hit = at(joined(folder, file));
        if (hit !== undefined) return { path: hit.path, found: 'own-repository' };
      }
      const named = withGoodWill(file, fromFile);
      return named.path === undefined ? named : { path: named.path, found: 'own-repository' };
    }
    if (address.startsWith('#')) return { path: fromFile, found: 'there' };
    const plain = decoded(address).replace(/[?#].*$/, '');
    const direct = plain.startsWith('/')
      ? (at(joined('', plain.slice(1))) ?? at(joined(root, plain.slice(1))))
      : at(joined(folderOf(fromFile), plain));
    return direct ?? withGoodWill(address, fromFile);
  };
}

function inSmall(name: string): string {
  return name.normalize().toLowerCase();
}

function foldersOf(paths: ReadonlySet<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** `undefined` when the path leaves the hand-in. */
function joined(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}

/** The path within the repository that an address of GitHub or GitLab shows, when the repository is one of the author's. */
function fileInRepository(address: string, own: ReadonlySet<string>): string | undefined {
  const parts = address
    .replace(/^(?:https?:)?\/\//i, '')
    .replace(/[?#].*$/, '')
    .split('/');
  const [host = '', owner = '', name = '', ...rest] = parts;
  if (!/github|gitlab|bitbucket|git/i.test(host)) return undefined;
  if (!own.has(`${owner}/${name.replace(/\.git$/i, '')}`.toLowerCase())) return undefined;
  if (/^raw\./i.test(host)) return rest[0] === 'refs' ? rest.slice(3).join('/') : rest.slice(1).join('/');
  const path = rest[0] === '-' ? rest.slice(1) : rest;
  return /^(?:blob|raw|tree|src)$/i.test(path[0] ?? '') ? path.slice(2).join('/') : undefined;
}
