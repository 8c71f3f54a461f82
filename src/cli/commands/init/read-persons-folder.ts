import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findRoot } from '../../../check/captured/find-root.js';
import type { CheckedLab } from '../../../check/checked-lab.js';
import type { HandIn, HandInFile } from '../../../check/hand-in.js';
import { decodeBytes } from '../../../check/read/decode-bytes.js';
import { readHandIn } from '../../../check/read/read-hand-in.js';
import { repositoryOf } from '../../../check/written/own-repository.js';
import { readReport } from '../../../check/written/read-report.js';
import { isSealed } from '../../../keep/seal.js';
import { dockerfileAuthors } from '../../../report/init/takeover/dockerfile-authors.js';
import { sourceLines } from '../../../report/init/takeover/source-lines.js';
import type { HandWritten } from '../../../report/init/takeover/take-over.js';

/** What a person has in a folder before it becomes a workspace. */
export interface PersonsFolder {
  /** A report in Markdown. */
  readonly written: HandWritten | undefined;
  /** A report that is none in Markdown: its path. */
  readonly unread: string | undefined;
  /** Addresses of the repository that are not the course's. */
  readonly remotes: readonly string[];
  /** Whom the Dockerfiles name. */
  readonly authors: readonly string[];
}

/** Reads the report that a person has written by hand, with what else tells of its authors; nothing of it is ours. */
export async function readPersonsFolder(workspace: string, lab: CheckedLab): Promise<PersonsFolder> {
  const handIn = await withoutOurs(workspace, await readHandIn(workspace, { pixels: 0 }));
  const root = findRoot(handIn, lab);
  const { report, statement } = readReport(handIn, root, lab);
  const remotes = handIn.remotes.filter((remote) => repositoryOf(remote) !== undefined);
  const authors = ['ha/Dockerfile', 'webapp/Dockerfile'].flatMap((name) =>
    dockerfileAuthors(
      textOf(handIn.files.find(({ path }) => path === (root === '' ? name : `${root}/${name}`))),
    ),
  );
  const other = report?.files.find((path) => !isMarkdown(path));
  const about = { remotes, authors: [...new Set(authors)], unread: other };
  if (report === undefined || other !== undefined) return { ...about, written: undefined };
  const texts = await Promise.all(
    report.files.map(async (path): Promise<[string, string]> => [
      path,
      await sourceOf(workspace, path, handIn),
    ]),
  );
  const said = statement === undefined ? undefined : textOf(statement);
  return { ...about, written: { report, statement: said, texts: new Map(texts), remotes } };
}

/** Answers and reports of a workspace are no report to be taken over. */
async function withoutOurs(workspace: string, handIn: HandIn): Promise<HandIn> {
  const files: HandInFile[] = [];
  for (const file of handIn.files) {
    const mayBeBuilt = /^report\/(?:report|evidence)\.(?:md|html|pdf)$/.test(file.path);
    const isOurs = mayBeBuilt && (await isSealed(join(workspace, file.path)));
    if (!isOurs && !/^report\/answers\/.*\.md$/i.test(file.path)) files.push(file);
  }
  return { ...handIn, files };
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown|mdown|mkdn?|mdx|rmd)$/i.test(path);
}

/** A file's text with its own line ends; where its lines cannot be counted as they are, with what was put right in it. */
async function sourceOf(workspace: string, path: string, handIn: HandIn): Promise<string> {
  const read = textOf(handIn.files.find((file) => file.path === path));
  const { text } = decodeBytes(await readFile(join(workspace, path)));
  const count = sourceLines(text).length;
  return count === sourceLines(read).length ? text : read;
}

function textOf(file: HandInFile | undefined): string {
  return file?.content.kind === 'text' ? file.content.text : '';
}
