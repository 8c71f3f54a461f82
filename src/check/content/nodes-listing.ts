import type { NodesListing } from './recognised-text.js';
import {
  hasAddress,
  headsNodeFile,
  isContainerHost,
  readListingLine,
  type ListedHosts,
} from './nodes-listing-line.js';
import { readTerminalLine } from './prompt.js';

/** Whether a listing of `/nodes` begins at this line: a command that lists it. Of a bare list no line tells. */
export function startsNodesListing(line: string): boolean {
  const { command } = readTerminalLine(line);
  return command !== undefined && listsNodes(command, line);
}

/** Whether this line alone can stand in a listing of `/nodes`. */
export function isNodesListingLine(line: string): boolean {
  return readListingLine(line, false) !== undefined;
}

/**
 * Reads the first listing of `/nodes` in these lines, with the names of its files, each once. `undefined` unless every
 * line but prompts and commands fits a listing: a name alone proves nothing in the middle of something else. `typed` is
 * the command that printed the lines, if it is known and not among them.
 */
export function parseNodesListing(
  lines: readonly string[],
  firstLine: number,
  typed?: string,
): NodesListing | undefined {
  if (lines.length > mostLines) return undefined;
  const seen = new Listing();
  if (typed !== undefined && !seen.takeCommand(typed, '')) return undefined;
  let first: number | undefined;
  let last = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const { output, command } = readTerminalLine(line);
    // The same folder listed again is another state of it.
    if (command !== undefined && first !== undefined && seen.begun && listsNodes(command, line)) {
      if (output !== '' && seen.takeOutput(output)) last = index;
      break;
    }
    if (output !== '' && !seen.takeOutput(output)) return undefined;
    if (command !== undefined && !seen.takeCommand(command, line)) return undefined;
    first ??= index;
    last = index;
  }
  const hosts = seen.hosts();
  if (first === undefined || hosts === undefined) return undefined;
  return {
    kind: 'nodes-listing',
    firstLine: firstLine + first,
    lastLine: firstLine + last,
    hosts,
    contents: hosts.length > 0 && !seen.bare,
  };
}

/** What the lines so far have shown. */
class Listing {
  readonly #hosts = new Set<string>();
  #asked = false;
  #entries = 0;
  #detailed = false;
  /** Whether nothing but headings of files was seen. */
  #headings = true;
  begun = false;
  /** Whether a host was told without its address. */
  bare = false;

  /** Whether the command may stand beside a listing. */
  takeCommand(command: string, line: string): boolean {
    const lists = listsNodes(command, line);
    const reads = readsNodes(command, line);
    this.#asked ||= lists || reads;
    this.begun ||= lists;
    return lists || reads || isHarmless(command);
  }

  /** Whether the line fits a listing. */
  takeOutput(line: string): boolean {
    const read = readListingLine(line, this.#asked) ?? introduction(line);
    for (const host of read?.hosts ?? []) this.#hosts.add(host);
    this.#headings &&= /[:：]\s*$/u.test(line) && headsNodeFile(line);
    this.bare ||= (read?.hosts ?? []).length > 0 && !hasAddress(line);
    this.#detailed ||= read !== undefined && /^\S*-[-rwx]{9}/u.test(line.trim());
    if (/^(?:total 0|\S*d[-rwx]{9}.* \.{1,2})$/u.test(line.trim())) this.#entries += 1;
    this.begun = true;
    return read !== undefined;
  }

  /** The hosts, none for an empty folder; `undefined` when nothing tells that this was a listing. */
  hosts(): string[] | undefined {
    const names = [...this.#hosts];
    if (names.length > 0 && this.#headings) return undefined;
    // Twelve digits may also be a time: then only a command, or the line of `ls -l` that they end, tells that they are a name.
    const times =
      names.length > 0 && !this.#asked && !this.#detailed && names.every((name) => time.test(name));
    return times || (names.length === 0 && !this.#asked && this.#entries === 0) ? undefined : names;
  }
}

/** Year, month, day, hour and minute. */
const time = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/u;

/** A folder with one file for each host has no more, even with a word to each. */
const mostLines = 400;

function listsNodes(command: string, line: string): boolean {
  const words = inContainer(command);
  if (!/^(?:ls|ll|la|dir|find|tree|l)(?:\s|$)/u.test(words)) return false;
  const paths = words
    .split(/\s+/u)
    .slice(1)
    .filter((word) => !word.startsWith('-') && !/^(?:[<>|]|\d>)/u.test(word));
  return paths.length === 0 ? standsInNodes(line) : /(?:^|\/)nodes(?:\/\*?)?$/u.test(paths[0] ?? '');
}

function readsNodes(command: string, line: string): boolean {
  const words = inContainer(command);
  if (!/^(?:cat|more|less|head|tail|for|echo)\s/u.test(words)) return false;
  return /(?:^|[\s/])nodes\//u.test(words) || standsInNodes(line);
}

/** The command that `docker exec` starts, perhaps in a shell. */
function inContainer(command: string): string {
  return command
    .replace(/^sudo +/u, '')
    .replace(/^(?:winpty +)?docker(?:-compose)? +(?:container +)?exec +(?:-\S+ +){0,6}[\w.-]+ +/u, '')
    .replace(/^(?:\/bin\/)?(?:ba)?sh +-c +["']?/u, '')
    .replace(/["']$/u, '')
    .trim();
}

/** Whether the prompt shows `/nodes` as the folder in which the command was typed. */
function standsInNodes(line: string): boolean {
  return /[:\s/]nodes\/?\]?\s?[$#%>]/u.test(line.slice(0, 600));
}

/** Whether this command prints nothing that could be taken for a host. A bare `ls` may have been typed in `/nodes`. */
function isHarmless(command: string): boolean {
  const entersContainer =
    /^(?:sudo )?(?:winpty )?docker (?:exec (?:-\S+ )*\S+ (?:\/bin\/)?(?:ba)?sh|attach \S+)$/u;
  return (
    /^(?:(?:cd|exit|clear)\b.{0,200}|(?:ls|ll)(?: -\w+)*)?$/u.test(command) || entersContainer.test(command)
  );
}

/** A title or a sentence that says that a list of nodes follows, or names them itself. */
function introduction(line: string): ListedHosts | undefined {
  const text = line.trim();
  if (text.length > 400) return undefined;
  if (/cannot|can't|no such|not found|denied|error|impossible/iu.test(text)) return undefined;
  const hosts = text.split(/[^\w-]+/u).filter(isContainerHost);
  const ofNodes = /\b(?:nodes?|hosts?|backends?)\b|n(?:œ|oe)uds?/iu.test(text);
  const announces = ofNodes && text.length <= 100 && /^#{1,6} |[:：]$|\bnodes\/?[`'"»]*$/u.test(text);
  const names =
    hosts.length > 0 &&
    (ofNodes || /\b(?:files?|folder|directory|fichiers?|dossier|r[ée]pertoire)\b/iu.test(text));
  return announces || names ? { hosts, frame: false } : undefined;
}
