import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NothingToJudge } from '../../../check/output/to-json.js';
import { alikePage } from '../../../check/page/alike-page.js';
import { handInPage } from '../../../check/page/hand-in-page.js';
import type { PageAssets } from '../../../check/page/page-frame.js';
import { summaryPage } from '../../../check/page/summary-page.js';
import { encodePath } from '../../../html/encode-path.js';
import type { Language } from '../../../scenario/language.js';
import type { CheckedFolder } from './check-folders.js';
import type { ComparedClass } from './compare-hand-ins.js';
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
}

/** A page for each hand-in, and before them the page with all when there were several; the first one is to be read first. */
export function checkPages({
  out,
  checked,
  nothing,
  compared,
  several,
  strict,
  lang,
}: CheckPagesInput): CheckPage[] {
  const assets = readAssets();
  const names = fileNames(checked.map(({ result }) => result.name));
  const summary = several ? 'index.html' : undefined;
  const pages = checked.map(({ path, result }, index) => ({
    name: names[index] ?? '',
    html: handInPage(result, { folder: path && folderAddress(out, path), summary, strict }, assets),
  }));
  if (summary === undefined) return pages;
  const entries = checked.map(({ result }, index) => ({ result, href: names[index] ?? '' }));
  const alike = compared && { href: alikeName, pairs: compared.alike.pairs.length };
  return [
    { name: summary, html: summaryPage(entries, nothing, { strict, lang, alike }, assets) },
    ...(compared === undefined ? [] : [alikeOf(compared)]),
    ...pages,
  ];

  function alikeOf({ alike: found, paths }: ComparedClass): CheckPage {
    const folders = paths.map((path) => folderAddress(out, path));
    const places = { summary: 'index.html', folders, pages: names, lang };
    return { name: alikeName, html: alikePage(found, places, readAlikeAssets()) };
  }
}

const alikeName = 'alike.html';

/** Names of files, each another also where capitals do not count, that no file system and no address minds. */
function fileNames(names: readonly string[]): string[] {
  const taken = new Set(['index', 'alike']);
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
    const start = plain.slice(0, 80) || 'hand-in';
    let chosen = start;
    for (let count = 2; taken.has(chosen.toLowerCase()); count += 1) chosen = `${start}-${count}`;
    taken.add(chosen.toLowerCase());
    return `${chosen}.html`;
  });
}

/** Address of a folder from another one; in full where there is no way from one to the other. */
function folderAddress(from: string, to: string): string {
  const path = relative(from, to);
  if (isAbsolute(path)) return `${pathToFileURL(to).href}/`;
  return path === '' ? './' : `${encodePath(path.split(sep).join('/'))}/`;
}

function readAssets(): PageAssets {
  return {
    style: `${readSource('html/assets/base.css')}\n${readSource('check/page/assets/check.css')}`,
    script: readSource('check/page/assets/check.js'),
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
