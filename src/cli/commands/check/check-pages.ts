import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answersPageNames, answersPages } from '../../../check/answers/answers-pages.js';
import type { AskedQuestion } from '../../../check/answers/asked-question.js';
import type { Rubric } from '../../../check/answers/rubric.js';
import type { NothingToJudge } from '../../../check/output/to-json.js';
import { alikePage } from '../../../check/page/alike-page.js';
import { handInPage } from '../../../check/page/hand-in-page.js';
import type { PageAssets } from '../../../check/page/page-frame.js';
import { summaryPage } from '../../../check/page/summary-page.js';
import { encodePath } from '../../../html/encode-path.js';
import type { Language } from '../../../scenario/language.js';
import type { CheckedFolder } from './check-folders.js';
import type { ComparedClass } from './compare-hand-ins.js';
import { fileNames } from './file-names.js';
import { productFolder } from '../../../product.js';

export interface CheckPage {
  /** Name of its file. */
  readonly name: string;
  readonly html: string;
}

export interface CheckPagesInput {
  /** Absolute path of the folder where the pages will be. */
  readonly out: string;
  readonly checked: readonly CheckedFolder[];
  readonly nothing: readonly NothingToJudge[];
  readonly compared: ComparedClass | undefined;
  /** Whether several hand-ins were named, so that there is a page with all. */
  readonly several: boolean;
  readonly strict: boolean;
  readonly lang: Language;
  /** Whose answers were read, for pages of them; none where nobody wants any. */
  readonly questions: readonly AskedQuestion[];
  readonly rubric: Rubric | undefined;
}

/**
 * A page for each hand-in, before them the page with all when there were several, and after them those with their answers; the
 * first one is to be read first.
 */
export function checkPages(input: CheckPagesInput): CheckPage[] {
  const { out, checked, nothing, compared, several, strict, lang, questions } = input;
  const assets = readAssets();
  const reserved = [
    'index',
    'alike',
    ...answersPageNames(questions).map((name) => name.replace(/\.html$/, '')),
  ];
  const names = fileNames(
    checked.map(({ result }) => result.name),
    reserved,
  ).map((name) => `${name}.html`);
  const summary = several ? 'index.html' : undefined;
  const pages = checked.map(({ path, result }, index) => ({
    name: names[index] ?? '',
    html: handInPage(result, { folder: path && folderAddress(out, path), summary, strict }, assets),
  }));
  const answers = questions.length === 0 ? [] : pagesOfAnswers(input, names, summary);
  if (summary === undefined) return [...pages, ...answers];
  const entries = checked.map(({ result }, index) => ({ result, href: names[index] ?? '' }));
  const alike = compared && { href: alikeName, pairs: compared.alike.pairs.length };
  const place = { strict, lang, alike, answers: answers[0]?.name };
  return [
    { name: summary, html: summaryPage(entries, nothing, place, assets) },
    ...(compared === undefined ? [] : [alikeOf(compared)]),
    ...pages,
    ...answers,
  ];

  function alikeOf({ alike: found, paths }: ComparedClass): CheckPage {
    const folders = paths.map((path) => folderAddress(out, path));
    const places = { summary: 'index.html', folders, pages: names, lang };
    return { name: alikeName, html: alikePage(found, places, readAlikeAssets()) };
  }
}

const alikeName = 'alike.html';

function pagesOfAnswers(
  { out, checked, questions, rubric, lang }: CheckPagesInput,
  names: readonly string[],
  summary: string | undefined,
): CheckPage[] {
  const entries = checked.map(({ path, result, answers }, index) => {
    return { result, answers, href: names[index] ?? '', folder: path && folderAddress(out, path) };
  });
  return answersPages({ entries, questions, rubric, lang, summary }, readAssets('answers'));
}

/** Address of a folder from another one; in full where there is no way from one to the other. */
function folderAddress(from: string, to: string): string {
  const path = relative(from, to);
  if (isAbsolute(path)) return `${pathToFileURL(to).href}/`;
  return path === '' ? './' : `${encodePath(path.split(sep).join('/'))}/`;
}

/** Style and script of the table, or of the pages of answers, which have some of the same style. */
function readAssets(of: 'check' | 'answers' = 'check'): PageAssets {
  return {
    style: [
      'html/assets/base.css',
      'check/page/assets/check.css',
      ...(of === 'answers' ? ['check/page/assets/answers.css'] : []),
    ]
      .map(readSource)
      .join('\n'),
    script: readSource(`check/page/assets/${of}.js`),
  };
}

function readAlikeAssets(): PageAssets {
  const { style } = readAssets();
  return {
    style: `${style}\n${readSource('check/page/assets/alike.css')}`,
    script: readSource('check/page/assets/alike.js'),
  };
}

function readSource(path: string): string {
  return readFileSync(join(productFolder, 'src', path), 'utf8');
}
