import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Aside, isThere } from '../../../keep/aside.js';
import { foreignAt, neverOurs, put } from '../../../keep/door.js';
import { Failed } from '../../../failure.js';
import { answerPath, emptyAnswers, newSettings, type NewFile } from '../../../report/init/new-workspace.js';
import { takeOver, type Takeover } from '../../../report/init/takeover/take-over.js';
import { languages, type Language } from '../../../scenario/language.js';
import type { Plan } from '../../../scenario/plan.js';
import type { CommandResult } from '../../command-result.js';
import { checkedLabOf } from '../../../check/checked-lab.js';
import { loadLabs } from '../../lab-files.js';
import { tellMovedAside } from '../../tell-moved-aside.js';
import { loadPlans, taskFiles } from '../../task-files.js';
import { askAbout } from './ask-about.js';
import { initText, type Written } from './init-text.js';
import { keepOriginal } from './keep-original.js';
import { readPersonsFolder } from './read-persons-folder.js';

export interface InitOptions {
  readonly lang?: Language;
  /** Where the folder is; from `-C` before the command. */
  readonly directory?: string;
}

/**
 * `ait-lab init`: makes a workspace with settings and answers. Those that a report in the folder gives are taken over, the
 * others are empty; what is there already is never overwritten.
 */
export async function init(named = '.', { lang, directory = '' }: InitOptions): Promise<CommandResult> {
  const folder = isAbsolute(named) ? named : join(directory, named);
  const workspace = resolve(folder);
  const there = statSync(workspace, { throwIfNoEntry: false });
  if (there?.isDirectory() === false)
    throw new Failed({ reason: 'usage', message: `${folder}: not a folder` });
  const tasks = taskFiles(workspace);
  const labs = loadLabs(workspace);
  const plans = loadPlans(tasks, labs, [...tasks.keys()]);
  const person = there && (await readPersonsFolder(workspace, checkedLabOf(labs, plans)));
  const found = person?.written && takeOver(person.written, plans);
  // Where nobody has answered anything yet, there is nothing to go on with.
  const taken = found && found.answers.size > 0 ? found : undefined;
  const settled = lang ?? found?.lang ?? 'en';
  const known = {
    title: found?.title,
    authors: found?.authors ?? [],
    repository: found?.repository ?? person?.remotes[0],
  };
  const about = { ...known, authors: known.authors.length > 0 ? known.authors : (person?.authors ?? []) };
  const empty = emptyAnswers(plans, settled);
  if (taken === undefined)
    await refusePresent(folder, workspace, ['ait-lab.yaml', ...[...empty.keys()].map(answerPath)]);
  const hasSettings = await isThere(join(workspace, 'ait-lab.yaml'));
  const asked = hasSettings ? about : await askAbout(about);
  if (asked === undefined) return { text: '\n', exitCode: 130 };
  const files = [newSettings(settled, asked), ...answerFiles(empty, taken)];
  const written = await writeNew(workspace, files, plans);
  const originals = taken ? await keepOriginal(workspace) : [];
  return {
    text: initText({
      folder,
      workspace,
      taken,
      asked,
      empty: [...empty.keys()],
      written,
      originals,
      unread: person?.unread,
    }),
    exitCode: 0,
  };
}

/** Where nothing is taken over, the folder is to be a new workspace. */
async function refusePresent(folder: string, workspace: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const present = await foreignAt(join(workspace, path), neverOurs);
    if (present === undefined) continue;
    const message = `${join(folder, relative(workspace, present))} is there already, and nothing was written`;
    const hint = 'choose another folder, or give that file another name';
    throw new Failed({ reason: 'usage', message, hint });
  }
}

function answerFiles(empty: ReadonlyMap<string, string>, taken: Takeover | undefined): NewFile[] {
  const texts = new Map(empty);
  for (const [name, { text }] of taken?.answers ?? []) texts.set(name, text);
  return [...texts].map(([name, text]) => ({ path: answerPath(name), text }));
}

/** Writes what is not there yet, and in the place of an answer that is nothing but our hint. */
async function writeNew(
  workspace: string,
  files: readonly NewFile[],
  plans: readonly Plan[],
): Promise<Written> {
  const aside = new Aside();
  using _told = tellMovedAside(aside);
  const hints = new Set(languages.flatMap((lang) => [...emptyAnswers(plans, lang).values()]));
  const isOurs = (path: string): boolean => hints.has(readFileSync(path, 'utf8'));
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path, text } of files) {
    const place = join(workspace, path);
    if ((await foreignAt(place, isOurs)) !== undefined) {
      kept.push(path);
      continue;
    }
    // One hint is as good as the other.
    if (hints.has(text) && (await isThere(place))) continue;
    await put(place, Buffer.from(text), { aside, root: workspace, isOurs });
    written.push(path);
  }
  return { written, kept };
}
