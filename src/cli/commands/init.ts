import { statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Aside } from '../../keep/aside.js';
import { foreignAt, neverOurs, put } from '../../keep/door.js';
import { Failed } from '../../failure.js';
import { newWorkspace } from '../../report/init/new-workspace.js';
import type { Language } from '../../scenario/language.js';
import { countText } from '../../ui/quantity.js';
import type { CommandResult } from '../command-result.js';
import { loadLabs } from '../lab-files.js';
import { tellMovedAside } from '../tell-moved-aside.js';
import { loadPlans, taskFiles } from '../task-files.js';

export interface InitOptions {
  readonly lang?: Language;
  /** Where the folder is; from `-C` before the command. */
  readonly directory?: string;
}

/** `ait-lab init`: makes a workspace with settings and empty answers; what is there already is never overwritten. */
export async function init(
  named: string,
  { lang = 'en', directory = '' }: InitOptions,
): Promise<CommandResult> {
  const folder = isAbsolute(named) ? named : join(directory, named);
  const workspace = resolve(folder);
  if (statSync(workspace, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Failed({ reason: 'usage', message: `${folder}: not a folder` });
  const tasks = taskFiles(workspace);
  const files = newWorkspace(loadPlans(tasks, loadLabs(workspace), [...tasks.keys()]), lang);
  for (const { path } of files) {
    const present = await foreignAt(join(workspace, path), neverOurs);
    if (present === undefined) continue;
    const message = `${join(folder, relative(workspace, present))} is there already, and nothing was written`;
    throw new Failed({
      reason: 'usage',
      message,
      hint: 'choose another folder, or give that file another name',
    });
  }
  const aside = new Aside();
  using _told = tellMovedAside(aside);
  const door = { aside, root: workspace, isOurs: neverOurs };
  await Promise.all(files.map(({ path, text }) => put(join(workspace, path), Buffer.from(text), door)));
  return { text: nextSteps(folder, workspace, files.length - 1), exitCode: 0 };
}

function nextSteps(folder: string, workspace: string, answers: number): string {
  const here = relative(process.cwd(), workspace);
  return [
    join(folder, 'ait-lab.yaml'),
    `${join(folder, 'report', 'answers')}/  ${countText(answers, 'answer')} to write, each with a hint`,
    '',
    'What comes next:',
    ...(here === '' ? [] : [`  cd ${folder}`]),
    '  put your names and the address of your repository into ait-lab.yaml',
    '  ait-lab run all',
    '  ait-lab build-report --watch    while you write; report/report.html shows what is missing',
    '',
  ].join('\n');
}
