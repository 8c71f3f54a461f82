/** What a line of a listing is: names of hosts on it, none for one that only frames the listing. */
export interface ListedHosts {
  readonly hosts: readonly string[];
  /** Whether this line can only be of a listing, even if it names no host: `total 8`, the entry `.`, a title. */
  readonly frame: boolean;
}

/**
 * Reads one line of a listing of `/nodes` as `ls`, `cat`, `find` or `tree` print it, or as a person writes it down;
 * `undefined` for any other line. With `anyName` a file may have any name, because the command told the folder.
 */
export function readListingLine(line: string, anyName: boolean): ListedHosts | undefined {
  if (line.length > longestLine) return undefined;
  const text = line.trim();
  if (framing.some((pattern) => pattern.test(text))) return { hosts: [], frame: true };
  const detailed = longFormat.exec(text);
  if (detailed !== null) return readEntry(detailed[1] ?? '', detailed[2] ?? '', anyName);
  const words = separate(
    text.replace(/^(?:[│|`├└─+\\ -]*(?:├──|└──|\|--|`--|\+--) ?|[*+•-] |\d{1,2}[.)] |> )/u, ''),
  );
  const hosts: string[] = [];
  for (const word of words) {
    const host = hostOf(word, anyName);
    if (host === undefined) return undefined;
    hosts.push(...host);
  }
  return hosts.length === 0 ? undefined : { hosts, frame: false };
}

/** Whether this name can be that of a container's host: 12 hexadecimal digits. */
export function isContainerHost(name: string): boolean {
  return /^[0-9a-f]{12}$/u.test(name);
}

/** Whether a line tells an address. */
export function hasAddress(line: string): boolean {
  return /(?:\d{1,3}\.){3}\d{1,3}/u.test(line.slice(0, longestLine));
}

/** Whether a line is the heading of one file of the folder, or of what it holds: `### c0ffee12ab34`, `Content of s1:`. */
export function headsNodeFile(line: string): boolean {
  const words = line
    .slice(0, 200)
    .toLowerCase()
    .split(/[^\p{L}\d._-]+/u)
    .map(bare)
    .filter((word) => /[\p{L}\d]/u.test(word));
  return (
    words.length > 0 &&
    words.length <= 9 &&
    words.every(
      (word) =>
        /^\d{1,2}$/u.test(word) || ofFiles.has(word) || isContainerHost(word) || numberedHost.test(word),
    )
  );
}

/** What a heading of a file says, and no heading of another state of the folder. */
const ofFiles = new Set(
  `the le la les l a un une one each chaque of de du des in dans inside its son leur their and et
  id ids ip ips address addresses adresse adresses name names nom noms host hosts hostname container containers conteneur conteneurs
  node nodes noeud noeuds nœud nœuds file files fichier fichiers folder directory dossier content contents contenu contenus cat`.split(
    /\s+/u,
  ),
);

/** Characters; a folder with two files has short lines. */
const longestLine = 2000;

const framing: readonly RegExp[] = [
  /^total \d[\d.,]{0,9}[KMG]?$/iu,
  /^(?:```\w{0,12}|---+|===+)$/u,
  /^(?:\.{0,2}\/)?nodes\/?:?$/u,
  /^\d+ director(?:y|ies)(?:, \d+ files?)?$/u,
  /^\.$/u,
];

const longFormat =
  /^(?:\d[\d.,]{0,11}[KMG]? +){0,2}([-dlcbps])[-rwxsStT]{9}[.+@]? +\d+ +[\w.-]+ +[\w.-]+ +\d[\d.,]{0,12}[KMG]? +(?:\p{L}{3,5}\.? +\d{1,2}|\d{1,2} +\p{L}{3,5}\.?|\d{4}-\d\d-\d\d) +(?:\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: [+-]\d{4})?|\d{4}) +(\S+)$/u;

/** Families of names that courses give to hosts; the number tells one of them. */
const numberedHost =
  /^(?:[\w.-]{0,60}[_-])?(?:s|srv|server|web|webapp|web-app|app|node|backend|host|container)[_-]?\d{1,3}(?:[_-]\d{1,3})?$/iu;
const address = /^(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?$/u;
/** Node files have no line break at their end where `echo -n` wrote them: the next one is glued to the address. */
const glued = /^((?:\d{1,3}\.){3}\d{1,3})([0-9a-f]{12})$/u;

function readEntry(type: string, path: string, anyName: boolean): ListedHosts | undefined {
  if (path === '.' || path === '..') return { hosts: [], frame: true };
  const hosts = type === '-' ? hostOf(bare(path), anyName) : undefined;
  return hosts === undefined ? undefined : { hosts, frame: false };
}

function separate(text: string): string[] {
  return text
    .split(/(?:[\s,;|]+(?:and|et|&)(?=\s))?[\s,;|]+/u)
    .map(bare)
    .filter((word) => word !== '' && word !== '->' && word !== '=');
}

function bare(word: string): string {
  return word
    .replace(/^[`'"“”«»([*]+|[`'"“”«»)\]*:.=]+$/gu, '')
    .replace(/^(?:\.{0,2}\/)?nodes\/(?=.)|^\.\//u, '');
}

/** Hosts that a word names; none for an address or a size, `undefined` for a word that no listing has. */
function hostOf(word: string, anyName: boolean): string[] | undefined {
  if (isContainerHost(word) || numberedHost.test(word)) return [word];
  if (address.test(word)) return [];
  const next = glued.exec(word)?.[2];
  if (next !== undefined) return [next];
  const withAddress = /^([0-9a-f]{12})[:=]?((?:\d{1,3}\.){3}\d{1,3})$/u.exec(word)?.[1];
  if (withAddress !== undefined) return [withAddress];
  return anyName && /^[A-Za-z0-9][\w.-]{0,62}$/u.test(word) ? [word] : undefined;
}
