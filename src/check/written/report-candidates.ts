import type { NotRead } from '../codes/not-read.js';
import type { HandIn, HandInFile } from '../hand-in.js';
import { onceFor } from '../once-for.js';
import { TextBudget, textLimits } from '../text-budget.js';
import { documentMarkdown } from './document-markdown.js';
import { htmlMarkdown, longestPage } from './html-markdown.js';
import type { ReportSource } from './read-sections.js';

export interface ReportCandidates {
  readonly markdown: readonly ReportSource[];
  /** Pages, documents and plain text. */
  readonly others: () => readonly ReportSource[];
  /** By their paths, those of them that are too much to be read; more of them once `others` was asked. */
  readonly leftOut: ReadonlyMap<string, NotRead>;
}

/** The files of which one may be the report, or each a part of it, in the order of their paths. */
export function reportCandidates(handIn: HandIn, root: string): ReportCandidates {
  const files = handIn.files.filter(({ path }) => path.startsWith(root === '' ? '' : `${root}/`));
  const within = (path: string): string => (root === '' ? path : path.slice(root.length + 1));
  const paths = new Set(files.map(({ path }) => path));
  // What `ait-lab build-report` has been made of, and the evidence that it writes beside a report, are not what is handed in.
  const isBeside = (path: string): boolean =>
    (/\.by-hand\.md$/i.test(path) && paths.has(path.replace(/\.by-hand(?=\.md$)/i, ''))) ||
    /(?:^|\/)report\/evidence\.(?:md|html|pdf)$/.test(path);
  const likely = files
    .filter(({ path }) => mayBeReport(within(path)) && !isBeside(path))
    .sort((one, other) => Number(isFiled(other.path)) - Number(isFiled(one.path)));
  const leftOut = new Map<string, NotRead>();
  let others: ReportSource[] | undefined;
  return {
    markdown: sourcesAmong(
      likely.filter(({ path }) => markdownName.test(path)),
      leftOut,
    ),
    // Pages and documents take long to read, and nobody needs them beside a report in Markdown.
    others: () =>
      (others ??= sourcesAmong(
        likely.filter(({ path }) => isOther(within(path))),
        leftOut,
      )),
    leftOut,
  };
}

const markdownName = /\.(?:md|markdown|mdown|mkdn?|mdx|rmd)$/i;

/** Megabytes of Markdown, or hundreds of such files, are no report: those that come first are looked at. */
function sourcesAmong(files: readonly HandInFile[], leftOut: Map<string, NotRead>): ReportSource[] {
  const budget = new TextBudget(textLimits.report);
  const lengths = new TextBudget(textLimits.report);
  const sources: ReportSource[] = [];
  for (const file of files) {
    const length = lengthOf(file);
    if (length === undefined) continue;
    // To make Markdown of a page or a document costs something, too.
    const raw = sources.length < mostFiles ? lengths.takeLength(length, file.size) : tooMuch;
    const [source] = raw === undefined ? asSource(file) : [];
    const why = raw ?? (source && budget.take(source.markdown, file.size));
    if (why !== undefined) leftOut.set(file.path, why);
    else if (source !== undefined) sources.push(source);
  }
  return sources.sort((one, other) => (one.path < other.path ? -1 : 1));
}

const mostFiles = 100;
const tooMuch: NotRead = { code: 'too-much-text' };

/** Characters of a file that are looked at; `undefined` when it has no text. */
function lengthOf({ path, content }: HandInFile): number | undefined {
  if (content.kind === 'document') return content.pages.reduce((sum, { text }) => sum + text.length, 0);
  if (content.kind !== 'text') return undefined;
  return pageName.test(path) ? Math.min(content.text.length, longestPage) : content.text.length;
}

const pageName = /\.html?$/i;

function isFiled(path: string): boolean {
  return /(?:^|\/)(?:reports?|rapports?)\//i.test(path) || !path.includes('/');
}

function mayBeReport(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (
    /quick[ _-]?reference|^LEFT_OUT\.txt$|^(?:license|licence|changelog|contributing|code_of_conduct)\b|~$/i.test(
      name,
    )
  )
    return false;
  return !folders.some((folder) =>
    /^(?:node_modules|bower_components|ha|webapp|haproxy|vendor|\..*|logs?|old|backups?|sauvegardes?|archives?|__macosx)$|[-_. ](?:old|backup)$/i.test(
      folder,
    ),
  );
}

/** Plain text and pages only where a report is looked for: in its folder, or called so. */
function isOther(path: string): boolean {
  if (/\.pdf$/i.test(path)) return true;
  if (!/\.(?:txt|text|html?|rst|adoc|org|tex)$/i.test(path) && /\.[a-z0-9]{1,5}$/i.test(path)) return false;
  return (
    /(?:^|\/)(?:report|rapport)/i.test(path) || /(?:report|rapport|answers?|r[ée]ponses?)[^/]*$/i.test(path)
  );
}

const asSource = onceFor((file: HandInFile): readonly ReportSource[] => {
  const { content, path } = file;
  if (content.kind === 'document') return [documentMarkdown(path, content)];
  if (content.kind !== 'text') return [];
  return [{ path, markdown: pageName.test(path) ? htmlMarkdown(content.text) : content.text }];
});
