import { basename, resolve } from 'node:path';
import pLimit from 'p-limit';
import { comparedHandIn, type ComparedHandIn } from '../../../check/alike/compared-hand-in.js';
import type { CheckedLab } from '../../../check/checked-lab.js';
import { findCopies, fingerprintsOf, type Fingerprint } from '../../../check/findings/find-copies.js';
import { judge } from '../../../check/judge.js';
import { nothingToJudge } from '../../../check/nothing-to-judge.js';
import { onlyTasks } from '../../../check/output/chapters-of.js';
import type { NothingToJudge } from '../../../check/output/to-json.js';
import { readHandIn, UnreadableFolder } from '../../../check/read/read-hand-in.js';
import { understand } from '../../../check/understand.js';
import type { CheckResult } from '../../../check/verdict.js';
import { findingInWords, nothingInWords } from '../../../check/words/in-words.js';
import { wordings } from '../../../check/words/wordings.js';
import type { Nothing } from '../../../check/codes/not-read.js';
import type { Language } from '../../../scenario/language.js';
import { oneLine } from '../../../plain-text.js';
import { countingLine } from '../../../ui/counting-line.js';
import { shown } from './check-words.js';
import type { ComparedClass } from './compare-hand-ins.js';

/** A hand-in that was judged. */
export interface CheckedFolder {
  /** Absolute path. */
  readonly path: string;
  readonly result: CheckResult;
}

export interface CheckedFolders {
  /** In the order in which the folders were named. */
  readonly checked: readonly CheckedFolder[];
  readonly nothing: readonly NothingToJudge[];
  /** What they have in common; `undefined` for one alone, and where only some tasks are asked for. */
  readonly compared?: ComparedClass;
}

/** While one is read, another is judged. */
const atOnce = 2;

/**
 * Reads folders and holds them against a lab, a few at once, in words of a language; with tasks, only what belongs to them.
 *
 * @param earlier folders of hand-ins of earlier years, which the others are compared with
 */
export async function checkFolders(
  folders: readonly string[],
  tasks: readonly number[] | undefined,
  lab: CheckedLab,
  lang: Language,
  earlier: readonly string[] = [],
): Promise<CheckedFolders> {
  const isCompared = tasks === undefined && folders.length + earlier.length > 1;
  // One hand-in alone need not wait for what compares several; and a mistake is told before all are judged.
  const comparison = isCompared ? await import('./compare-hand-ins.js') : undefined;
  const before = await comparison?.earlierHandIns(earlier, folders, lab);
  const line = countingLine(process.stderr);
  const limit = pLimit(atOnce);
  let begun = 0;
  const outcomes = await Promise.all(
    folders.map((folder) =>
      limit(() => {
        begun += 1;
        if (folders.length > atOnce)
          line.show(wordings[lang].labels.text.checking(begun, folders.length, shown(basename(folder))));
        return checkFolder(folder, { tasks, lab, lang, isCompared, isAlone: folders.length === 1 });
      }),
    ),
  ).finally(() => line.clear());
  const read = outcomes.filter((outcome) => 'result' in outcome);
  const labels = labelsOf(read);
  const comparable = read.flatMap(({ path, compared }, index) =>
    compared === undefined ? [] : [{ name: labels[index] ?? '', path, compared }],
  );
  return {
    checked: withCopies(read, labels),
    nothing: outcomes.filter((outcome) => 'why' in outcome),
    ...(comparison && { compared: comparison.compareHandIns(comparable, before ?? []) }),
  };
}

interface Comparable extends CheckedFolder {
  readonly fingerprints: readonly Fingerprint[];
  readonly hasRest: boolean;
  readonly compared: ComparedHandIn | undefined;
}

/** Hand-ins of the same name are told apart by their paths. */
function labelsOf(all: readonly Comparable[]): string[] {
  return all.map(({ path, result }) =>
    all.some((other) => other.path !== path && other.result.name === result.name) ? path : result.name,
  );
}

/** Adds what hand-ins share; it belongs to no task. */
function withCopies(all: readonly Comparable[], labels: readonly string[]): CheckedFolder[] {
  const copies = findCopies(
    all.flatMap((one, index) => one.fingerprints.map((print) => ({ ...print, handIn: labels[index] ?? '' }))),
  );
  return all.map((one, index) => {
    const { path, result } = one;
    const found = one.hasRest ? (copies.get(labels[index] ?? '') ?? []) : [];
    return {
      path,
      result: {
        ...result,
        findings: [...result.findings, ...found.map((each) => findingInWords(each, result.lang))],
      },
    };
  });
}

interface HowToCheck {
  readonly tasks: readonly number[] | undefined;
  readonly lab: CheckedLab;
  readonly lang: Language;
  readonly isCompared: boolean;
  readonly isAlone: boolean;
}

async function checkFolder(
  folder: string,
  { tasks, lab, lang, isCompared, isAlone }: HowToCheck,
): Promise<Comparable | NothingToJudge> {
  try {
    const handIn = await readHandIn(folder);
    const nothing = nothingToJudge(handIn);
    if (nothing !== undefined) return nothingIn(folder, nothing, lang);
    const result = judge(handIn, lab, lang);
    return {
      path: resolve(folder),
      result: tasks ? onlyTasks(result, tasks) : result,
      fingerprints: fingerprintsOf(handIn, result, lab),
      hasRest: tasks === undefined,
      compared: isCompared ? comparedHandIn(understand(handIn, lab)) : undefined,
    };
  } catch (error) {
    if (error instanceof UnreadableFolder) return nothingIn(folder, error.because, lang);
    // In a class, the others' verdicts come all the same.
    if (isAlone || !(error instanceof Error)) throw error;
    return nothingIn(folder, { code: 'gave-up', error: oneLine(error.message).slice(0, 300) }, lang);
  }
}

function nothingIn(folder: string, because: Nothing, lang: Language): NothingToJudge {
  return { folder, why: nothingInWords(because, lang), because };
}
