import type { HandIn, HandInFile } from '../hand-in.js';
import { onceFor } from '../once-for.js';
import { documentMarkdown } from './document-markdown.js';
import { htmlMarkdown } from './html-markdown.js';
import type { ReportSource } from './read-sections.js';

/** The files of which one may be the report, or each a part of it, in the order of their paths. */
export function reportCandidates(
  handIn: HandIn,
  root: string,
): { markdown: ReportSource[]; others: () => ReportSource[] } {
  const files = handIn.files.filter(({ path }) => path.startsWith(root === '' ? '' : `${root}/`));
  const within = (path: string): string => (root === '' ? path : path.slice(root.length + 1));
  const paths = new Set(files.map(({ path }) => path));
  // What `ait-lab build-report` has been made of, and the evidence that it writes beside a report, are not what is handed in.
  const isBeside = (path: string): boolean =>
    (/\.by-hand\.md$/i.test(path) && paths.has(path.replace(/\.by-hand(?=\.md$)/i, ''))) ||
    /(?:^|\/)report\/evidence\.(?:md|html|pdf)$/.test(path);
  const likely = withinBudget(files.filter(({ path }) => mayBeReport(within(path)) && !isBeside(path)));
  let others: ReportSource[] | undefined;
  return {
    markdown: likely
      .filter(({ path }) => /\.(?:md|markdown|mdown|mkdn?|mdx|rmd)$/i.test(path))
      .flatMap(asSource),
    // Pages and documents take long to read, and nobody needs them beside a report in Markdown.
    others: () => (others ??= likely.filter(({ path }) => isOther(within(path))).flatMap(asSource)),
  };
}

/** Thousands of Markdown files, or megabytes of them, are no report: those in a folder for it are looked at first. */
function withinBudget(files: readonly HandInFile[]): HandInFile[] {
  let rest = 6_000_000;
  return [...files]
    .filter(
      ({ path, content }) =>
        content.kind === 'document' ||
        (content.kind === 'text' && /\.(?:[mr]\w*|txt|text|html?|adoc|org|tex)$|(?:^|\/)[^.]*$/i.test(path)),
    )
    .sort((one, other) => Number(isFiled(other.path)) - Number(isFiled(one.path)))
    .slice(0, 100)
    .filter(({ size }) => (rest -= Math.min(size, 2_000_000)) >= 0)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

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
  return [{ path, markdown: /\.html?$/i.test(path) ? htmlMarkdown(content.text) : content.text }];
});
