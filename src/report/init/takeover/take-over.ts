import { copiedFrom, nothingCopied } from '../../../check/written/copied-text.js';
import { ownAddress } from '../../../check/written/judge-repository.js';
import type { WrittenReport, WrittenSection } from '../../../check/written/written-report.js';
import type { Language } from '../../../scenario/language.js';
import type { Plan } from '../../../scenario/plan.js';
import { movedTargets } from './moved-links.js';
import { ownStretches } from './own-stretches.js';
import { placeSections } from './place-sections.js';
import { sourceLines, type LineRange } from './source-lines.js';
import { takenText, reportFile } from './taken-text.js';
import { languageOf } from './text-language.js';
import { readTitlePage } from './title-page.js';
import { webAddress } from './web-address.js';

/** A report that a person has written, as `ait-lab check` reads it. */
export interface HandWritten {
  readonly report: WrittenReport;
  /** The lab's own statement, where it lies there, too. */
  readonly statement: string | undefined;
  /** Texts of the report's files by path, with their own line ends. */
  readonly texts: ReadonlyMap<string, string>;
  /** Addresses that Git knows, the one that is fetched from first. */
  readonly remotes: readonly string[];
}

/** What is taken out of a report. */
export interface Takeover {
  /** By the name of a file in `report/answers/`, without `.md`. */
  readonly answers: ReadonlyMap<string, TakenAnswer>;
  /** Where its author says something that has no place in the report that is built. */
  readonly left: readonly LineRange[];
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly lang: Language | undefined;
  readonly repository: string | undefined;
}

export interface TakenAnswer {
  readonly text: string;
  readonly from: readonly LineRange[];
}

/** Takes the answers out of a report, each in its author's own words, and what the report says of itself. */
export function takeOver(
  { report, statement, texts, remotes }: HandWritten,
  plans: readonly Plan[],
): Takeover {
  const copied = statement === undefined ? nothingCopied : copiedFrom(statement);
  const files = new Map(
    [...texts].map(
      ([file, text]) => [file, reportFile(sourceLines(text), movedTargets(report, file))] as const,
    ),
  );
  const { placed, left } = placeSections(report, plans);
  const answers = new Map<string, TakenAnswer>();
  for (const [name, sections] of placed) {
    const from = ownStretches(sections, copied, commandsAnswer.has(name));
    const text = takenText(from, name, files);
    if (text.trim() !== '') answers.set(name, { text, from });
  }
  const [main = ''] = report.files;
  const named = ownAddress(report, remotes);
  return {
    answers,
    left: left.filter((section) => isTold(section, report)).map(rangeOf),
    ...readTitlePage(texts.get(main) ?? ''),
    lang: languageOf(report.sections.map(({ ownText }) => ownText).join('\n')),
    repository: (named && webAddress(named.address, named.name)) ?? remotes[0],
  };
}

/** What has to be done step by step may be told in commands alone. */
const commandsAnswer: ReadonlySet<string> = new Set(['M2']);

/** The title page goes into the settings, and a table of contents is made anew. */
function isTold({ task, chapter, ownText, line, file }: WrittenSection, report: WrittenReport): boolean {
  const first = report.sections.find((one) => one.file === file && (one.task ?? one.chapter) !== undefined);
  const isFront = file === report.files[0] && first !== undefined && line < first.line;
  return !report.inStatement && task === undefined && chapter === undefined && !isFront && ownText !== '';
}

function rangeOf({ file, line, lines }: WrittenSection): LineRange {
  return { file, first: line, last: Math.max(line, lines.last) };
}
