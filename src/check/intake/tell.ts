import { isArchiveName } from './archive-kind.js';
import type { Place } from './place.js';
import { fileFolderBeside, isOfMoodle } from './readable-name.js';

/** What a folder is, by the names in it. */
export type Told =
  | {
      readonly kind: 'hand-in';
      /** Folders that lead to it; empty when it is the folder itself. */
      readonly path: readonly string[];
    }
  | {
      /** One archive, and perhaps a report beside it. */
      readonly kind: 'archive';
      readonly path: readonly string[];
      readonly archive: string;
      readonly beside: readonly string[];
    }
  | {
      readonly kind: 'class';
      readonly path: readonly string[];
      readonly members: readonly Member[];
    }
  | { readonly kind: 'several-archives'; readonly count: number };

/** One of a class by its name in the class's folder. */
export interface Member {
  readonly name: string;
  readonly kind: 'folder' | 'archive' | 'file' | 'other';
}

/** In how many levels of folders something is looked for, and in how many of one, and of all: somebody may name his whole disk. */
const depth = 3;
const foldersOfOne = 200;
const foldersOfAll = 5_000;

/**
 * Tells whether a folder is a hand-in, or a class: a folder that is no hand-in itself and whose folders or archives are. It is
 * a hand-in itself where something of a lab lies right in it, and where nothing speaks for a class.
 */
export function tell(place: Place): Told {
  if (hasLab(place)) return { kind: 'hand-in', path: [] };
  const archives = place.files.filter(isArchiveName);
  const one = oneArchive(place, archives);
  if (one !== undefined) return one;
  if (hasReport(place)) return { kind: 'hand-in', path: [] };
  if (isClass(place, archives)) return { kind: 'class', path: [], members: membersOf(place, archives) };
  const [only, another] = place.folders;
  if (only === undefined || another !== undefined || place.files.length > 0)
    return { kind: 'hand-in', path: [] };
  const below = tell(place.enter(only));
  // A folder around a hand-in belongs to it, as far as a reader of paths is concerned.
  return below.kind === 'hand-in' || below.kind === 'several-archives'
    ? { kind: 'hand-in', path: [] }
    : { ...below, path: [only, ...below.path] };
}

/** Tells what a folder of a class is; a class within a class there is not. */
export function tellMember(place: Place): Exclude<Told, { kind: 'class' }> {
  if (hasLab(place)) return { kind: 'hand-in', path: [] };
  const archives = place.files.filter(isArchiveName);
  const one = oneArchive(place, archives);
  if (one !== undefined) return one;
  if (hasReport(place)) return { kind: 'hand-in', path: [] };
  if (archives.length > 1 && place.folders.length === 0)
    return { kind: 'several-archives', count: archives.length };
  const last = lastVersion(place);
  const [only, another] = place.folders;
  const next = last ?? (another === undefined && place.files.length === 0 ? only : undefined);
  if (next === undefined) return { kind: 'hand-in', path: [] };
  const below = tellMember(place.enter(next));
  if (below.kind === 'several-archives') return below;
  return below.kind === 'hand-in' && last === undefined
    ? { kind: 'hand-in', path: [] }
    : { ...below, path: [next, ...below.path] };
}

/** The folders around a hand-in that was unpacked: those that have nothing else in them. */
export function wrappersOf(place: Place): readonly string[] {
  const [only, another] = place.folders;
  if (
    hasLab(place) ||
    hasReport(place) ||
    only === undefined ||
    another !== undefined ||
    place.files.length > 0
  )
    return [];
  return [only, ...wrappersOf(place.enter(only))];
}

const ownFolder = /^(ha|webapp|logs?|rapport|report|\.git)$/i;
const ownFile = /(rapport|report).*\.(md|markdown|pdf|html?|docx?|odt|tex)$/i;

/** Whether something of a lab lies right in a folder: its code, its logs, its history. */
function hasLab({ folders, files }: Place): boolean {
  return (
    folders.some((name) => ownFolder.test(name)) ||
    files.some((name) => name === 'ait-lab.yaml' || name === '.git')
  );
}

/** Whether a report lies right in a folder; beside an archive it is a part of what was handed in. */
function hasReport({ files }: Place): boolean {
  return files.some((name) => ownFile.test(name) && !isOfMoodle(name));
}

function oneArchive(place: Place, archives: readonly string[]): (Told & { kind: 'archive' }) | undefined {
  const [archive, another] = archives;
  if (archive === undefined || another !== undefined || place.folders.length > 0) return undefined;
  return { kind: 'archive', path: [], archive, beside: place.files.filter((name) => name !== archive) };
}

/** Stages of a hand-in, or a course's labs in one repository: a word, and numbers that differ. */
const numbered = /^(task|t[aâ]che|step|[eé]tape|part(?:ie)?|stage|version|v|labo?|tp)[ _-]?(\d+)/iu;

function areStages(folders: readonly string[]): boolean {
  const numbers = folders.flatMap((name) => numbered.exec(name.normalize('NFC'))?.[2] ?? []);
  return new Set(numbers).size > 1;
}

function isClass(place: Place, archives: readonly string[]): boolean {
  if (place.folders.some(isOfMoodle) || archives.length > 1) return true;
  if (areStages(place.folders)) return false;
  const left = { folders: foldersOfAll };
  const several = (isOne: (place: Place) => boolean): boolean => {
    const isNext = (name: string): boolean => (left.folders -= 1) > 0 && isOne(place.enter(name));
    const first = place.folders.findIndex(isNext);
    return first >= 0 && place.folders.slice(first + 1).some(isNext);
  };
  // A hand-in may have its code in one folder and its logs in another.
  return (
    several((one) => somewhere(one, hasCode, left)) ||
    several((one) => somewhere(one, hasLogs, left)) ||
    several((one) => tellMember(one).kind === 'archive')
  );
}

function membersOf(place: Place, archives: readonly string[]): Member[] {
  const isRepeated = (name: string): boolean => place.folders.includes(fileFolderBeside(name) ?? '');
  return [
    ...place.folders.filter((name) => !isRepeated(name)).map((name) => ({ name, kind: 'folder' }) as const),
    ...archives.map((name) => ({ name, kind: 'archive' }) as const),
    // A table of marks or a note is the teacher's.
    ...place.files
      .filter((name) => isOfMoodle(name) && !isArchiveName(name))
      .map((name) => ({ name, kind: 'file' }) as const),
    ...place.others.map((name) => ({ name, kind: 'other' }) as const),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function hasCode({ folders, enter }: Place): boolean {
  return folders.some((name) => /^(ha|webapp)$/i.test(name) && enter(name).files.includes('Dockerfile'));
}

function hasLogs({ folders, enter }: Place): boolean {
  return folders.some(
    (name) => /^logs?$/i.test(name) && enter(name).folders.some((each) => numbered.test(each)),
  );
}

function somewhere(place: Place, isThere: (place: Place) => boolean, left: { folders: number }): boolean {
  let level = [place];
  for (let above = 0; above < depth && level.length > 0; above += 1) {
    if (level.some(isThere)) return true;
    left.folders -= level.length;
    const below = level.flatMap(({ folders, enter }) =>
      folders.filter((name) => !foldersOfTools.has(name)).map((name) => () => enter(name)),
    );
    level = below.slice(0, Math.max(0, Math.min(foldersOfOne, left.folders))).map((enter) => enter());
  }
  return false;
}

const foldersOfTools = new Set(['.git', 'node_modules']);

/** Of folders that are called `1`, `2`, `3`, as Submitty numbers what somebody handed in again and again, the last one. */
function lastVersion({ folders }: Place): string | undefined {
  if (folders.length === 0 || !folders.every((name) => /^\d{1,4}$/.test(name))) return undefined;
  return [...folders].sort((one, other) => Number(one) - Number(other)).at(-1);
}
