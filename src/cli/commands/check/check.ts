import { join, resolve, sep } from 'node:path';
import { Intake } from '../../../check/intake/intake.js';
import { askedQuestions, type AskedQuestion } from '../../../check/answers/asked-question.js';
import type { CheckedLab } from '../../../check/checked-lab.js';
import type { Rubric } from '../../../check/answers/rubric.js';
import type { LetterTemplate } from '../../../check/letters/letter.js';
import { taskNumbers } from '../../../check/item.js';
import { isComplete } from '../../../check/output/counts-against.js';
import { toCsvOfHandIns } from '../../../check/output/to-csv-of-hand-ins.js';
import { toCsv } from '../../../check/output/to-csv.js';
import { toJson, toJsonOfMany } from '../../../check/output/to-json.js';
import { toJunit } from '../../../check/output/to-junit.js';
import { alikeWords } from '../../../check/words/alike-words.js';
import { wordings } from '../../../check/words/wordings.js';
import { Aside } from '../../../keep/aside.js';
import { writeNamed, writeOwn } from '../../../keep/door.js';
import { Failed } from '../../../failure.js';
import type { Language } from '../../../scenario/language.js';
import { makePalette } from '../../../ui/palette.js';
import { bytesText } from '../../../ui/quantity.js';
import { checkedLab } from '../../checked-lab.js';
import type { BehaviourOptions, BehaviourPlace } from './run-behaviour.js';
import { checkFolders, type CheckedFolders } from './check-folders.js';
import { checkSummaryText } from './check-summary-text.js';
import { takeList } from './take-list.js';
import { checkText } from './check-text.js';
import { shown } from './check-words.js';
import { graded, readGrading } from './grading.js';
import type { CommandResult } from '../../command-result.js';
import { watchInterrupts } from '../../interrupt.js';
import { openFile } from '../../open-file.js';
import { tellMovedAside } from '../../tell-moved-aside.js';
import { workspaceLanguage } from '../../workspace-language.js';

export interface CheckOptions extends BehaviourOptions {
  readonly directory?: string;
  /** Build the hand-ins, and see what they do. */
  readonly run?: boolean;
  /** Words such as `5` or `0-3`. */
  readonly task?: readonly string[];
  readonly json?: boolean;
  /** File with folders, one a line; `-` for standard input. */
  readonly list?: string;
  /** Files to write, from where the command runs. */
  readonly junit?: string;
  readonly csv?: string;
  readonly csvHandIns?: string;
  /** What counts how much, and what a person has decided. */
  readonly points?: string;
  readonly overrides?: string;
  readonly strict?: boolean;
  readonly format?: 'html';
  /** Folder for the pages. */
  readonly out?: string;
  readonly open?: boolean;
  /** Folders of hand-ins of earlier years, or each one, that are compared and not judged. */
  readonly earlier?: readonly string[];
  /** File with the points to tick beside each answer. */
  readonly rubric?: string;
  /** Folder for a letter to each hand-in. */
  readonly letters?: string;
  readonly letterTemplate?: string;
  /** Of everything that is told; that of the workspace when it is not said. */
  readonly lang?: Language;
}

/** `ait-lab check`: what folders hand in, item by item; 0 complete, 1 something lacks or is wrong, 2 nothing to judge. */
export async function check(words: readonly string[], options: CheckOptions): Promise<CommandResult> {
  // Whoever checks all of a hand-in reads no task file, and need not wait for what reads them.
  const tasks = options.task && (await import('../../task-files.js')).selectTasks(options.task, taskNumbers);
  const lang = options.lang ?? (await workspaceLanguage(options.directory ?? '.'));
  const { earlier = [] } = options;
  if (tasks && earlier.length > 0)
    throw new Failed({
      reason: 'usage',
      message: '--earlier compares whole hand-ins, and --task asks for a part',
      hint: 'leave one of them out',
    });
  const aside = new Aside();
  using _told = tellMovedAside(aside);
  const lab = checkedLab(options.directory ?? '.');
  const readers = await readForReaders(options, askedQuestions(lab), lang);
  const { outcome, several, questions } = await checkNamed(words, options, { tasks, lab, lang, aside });
  const [only] = outcome.nothing;
  if (!several && only) {
    const { colon, nothingToJudge, text } = wordings[lang].labels;
    const message = `${only.folder}${colon}${nothingToJudge}${colon}${only.why}`;
    const hint = text.nameAFolder;
    throw new Failed({ reason: 'usage', message: shown(message), hint });
  }
  const written = await writeFiles(outcome, { lang, several, questions, ...readers }, options, aside);
  const text = resultText(outcome, lang, several, options);
  const told = written.map(({ path, bytes }) => `${shown(path)}  ${bytesText(bytes)}\n`).join('');
  if (options.json) process.stderr.write(told);
  const result = {
    text: options.json ? text : text + (told && `\n${told}`),
    exitCode: codeOf(outcome, options),
  };
  const page = written.find(({ isPage }) => isPage);
  if (!options.open || !page) return result;
  try {
    await openFile(resolve(page.path));
    return result;
  } catch (failure) {
    process.stdout.write(result.text);
    throw failure;
  }
}

function wantsPages({ format, out, open, rubric }: CheckOptions): boolean {
  return format !== undefined || out !== undefined || open === true || rubric !== undefined;
}

/** What a person has written for pages and letters; a mistake in it is told before anything is judged. */
interface ForReaders {
  readonly rubric: Rubric | undefined;
  readonly template: LetterTemplate | undefined;
}

async function readForReaders(
  { rubric, letters, letterTemplate }: CheckOptions,
  questions: readonly AskedQuestion[],
  lang: Language,
): Promise<ForReaders> {
  if (letterTemplate !== undefined && letters === undefined)
    throw new Failed({
      reason: 'usage',
      message: '--letter-template says how letters are written, and none are asked for',
      hint: 'name a folder for them: --letters letters',
    });
  if (rubric === undefined && letters === undefined) return { rubric: undefined, template: undefined };
  const { readRubric, readTemplate } = await import('./for-readers.js');
  return {
    rubric: rubric === undefined ? undefined : readRubric(rubric, questions),
    template: letters === undefined ? undefined : readTemplate(letterTemplate, lang),
  };
}

/** Builds them, and sees what they do. */
async function carriedOut(
  { checked, ...others }: CheckedFolders,
  options: CheckOptions,
  place: Omit<BehaviourPlace, 'out'>,
): Promise<CheckedFolders> {
  const { withBehaviour } = await import('./run-behaviour.js');
  const out = options.out ?? 'check';
  return { checked: await withBehaviour(checked, options, { out, ...place }), ...others };
}

interface HowToCheck {
  readonly tasks: readonly number[] | undefined;
  readonly lab: CheckedLab;
  readonly lang: Language;
  readonly aside: Aside;
}

/** Takes in what was named, and judges it; what was unpacked for it is gone then, however it ended. */
async function checkNamed(
  words: readonly string[],
  options: CheckOptions,
  { tasks, lab, lang, aside }: HowToCheck,
): Promise<{ outcome: CheckedFolders; several: boolean; questions: readonly AskedQuestion[] }> {
  const { directory = '.', list, earlier = [] } = options;
  using signal = watchInterrupts();
  await using intake = new Intake(signal);
  const named = words.length === 0 && list === undefined ? [directory] : words;
  const { handIns, isClass } = await intake.take(named);
  const listed = list === undefined ? [] : await takeList(intake, list, signal);
  const all = [...handIns, ...listed];
  const several = all.length !== 1 || isClass || list !== undefined || earlier.length > 0;
  const wantsAnswers = options.rubric !== undefined || (wantsPages(options) && several);
  const questions = wantsAnswers ? askedQuestions(lab, tasks) : [];
  const places = all.map(({ from, path = from }) => path);
  const grading = await readGrading({ ...options, out: options.out ?? 'check' }, places, lab);
  const read = await checkFolders(all, tasks, lab, lang, earlier, questions);
  const seen = options.run ? await carriedOut(read, options, { aside, signal, lab }) : read;
  const outcome = { ...seen, checked: await graded(seen.checked, grading) };
  return { outcome, several, questions };
}

function resultText(
  { checked, nothing, compared }: CheckedFolders,
  lang: Language,
  several: boolean,
  options: CheckOptions,
): string {
  const results = checked.map(({ result }) => result);
  const [first] = results;
  if (options.json)
    return several || !first ? toJsonOfMany(results, nothing, compared?.alike) : toJson(first);
  const { columns, isTTY } = process.stdout;
  const display = {
    palette: makePalette(process.stdout),
    columns: isTTY ? columns : undefined,
    strict: options.strict ?? false,
    lang,
  };
  const alike = compared && `\n${alikeWords[lang].told(compared.alike.pairs.length)}\n`;
  return several || !first
    ? checkSummaryText(results, nothing, display) + (alike ?? '')
    : checkText(first, display);
}

/** What the files depend on beside what was judged. */
interface ForFiles extends ForReaders {
  readonly lang: Language;
  readonly several: boolean;
  readonly questions: readonly AskedQuestion[];
}

interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly isPage: boolean;
}

/** Writes what was asked for; the page that a reader begins with comes first of the pages, and is told of alone. */
async function writeFiles(
  { checked, nothing, compared }: CheckedFolders,
  { lang, several, questions, rubric, template }: ForFiles,
  options: CheckOptions,
  aside: Aside,
): Promise<WrittenFile[]> {
  const strict = options.strict ?? false;
  const results = checked.map(({ result }) => result);
  const files: WrittenFile[] = [];
  const writeList = async (path: string, text: string): Promise<void> => {
    const { bytes } = await writeNamed(resolve(path), text, aside);
    files.push({ path, bytes, isPage: false });
  };
  if (options.junit !== undefined) await writeList(options.junit, toJunit(results, strict));
  if (options.csv !== undefined) await writeList(options.csv, toCsv(results));
  if (options.csvHandIns !== undefined)
    await writeList(options.csvHandIns, toCsvOfHandIns(results, nothing, strict));
  if (options.letters !== undefined && template !== undefined) {
    const { writeLetters } = await import('./write-letters.js');
    const bytes = await writeLetters(options.letters, { checked, nothing, template, strict }, aside);
    files.push({ path: join(options.letters, sep), bytes, isPage: false });
  }
  if (!wantsPages(options)) return files;
  const { checkPages } = await import('./check-pages.js');
  const out = options.out ?? 'check';
  const pages = checkPages({
    ...{ out: resolve(out), checked, nothing, compared, several, strict, lang },
    ...{ questions, rubric },
  });
  const root = resolve(out);
  for (const { name, html } of pages.slice(1)) await writeOwn(join(root, name), html, { aside, root });
  for (const { name, html } of pages.slice(0, 1)) {
    const { bytes } = await writeOwn(join(root, name), html, { aside, root });
    files.push({ path: join(out, name), bytes, isPage: true });
  }
  return files;
}

function codeOf({ checked, nothing }: CheckedFolders, { strict = false }: CheckOptions): number {
  if (checked.length === 0) return 2;
  return nothing.length === 0 && checked.every(({ result }) => isComplete(result, strict)) ? 0 : 1;
}
