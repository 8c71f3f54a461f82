/** A column of a table, and the offset at which its title begins. */
export interface PsColumn {
  readonly title: string;
  readonly at: number;
}

/** Columns of a whole heading of `docker ps`, from left to right; `undefined` for another line. */
export function dockerPsColumns(line: string): PsColumn[] | undefined {
  if (line.length > longestHeading) return undefined;
  const columns = titledColumns(line, titles);
  const others = line.replace(titles, '');
  const known = columns.some(({ title }) => title === 'CONTAINER ID') ? 1 : 3;
  return columns.length >= known && /^[\s|>`*:-]*$/u.test(others) ? columns : undefined;
}

/** Whether a heading of `docker ps`, perhaps cut by the width of a terminal, begins on this line. */
export function isDockerPsHeading(line: string): boolean {
  if (line.length > longestHeading) return false;
  const cut = /^[\s|>`*]{0,40}CONTAINER\s{1,4}ID(?:[\s|`*]+(?<next>[A-Z]+(?: ID)?)|[\s|]*$)/u.exec(line);
  if (cut !== null) {
    const next = cut.groups?.['next'] ?? '';
    return followers.some(
      (title) => title === next || (title.startsWith(next) && !/[^\s|>`*]/u.test(after(line, cut))),
    );
  }
  // Another order of columns, which is no rest of a wrapped heading.
  const first = dockerPsColumns(line)?.[0]?.title;
  return (first === 'NAMES' || first === 'IMAGE') && /\bNAMES\b/u.test(line);
}

/** Finds the titles of columns that a pattern describes, each with white space, a bar or nothing around it. */
export function titledColumns(line: string, pattern: RegExp): PsColumn[] {
  return [...line.matchAll(pattern)].map((found) => ({
    title: found[0].replace(/\s+/gu, ' '),
    at: found.index,
  }));
}

const longestHeading = 2000;

const titles =
  /(?<![\w])(?:CONTAINER\s{1,4}ID|IMAGE|COMMAND|CREATED AT|CREATED|RUNNING FOR|STATUS|STATE|PORTS|NAMES|SIZE|NETWORKS|MOUNTS|LABELS|LOCAL VOLUMES)(?![\w])/gu;

/** `docker stats` has the first column, too, but goes on with NAME or CPU. */
const followers = [
  '',
  'IMAGE',
  'COMMAND',
  'CREATED',
  'RUNNING',
  'STATUS',
  'STATE',
  'PORTS',
  'NAMES',
  'SIZE',
  'NETWORKS',
];

function after(line: string, found: RegExpExecArray): string {
  return line.slice(found.index + found[0].length);
}
