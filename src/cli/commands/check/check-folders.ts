import pLimit from 'p-limit';
import { comparedHandIn, type ComparedHandIn } from '../../../check/alike/compared-hand-in.js';
import type { CheckedLab } from '../../../check/checked-lab.js';
import { asHandedIn, type HandedIn } from '../../../check/intake/hand-in-folder.js';
import { Refused } from '../../../check/intake/refused.js';
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
import { Failed } from '../../../failure.js';
import { oneLine } from '../../../plain-text.js';
import { countingLine } from '../../../ui/counting-line.js';
import { shown } from './check-words.js';
import type { ComparedClass } from './compare-hand-ins.js';

/** A hand-in that was judged. */
export interface CheckedFolder {
  /** Where it is, for a reader. */
  readonly from: string;
  /** Absolute path; `undefined` when its folder is gone, since it was unpacked to be judged. */
  readonly path: string | undefined;
  /** Its folder once more, for as long as what was taken in is there. */
  readonly open: HandedIn['open'];
  readonly result: CheckResult;
  /** To the questions that were asked for; none where none was. */
  readonly answers: HandInAnswers;
}

export interface CheckedFolders {
  /** In the order in which they were named. */
  readonly checked: readonly CheckedFolder[];
  readonly nothing: readonly NothingToJudge[];
  /** What they have in common; `undefined` for one alone, and where only some tasks are asked for. */
  readonly compared?: ComparedClass;
}

/** While one is read, another is judged. */
const atOnce = 2;

/**
 * Reads hand-ins and holds them against a lab, a few at once, in words of a language; with tasks, only what belongs to them.
 *
 * @param earlier folders of hand-ins of earlier years, which the others are compared with
 */
export async function checkFolders(
  handIns: readonly HandedIn[],
  tasks: readonly number[] | undefined,
  lab: CheckedLab,
  lang: Language,
  earlier: readonly string[] = [],
  questions: readonly AskedQuestion[] = [],
): Promise<CheckedFolders> {
  const isCompared = tasks === undefined && handIns.length + earlier.length > 1;
  // One hand-in alone need not wait for what compares several; and a mistake is told before all are judged.
  const comparison = isCompared ? await import('./compare-hand-ins.js') : undefined;
  const before = await comparison?.earlierHandIns(
    earlier,
    handIns.flatMap(({ path = [] }) => path),
    lab,
  );
  const line = countingLine(process.stderr);
  const limit = pLimit(atOnce);
  let begun = 0;
  const settled = await Promise.allSettled(
    handIns.map((handIn) =>
      limit(() => {
        begun += 1;
        if (handIns.length > atOnce)
          line.show(wordings[lang].labels.text.checking(begun, handIns.length, shown(handIn.name)));
        return checkFolder(handIn, {
          tasks,
          lab,
          lang,
          questions,
          isCompared,
          isAlone: handIns.length === 1,
        });
      }),
    ),
  ).finally(() => line.clear());
  // Only now does nobody write any more into what is removed then.
  const outcomes = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  const read = outcomes.filter((outcome) => 'result' in outcome);
  const labels = labelsOf(read);
  const comparable = read.flatMap(({ from, path = from, compared }, index) =>
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
  return all.map(({ from, result }) =>
    all.some((other) => other.from !== from && other.result.name === result.name) ? from : result.name,
  );
}

/** Adds what hand-ins share; it belongs to no task. */
function withCopies(all: readonly Comparable[], labels: readonly string[]): CheckedFolder[] {
  const copies = findCopies(
    all.flatMap((one, index) => one.fingerprints.map((print) => ({ ...print, handIn: labels[index] ?? '' }))),
  );
  return all.map((one, index) => {
    const { from, path, open, result, answers } = one;
    const found = one.hasRest ? (copies.get(labels[index] ?? '') ?? []) : [];
    return {
      from,
      path,
      open,
      answers,
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
  readonly questions: readonly AskedQuestion[];
  readonly isAlone: boolean;
}

async function checkFolder(
  handedIn: HandedIn,
  { tasks, lab, lang, questions, isCompared, isAlone }: HowToCheck,
): Promise<Comparable | NothingToJudge> {
  try {
    await using opened = await handedIn.open();
    const handIn = asHandedIn(await readHandIn(opened.folder), opened);
    const nothing = nothingToJudge(handIn);
    if (nothing !== undefined) return nothingIn(handedIn, nothing, lang);
    const delivery = understand(handIn, lab);
    const result = judgeDelivery(delivery, lang);
    return {
      from: handedIn.from,
      open: handedIn.open,
      path: handedIn.path,
      result: tasks ? onlyTasks(result, tasks) : result,
      answers: questions.length === 0 ? [] : readAnswers(delivery, questions),
      fingerprints: fingerprintsOf(handIn, result, lab),
      hasRest: tasks === undefined,
      compared: isCompared ? comparedHandIn(delivery) : undefined,
    };
  } catch (error) {
    if (error instanceof UnreadableFolder || error instanceof Refused)
      return nothingIn(handedIn, error.because, lang);
    // In a class, the others' verdicts come all the same; but not when they are called off.
    if (isAlone || error instanceof Failed || !(error instanceof Error)) throw error;
    return nothingIn(handedIn, { code: 'gave-up', error: oneLine(error.message).slice(0, 300) }, lang);
  }
}

function nothingIn({ from, listed }: HandedIn, because: Nothing, lang: Language): NothingToJudge {
  return { folder: from, ...(listed && { listed }), why: nothingInWords(because, lang), because };
}
