import type { NotRead } from '../codes/not-read.js';
import type { HandIn, HandInFile } from '../hand-in.js';
import { onceFor } from '../once-for.js';
import { copiedFrom, nothingCopied, type CopiedWords } from './copied-text.js';
import { linkResolver, type LinkResolver } from './link-target.js';
import { isLabName, repositoryOf } from './own-repository.js';
import { wordsOf } from './plain-words.js';
import type { CheckedLab } from '../checked-lab.js';
import { readSections, type ReportSource } from './read-sections.js';
import { reportCandidates } from './report-candidates.js';
import { readTitle } from './report-title.js';
import type { WrittenReport, WrittenSection } from './written-report.js';

/** What was written in a hand-in. */
export interface ReportInHandIn {
  readonly report: WrittenReport | undefined;
  readonly statement: HandInFile | undefined;
  /** By path, texts that might be of the report and are too much to be read. */
  readonly leftOut: ReadonlyMap<string, NotRead>;
}

/**
 * Finds the report in a hand-in and reads its structure; `root` is the lab's folder, empty for the hand-in itself. The
 * statement is the lab's own text, when it lies there without answers in it.
 */
export function readReport(handIn: HandIn, root: string, lab: CheckedLab): ReportInHandIn {
  const { markdown, others, leftOut } = reportCandidates(handIn, root);
  const named = ownRepositories(handIn, markdown);
  const own = named.size > 0 ? named : ownRepositories(handIn, others());
  const resolve = linkResolver(handIn, root, own);
  const statement = findStatement(markdown, resolve, lab);
  const copied = statement === undefined ? nothingCopied : copiedFromSource(statement);
  const read = (sources: readonly ReportSource[]): Candidate[] =>
    sources
      .filter((source) => source !== statement)
      .map((source) => readCandidate(source, copied, resolve, lab))
      .filter(({ words, places }) => words > 0 && places.size > 0);
  const inMarkdown = read(markdown);
  const best = chooseBest(inMarkdown);
  const chosen =
    best !== undefined && best.words >= fewestWords
      ? best
      : (chooseBest(read(others())) ?? best ?? emptyOne(markdown, statement, others()));
  return {
    report: chosen === undefined ? undefined : asReport(chosen, inMarkdown, copied, resolve, lab),
    statement: handIn.files.find(({ path }) => path === statement?.path),
    leftOut,
  };
}

const copiedFromSource = onceFor((statement: ReportSource) => copiedFrom(statement.markdown));

/** A document of the report counts before Markdown with fewer words than this. */
const fewestWords = 40;

interface Candidate {
  readonly source: ReportSource;
  /** Of its author, in a place where the lab asks for them. */
  readonly words: number;
  /** Questions and chapters that have own text or pictures. */
  readonly places: ReadonlySet<string>;
  /** Files that it links to. */
  readonly links: ReadonlySet<string>;
  readonly read: ReturnType<typeof readSections>;
}

function ownRepositories(handIn: HandIn, sources: readonly ReportSource[]): Set<string> {
  const own = handIn.remotes.flatMap((remote) => repositoryOf(remote) ?? []);
  for (const { markdown } of sources)
    for (const match of markdown
      .slice(0, 2_000_000)
      .matchAll(/(?:github|gitlab|bitbucket)[a-z.]{1,30}[/:][\w.-]{1,60}\/[\w.-]{1,120}/gi)) {
      const repository = repositoryOf(match[0]);
      if (repository !== undefined && isLabName(repository)) own.push(repository);
    }
  return new Set(own.map((name) => name.toLowerCase()));
}

/**
 * The lab's own text: long, with its chapters, and nobody has answered in it; beside a report of its own it is nothing else,
 * unless it has the chapters of a report.
 */
function findStatement(
  sources: readonly ReportSource[],
  resolve: LinkResolver,
  lab: CheckedLab,
): ReportSource | undefined {
  const likes = sources
    .filter(isStatementLike)
    .map((source) => ({ source, ...answersIn(source, resolve, lab) }));
  const clean = likes.find(({ words }) => words < 60)?.source;
  if (clean !== undefined || likes.length === 0) return clean;
  const others = sources.filter((source) => !likes.some((like) => like.source === source));
  const hasReport = others.some((source) => {
    const { words, places } = readCandidate(source, nothingCopied, resolve, lab);
    return words >= fewestWords && places.size >= 3;
  });
  return hasReport || likes.some(({ chapters }) => chapters)
    ? likes.find(({ chapters }) => !chapters)?.source
    : undefined;
}

const isStatementLike = onceFor(({ markdown: text }: ReportSource): boolean => {
  const signs = [
    /^title: *lab 0?4\b/i,
    /pedagogical objectives/i,
    /instructions for the lab report/i,
    /windows troubleshooting/i,
    /TODO: \[GEN\] Replace/i,
    /install nodejs and handlebars|tricky stuff/i,
  ];
  return text.length > 30_000 && signs.filter((sign) => sign.test(text)).length >= 3;
});

function answersIn(
  source: ReportSource,
  resolve: LinkResolver,
  lab: CheckedLab,
): { words: number; chapters: boolean } {
  const { sections } = readSections([source], nothingCopied, resolve, lab);
  const answers = sections.filter(({ question, chapter }) => question !== undefined || chapter !== undefined);
  return {
    words: answers.reduce((sum, { ownText }) => sum + wordsOf(ownText).length, 0),
    chapters: answers.some(
      ({ chapter, ownText }) => chapter !== undefined && chapter !== 'contents' && ownText !== '',
    ),
  };
}

function readCandidate(
  source: ReportSource,
  copied: CopiedWords,
  resolve: LinkResolver,
  lab: CheckedLab,
): Candidate {
  const read = readSections([source], copied, resolve, lab);
  const { sections, links } = read;
  const placed = sections.filter((section) => section.task !== undefined || section.chapter !== undefined);
  const filled = placed.filter(({ ownText, pictures }) => ownText !== '' || pictures.length > 0);
  return {
    source,
    words:
      placed.reduce((sum, { ownText }) => sum + wordsOf(ownText).length, 0) +
      placed.flatMap(({ pictures }) => pictures).length,
    places: new Set(filled.map(placeOf)),
    links: new Set(links.flatMap(({ path }) => path ?? [])),
    read,
  };
}

function placeOf(section: WrittenSection): string {
  return section.chapter ?? section.question ?? `task ${section.task ?? ''}`;
}

function chooseBest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>((best, candidate) => {
    if (best === undefined) return candidate;
    const more = weight(candidate) - weight(best);
    return more > 0 ? candidate : best;
  }, undefined);
}

/** Of two with about the same text, the one in the folder for it. */
function weight({ source, words, places }: Candidate): number {
  const filed = /(?:^|\/)(?:reports?|rapports?)\//i.test(source.path) ? 1.05 : 1;
  return (words + 20 * places.size) * filed;
}

/** The report's file, and others that go on with it: beside it or linked with it, and about other places. */
function partsOf(main: Candidate, candidates: readonly Candidate[]): Candidate[] {
  const parts = [main];
  const filled = new Set(main.places);
  const rest = candidates
    .filter((other) => other !== main && isNeighbour(main, other))
    .sort((one, other) => other.words - one.words);
  for (const other of rest) {
    const shared = [...other.places].filter((place) => filled.has(place)).length;
    if (shared > other.places.size * 0.34) continue;
    parts.push(other);
    for (const place of other.places) filled.add(place);
  }
  return parts.sort(
    (one, other) =>
      order(one, parts.length) - order(other, parts.length) || (one.source.path < other.source.path ? -1 : 1),
  );
}

function isNeighbour(main: Candidate, other: Candidate): boolean {
  const folder = main.source.path.slice(0, main.source.path.lastIndexOf('/') + 1);
  const inRoot = !/(?:report|rapport)/i.test(folder);
  const beside =
    other.source.path.startsWith(folder) &&
    (!inRoot || !other.source.path.slice(folder.length).includes('/'));
  return beside || other.links.has(main.source.path) || main.links.has(other.source.path);
}

/** An index or the introduction first, then the tasks, then the chapters that end a report. */
function order({ source, places }: Candidate, count: number): number {
  if (count === 1) return 0;
  const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
  const { task, chapters } = readTitle(name);
  if (task !== undefined) return task;
  if (/^M[1-6]$/i.test(name)) return 0.1;
  const number = /^([0-6])\.([1-6])$/.exec(name);
  if (number !== null) return Number(name);
  if (chapters.includes('difficulties')) return 8;
  if (chapters.includes('conclusion')) return 9;
  if (places.has('introduction') || chapters.length > 0) return -1;
  return -0.5;
}

/** A report that holds nothing yet is one all the same: what it lacks can be told. */
function emptyOne(
  markdown: readonly ReportSource[],
  statement: ReportSource | undefined,
  others: readonly ReportSource[],
): ReportSource | undefined {
  return [...markdown, ...others].find(
    (source) =>
      source !== statement &&
      /(?:^|\/)(?:reports?|rapports?)(?:\/[^/]+|[^/]*)$/i.test(source.path) &&
      !/\/answers\//.test(source.path),
  );
}

function asReport(
  chosen: Candidate | ReportSource,
  candidates: readonly Candidate[],
  copied: CopiedWords,
  resolve: LinkResolver,
  lab: CheckedLab,
): WrittenReport {
  const parts = 'places' in chosen ? partsOf(chosen, candidates).map(({ source }) => source) : [chosen];
  const { sections, links } =
    'places' in chosen && parts.length === 1 ? chosen.read : readSections(parts, copied, resolve, lab);
  // Where the answers stand in the statement itself, nothing outside of them can be told from it.
  const blind = copied === nothingCopied && parts.some(isStatementLike);
  return {
    files: parts.map(({ path }) => path),
    sections: blind
      ? sections.map((section) => (isPlaced(section) ? section : { ...section, ownText: '' }))
      : sections,
    links,
    inStatement: blind,
  };
}

function isPlaced({ question, chapter }: WrittenSection): boolean {
  return question !== undefined || chapter !== undefined;
}
