import { join, resolve } from 'node:path';
import { taskNumbers } from '../../../check/item.js';
import { isComplete } from '../../../check/output/counts-against.js';
import { toCsvOfHandIns } from '../../../check/output/to-csv-of-hand-ins.js';
import { toCsv } from '../../../check/output/to-csv.js';
import { toJson, toJsonOfMany } from '../../../check/output/to-json.js';
import { toJunit } from '../../../check/output/to-junit.js';
import { wordings } from '../../../check/words/wordings.js';
import { Aside } from '../../../keep/aside.js';
import { writeNamed, writeOwn } from '../../../keep/door.js';
import { Failed } from '../../../failure.js';
import type { Language } from '../../../scenario/language.js';
import { makePalette } from '../../../ui/palette.js';
import { bytesText } from '../../../ui/quantity.js';
import { checkedLab } from '../../checked-lab.js';
import type { BehaviourOptions } from './run-behaviour.js';
import { checkFolders, type CheckedFolders } from './check-folders.js';
import { checkSummaryText } from './check-summary-text.js';
import { checkText } from './check-text.js';
import { shown } from './check-words.js';
import { graded, readGrading } from './grading.js';
import type { CommandResult } from '../../command-result.js';
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
  /** Of everything that is told; that of the workspace when it is not said. */
  readonly lang?: Language;
}

/** `ait-lab check`: what folders hand in, item by item; 0 complete, 1 something lacks or is wrong, 2 nothing to judge. */
export async function check(words: readonly string[], options: CheckOptions): Promise<CommandResult> {
  // Whoever checks all of a hand-in reads no task file, and need not wait for what reads them.
  const tasks = options.task && (await import('../../task-files.js')).selectTasks(options.task, taskNumbers);
  const folders = words.length === 0 ? [options.directory ?? '.'] : words;
  const lang = options.lang ?? (await workspaceLanguage(options.directory ?? '.'));
  const lab = checkedLab(options.directory ?? '.');
  const grading = await readGrading({ ...options, out: options.out ?? 'check' }, folders, lab);
  const read = await checkFolders(folders, tasks, lab, lang);
  const [only] = read.nothing;
  if (folders.length === 1 && only) {
    const { colon, nothingToJudge, text } = wordings[lang].labels;
    const message = `${only.folder}${colon}${nothingToJudge}${colon}${only.why}`;
    const hint = text.nameAFolder;
    throw new Failed({ reason: 'usage', message: shown(message), hint });
  }
  const aside = new Aside();
  using _told = tellMovedAside(aside);
  const seen = options.run ? await carriedOut(read, options, aside) : read;
  const outcome = { ...seen, checked: await graded(seen.checked, grading) };
  const written = await writeFiles(outcome, lang, folders.length > 1, options, aside);
  const text = resultText(outcome, lang, folders.length > 1, options);
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

async function carriedOut(
  { checked, nothing }: CheckedFolders,
  options: CheckOptions,
  aside: Aside,
): Promise<CheckedFolders> {
  const { withBehaviour } = await import('./run-behaviour.js');
  const place = { out: options.out ?? 'check', aside };
  return { checked: await withBehaviour(checked, options, place), nothing };
}

function resultText(
  { checked, nothing }: CheckedFolders,
  lang: Language,
  several: boolean,
  options: CheckOptions,
): string {
  const results = checked.map(({ result }) => result);
  const [first] = results;
  if (options.json) return several || !first ? toJsonOfMany(results, nothing) : toJson(first);
  const { columns, isTTY } = process.stdout;
  const display = {
    palette: makePalette(process.stdout),
    columns: isTTY ? columns : undefined,
    strict: options.strict ?? false,
    lang,
  };
  return several || !first ? checkSummaryText(results, nothing, display) : checkText(first, display);
}

interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly isPage: boolean;
}

/** Writes what was asked for; the page that a reader begins with comes first of the pages, and is told of alone. */
async function writeFiles(
  { checked, nothing }: CheckedFolders,
  lang: Language,
  several: boolean,
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
  if (options.format === undefined && options.out === undefined && !options.open) return files;
  const { checkPages } = await import('./check-pages.js');
  const out = options.out ?? 'check';
  const pages = checkPages({ out: resolve(out), checked, nothing, several, strict, lang });
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
