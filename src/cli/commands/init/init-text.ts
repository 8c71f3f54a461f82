import { join, relative } from 'node:path';
import { answerPath, type AboutReport } from '../../../report/init/new-workspace.js';
import type { Takeover } from '../../../report/init/takeover/take-over.js';
import type { LineRange } from '../../../report/init/takeover/source-lines.js';
import { countText } from '../../../ui/quantity.js';
import { table } from '../../../ui/table.js';
import type { KeptOriginal } from './keep-original.js';

/** Files that were written and files that stay as they were, relative to the workspace. */
export interface Written {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/** What `ait-lab init` has done. */
interface Done {
  /** As it was named. */
  readonly folder: string;
  readonly workspace: string;
  readonly taken: Takeover | undefined;
  readonly asked: AboutReport;
  /** Names of the answers that the lab asks for. */
  readonly empty: readonly string[];
  readonly written: Written;
  readonly originals: readonly KeptOriginal[];
  /** A report that could not be taken over. */
  readonly unread: string | undefined;
}

/** Tells what was taken over, what was left, and what is still to be written. */
export function initText(done: Done): string {
  const { folder, taken, empty, unread } = done;
  if (taken !== undefined) return takenText(done, taken);
  return [
    join(folder, 'ait-lab.yaml'),
    `${join(folder, 'report', 'answers')}/  ${countText(empty.length, 'answer')} to write, each with a hint`,
    ...(unread === undefined ? [] : ['', `${unread} is not Markdown, and nothing was taken over from it.`]),
    ...nextSteps(done),
  ].join('\n');
}

function takenText(done: Done, taken: Takeover): string {
  const { written, empty } = done;
  const names = [...taken.answers.keys()];
  const news = names.filter((name) => written.written.includes(answerPath(name)));
  const rows = news.map((name) => [
    answerPath(name),
    (taken.answers.get(name)?.from ?? []).map(rangeText).join(', '),
  ]);
  const { kept } = written;
  const missing = empty.filter((name) => !taken.answers.has(name) && !kept.includes(answerPath(name)));
  return [
    ...(rows.length === 0
      ? ['Nothing is taken over: what the report says lies in report/answers/ already.']
      : [
          'Taken over, word for word; only the addresses of files are those from report/ now:',
          ...indented(table(rows)),
        ]),
    ...listed('Left where it is, since no question of the lab asks for it:', taken.left.map(rangeText)),
    ...listed('There already, and not touched:', kept),
    ...settingsLines(done),
    ...originalLines(done.originals),
    '',
    missing.length === 0
      ? 'Every question has an answer.'
      : `Still to write: ${missing.join(', ')}, each with a hint in report/answers/`,
    ...nextSteps(done),
  ].join('\n');
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}

function rangeText({ file, first, last }: LineRange): string {
  return first === last ? `${file}:${first}` : `${file}:${first}-${last}`;
}

/** What the settings say, or what they could say where a person has written them. */
function settingsLines({ asked: { title, authors = [], repository }, written }: Done): string[] {
  const found = [
    ...(title === undefined ? [] : [`title: ${title}`]),
    ...(authors.length === 0 ? [] : [`authors: ${authors.join(', ')}`]),
    ...(repository === undefined ? [] : [`repository: ${repository}`]),
  ];
  const isOurs = written.written.includes('ait-lab.yaml');
  return listed(
    isOurs ? 'In ait-lab.yaml:' : 'Found for ait-lab.yaml, which is yours and stays as it is:',
    found,
  );
}

function originalLines(originals: readonly KeptOriginal[]): string[] {
  return originals.flatMap(({ from, to, isMoved }) => [
    '',
    isMoved
      ? `${from} is now ${to}, byte for byte: build-report writes ${from}`
      : `${from} stays, since there is a ${to}: build-report will not write ${from} before it has another name`,
  ]);
}

function nextSteps({ folder, workspace, asked }: Done): string[] {
  const here = relative(process.cwd(), workspace);
  const isTold = (asked.authors ?? []).length > 0 && asked.repository !== undefined;
  return [
    '',
    'What comes next:',
    ...(here === '' ? [] : [`  cd ${folder}`]),
    ...(isTold ? [] : ['  put your names and the address of your repository into ait-lab.yaml']),
    '  ait-lab run all',
    '  ait-lab build-report --watch    while you write; report/report.html shows what is missing',
    '',
  ];
}
