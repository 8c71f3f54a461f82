import { posix } from 'node:path';
import type { LinkState, WrittenReport } from '../../../check/written/written-report.js';
import { linkTo } from '../../link.js';

/** An address as a report has it, and what it means. */
interface Named {
  readonly target: string;
  readonly path: string | undefined;
  readonly found: LinkState;
  readonly picture: boolean;
}

/**
 * The addresses of a file's links that have to be others in `report/answers/`, by the one that is written: an answer names files
 * relative to `report/`, where the report is built.
 */
export function movedTargets(report: WrittenReport, file: string): Map<string, string> {
  const pictures = report.sections.flatMap((section) => section.pictures);
  const named: Named[] = [
    ...report.links.filter((link) => link.file === file).map((link) => ({ ...link, picture: false })),
    ...pictures.filter((picture) => picture.file === file).map((picture) => ({ ...picture, picture: true })),
  ];
  return new Map(
    named.flatMap((one): [string, string][] => {
      const moved = movedTarget(one, file);
      return moved === undefined || moved === one.target ? [] : [[one.target, moved]];
    }),
  );
}

/** The reader cuts off what is longer: a picture within the text itself. */
const longest = 500;

function movedTarget({ target, path, found, picture }: Named, file: string): string | undefined {
  if (target.startsWith('#') || target.startsWith('data:') || target.length >= longest) return undefined;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|www\.|git@)/i.test(target) && !(picture && found === 'own-repository'))
    return undefined;
  const [address = ''] = /^[^?#]*/.exec(target) ?? [];
  const meant = path ?? lostPath(address, file);
  if (meant === undefined || (isPlain(address) && fromFile(address, 'report/answer.md') === meant))
    return undefined;
  return linkTo(meant).href + (picture ? '' : target.slice(address.length));
}

/**
 * Where a file would be that is not there. An address that begins with the folder that its own file is in was written from the
 * root: `report/images/…` in `report/report.md`.
 */
function lostPath(address: string, file: string): string | undefined {
  const [folder = ''] = file.split('/');
  return fromFile(address, file.includes('/') && address.startsWith(`${folder}/`) ? '.' : file);
}

/** The path that an address means in a file, as Markdown has it; `undefined` where that is outside of the repository. */
function fromFile(address: string, file: string): string | undefined {
  const path = decoded(address).replaceAll('\\', '/');
  const joined = posix.normalize(
    path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path),
  );
  return joined.startsWith('..') ? undefined : joined;
}

/** Whether every reader of Markdown takes it as one address, and for the report's own. */
function isPlain(address: string): boolean {
  return /^[^\s()<>\\/][^\s()<>\\]*$/.test(address);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A line of Markdown in which the addresses of its links and pictures are those that they have been moved to, and nothing else is changed. */
export function withMovedLinks(line: string, moved: ReadonlyMap<string, string>): string {
  const here = [...moved.keys()].filter((target) => line.includes(target));
  if (here.length === 0) return line;
  const targets = here.sort((one, other) => other.length - one.length).map(literally);
  const before = String.raw`\]\s?\(\s*<?|\b(?:src|href)\s*=\s*["']?|^[\s>]*\[[^\]]+\]:\s*<?`;
  const pattern = new RegExp(`(${before})(${targets.join('|')})(?=[\\s)>"']|$)`, 'gi');
  return line.replace(pattern, (_all, lead: string, target: string) => lead + (moved.get(target) ?? target));
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
