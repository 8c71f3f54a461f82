import { basename, resolve } from 'node:path';
import pLimit from 'p-limit';
import type { CheckedLab } from '../../../check/checked-lab.js';
import { findCopies, fingerprintsOf, type Fingerprint } from '../../../check/findings/find-copies.js';
import type { AskedQuestion } from '../../../check/answers/asked-question.js';
import type { HandInAnswers } from '../../../check/answers/given-answer.js';
import { readAnswers } from '../../../check/answers/read-answers.js';
import { judgeDelivery } from '../../../check/judge.js';
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

/** A hand-in that was judged. */
export interface CheckedFolder {
  /** Absolute path. */
  readonly path: string;
  readonly result: CheckResult;
  /** To the questions that were asked for; none where none was. */
  readonly answers: HandInAnswers;
}

export interface CheckedFolders {
  /** In the order in which the folders were named. */
  readonly checked: readonly CheckedFolder[];
  readonly nothing: readonly NothingToJudge[];
}

/** While one is read, another is judged. */
const atOnce = 2;

/** Reads folders and holds them against a lab, a few at once, in words of a language; with tasks, only what belongs to them. */
export async function checkFolders(
  folders: readonly string[],
  tasks: readonly number[] | undefined,
  lab: CheckedLab,
  lang: Language,
  questions: readonly AskedQuestion[] = [],
): Promise<CheckedFolders> {
  const line = countingLine(process.stderr);
  const limit = pLimit(atOnce);
  let begun = 0;
  const outcomes = await Promise.all(
    folders.map((folder) =>
      limit(() => {
        begun += 1;
        if (folders.length > atOnce)
          line.show(wordings[lang].labels.text.checking(begun, folders.length, shown(basename(folder))));
        return checkFolder(folder, { tasks, lab, lang, questions, isAlone: folders.length === 1 });
      }),
    ),
  ).finally(() => line.clear());
  return {
    checked: withCopies(outcomes.filter((outcome) => 'result' in outcome)),
    nothing: outcomes.filter((outcome) => 'why' in outcome),
  };
}

interface Comparable extends CheckedFolder {
  readonly fingerprints: readonly Fingerprint[];
  readonly hasRest: boolean;
}

/** Adds what hand-ins share; it belongs to no task. Hand-ins of the same name are told apart by their paths. */
function withCopies(all: readonly Comparable[]): CheckedFolder[] {
  const labelOf = ({ path, result }: Comparable): string =>
    all.some((other) => other.path !== path && other.result.name === result.name) ? path : result.name;
  const copies = findCopies(
    all.flatMap((one) => one.fingerprints.map((print) => ({ ...print, handIn: labelOf(one) }))),
  );
  return all.map((one) => {
    const { path, result, answers } = one;
    const found = one.hasRest ? (copies.get(labelOf(one)) ?? []) : [];
    return {
      path,
      answers,
      result: {
        ...result,
        findings: [...result.findings, ...found.map((each) => findingInWords(each, result.lang))],
      },
    };
  });
}

interface Against {
  readonly tasks: readonly number[] | undefined;
  readonly lab: CheckedLab;
  readonly lang: Language;
  readonly questions: readonly AskedQuestion[];
  readonly isAlone: boolean;
}

async function checkFolder(
  folder: string,
  { tasks, lab, lang, questions, isAlone }: Against,
): Promise<Comparable | NothingToJudge> {
  try {
    const handIn = await readHandIn(folder);
    const nothing = nothingToJudge(handIn);
    if (nothing !== undefined) return nothingIn(folder, nothing, lang);
    const delivery = understand(handIn, lab);
    const result = judgeDelivery(delivery, lang);
    return {
      path: resolve(folder),
      result: tasks ? onlyTasks(result, tasks) : result,
      answers: questions.length === 0 ? [] : readAnswers(delivery, questions),
      fingerprints: fingerprintsOf(handIn, result, lab),
      hasRest: tasks === undefined,
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
