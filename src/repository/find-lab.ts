import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the lab of a workspace is. */
export interface LabPlace {
  /** From the workspace, with forward slashes: `''` or `a/b`; `undefined` where there is none, or where it cannot be told which. */
  readonly root: string | undefined;
  /** All places that have both folders; more than one where somebody keeps several labs. */
  readonly candidates: readonly string[];
}

/** How far below the workspace a lab is looked for. */
const deepest = 3;
/** A workspace with more folders than these is no repository of a lab; looking on would only take time. */
const mostFolders = 2000;
/** What holds many folders and never a lab; so does whatever begins with a dot. */
const passedBy = new Set(['node_modules', 'logs', 'report']);

/**
 * Finds the folder with `ha/Dockerfile` and `webapp/Dockerfile`: the workspace itself, or the one below it. Of several, such
 * as the labs of a whole course, it is the one whose balancer has services, if only one has.
 */
export function findLab(workspace: string): LabPlace {
  if (isLab(workspace)) return { root: '', candidates: [''] };
  const candidates = labsBelow(workspace);
  const begun = candidates.length > 1 ? candidates.filter((place) => isBegun(join(workspace, place))) : [];
  const [only, ...others] = begun.length > 0 ? begun : candidates;
  return { root: others.length === 0 ? only : undefined, candidates };
}

/** In the order of their depth, and of their names. */
function labsBelow(workspace: string): string[] {
  const found: string[] = [];
  let seen = 0;
  let level = [''];
  for (let depth = 1; depth <= deepest; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if ((seen += 1) > mostFolders) return found;
      for (const name of foldersIn(join(workspace, folder))) {
        const place = folder === '' ? name : `${folder}/${name}`;
        if (isLab(join(workspace, place))) found.push(place);
        else next.push(place);
      }
    }
    level = next;
  }
  return found;
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !passedBy.has(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    // What may not be read has no lab that could be built.
    return [];
  }
}

function isLab(folder: string): boolean {
  return ['ha/Dockerfile', 'webapp/Dockerfile'].every(
    (file) => statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() ?? false,
  );
}

function isBegun(folder: string): boolean {
  return (
    existsSync(join(folder, 'ha/services')) ||
    /\/init\b|\bserf\b/.test(readFileSync(join(folder, 'ha/Dockerfile'), 'utf8'))
  );
}
