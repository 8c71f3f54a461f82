import { Failed } from '../../failure.js';
import { readUpTo } from '../../read-up-to.js';

/** A line of a list that names something. */
export interface ListedPath {
  /** As it stands there. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
}

const longestList = 1_000_000;
const mostPaths = 5_000;

/**
 * The paths of a list, one a line; empty lines and those that begin with `#` are nobody's.
 *
 * @param bytes of its file
 * @param file how the list is called in messages
 * @throws Failed `usage` where it is no such list, with the line
 */
export async function readRepositoryList(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): Promise<readonly ListedPath[]> {
  const read = await readUpTo(longestList, bytes);
  if (read === undefined) throw wrong(file, 'is larger than 1 MB, so it is no list of folders');
  const listed = read
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ path: line.trim(), line: index + 1 }))
    .filter(({ path }) => path !== '' && !path.startsWith('#'));
  const strange = listed.find(({ path }) => /\p{Cc}/u.test(path));
  if (strange !== undefined) throw wrong(`${file}:${strange.line}`, 'a control character, which no path has');
  if (listed.length === 0) throw wrong(file, 'names no folder');
  if (listed.length > mostPaths) throw wrong(file, `names more than ${mostPaths} folders`);
  return listed;
}

function wrong(where: string, what: string): Failed {
  const hint = 'write one path a line, relative to the list; a line that begins with # is a comment';
  return new Failed({ reason: 'usage', message: `${where}: ${what}`, hint });
}
