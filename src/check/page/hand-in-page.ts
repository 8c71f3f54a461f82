import { encodePath } from '../../html/encode-path.js';
import { markup, type Html, type Content } from '../../html/markup.js';
import { chaptersOf, type Chapter } from '../output/chapters-of.js';
import { countsAgainst, isError } from '../output/counts-against.js';
import type { CheckResult, Finding, Verdict } from '../verdict.js';
import type { Labels } from '../words/labels.js';
import { wordings } from '../words/wordings.js';
import { behaviourMarkup } from './behaviour-markup.js';
import { decisionMarkup, lookList, lookMarkup, originMarkup, pointsMarkup } from './grades-markup.js';
import { itemAnchor } from './item-anchor.js';
import { pageFrame, type PageAssets } from './page-frame.js';
import { statusMarks } from './status-marks.js';
import { sumLine } from './sum-line.js';

/** Where a page is, and how it judges. */
export interface HandInPlace {
  /** Address of the hand-in's folder from the page's place, encoded, with a slash at its end: `../my-lab/`; `undefined` when it is gone. */
  readonly folder: string | undefined;
  /** Address of the page with all hand-ins, when there is one. */
  readonly summary: string | undefined;
  /** Whether optional items count. */
  readonly strict: boolean;
}

/** The judgement of one hand-in as a page: each verdict with its reason, its hint, and links to what shows it. */
export function handInPage(result: CheckResult, place: HandInPlace, assets: PageAssets): string {
  const { name, root, report, lang } = result;
  const words = wordings[lang].labels.page;
  const chapters = chaptersOf(result);
  const body = markup`<a class="skip" href="#items">${words.skip}</a>
<header class="title">
${place.summary === undefined ? undefined : markup`<p><a href="${place.summary}">${words.allHandIns}</a></p>`}
<h1>${name}</h1>
${sumLine(result, place.strict)}
<p class="soft">${report.length === 0 ? words.noReport : markup`${words.reportIn}${fileLinks(report, place)}`}${
    root === '.' ? undefined : markup`${words.labIn}${fileLinks([root], place)}`
  }</p>
${originMarkup(result)}<nav aria-label="${words.tasks}"><ul>${chapters.map(
    ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>
</header>
<main id="items" tabindex="-1">
${lacking(result, place.strict)}${lookList(result)}${behaviourMarkup(result)}${chapters.map((chapter) => chapterMarkup(chapter, result, place))}</main>`;
  return pageFrame(lang, words.title(name), body, { ...assets, script: '' });
}

/** What stands in the way of a complete hand-in, each with a link to its place. */
function lacking({ items, findings, lang }: CheckResult, strict: boolean): Html | undefined {
  const { labels } = wordings[lang];
  const links = [
    ...items
      .filter((item) => countsAgainst(item, strict))
      .map(
        ({ id, status }) =>
          markup`<li><a href="#${itemAnchor(id)}">${id}</a> ${labels.statuses[status]}</li>\n`,
      ),
    ...findings.flatMap((finding, index) =>
      isError(finding)
        ? [
            markup`<li><a href="#${findingAnchor(index)}">${finding.message}</a> ${labels.levels.error}</li>\n`,
          ]
        : [],
    ),
  ];
  if (links.length === 0) return undefined;
  return markup`<section class="lacking" aria-labelledby="lacking">
<h2 id="lacking">${labels.page.lacking}</h2>
<ul>
${links}</ul>
</section>
`;
}

function chapterMarkup(
  { id, title, items, findings }: Chapter,
  result: CheckResult,
  place: HandInPlace,
): Html {
  const { labels } = wordings[result.lang];
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${items.length === 0 ? undefined : markup`<ul class="items">\n${items.map((item) => itemMarkup(item, labels, place))}</ul>\n`}${
    findings.length === 0
      ? undefined
      : markup`<h3>${labels.findings}</h3>\n<ul class="items">\n${findings.map((each) => findingMarkup(each, findingAnchor(result.findings.indexOf(each)), labels, place))}</ul>\n`
  }</section>
`;
}

function itemMarkup(item: Verdict, labels: Labels, place: HandInPlace): Html {
  const { id, status, evidence, reason, hint } = item;
  const { sign, tone } = statusMarks[status];
  const shownTone = tone === 'quiet' && countsAgainst(item, place.strict) ? 'bad' : tone;
  return markup`<li id="${itemAnchor(id)}">
<span class="mark ${shownTone}" aria-hidden="true">${sign}</span>
<span class="id">${id}</span>
<span class="status ${shownTone}">${labels.statuses[status]}${pointsMarkup(item.points, labels)}</span>
<div class="why">${decisionMarkup(item.override, labels.statuses, labels)}${paragraph(reason)}${lookMarkup(item, labels)}${hintMarkup(hint)}${files(evidence, place)}</div>
</li>
`;
}

const levelTones = { error: 'bad', warning: 'warn', note: 'quiet' } as const;
const levelSigns = { error: '✗', warning: '!', note: 'i' } as const;

function findingMarkup(finding: Finding, id: string, { levels, page }: Labels, place: HandInPlace): Html {
  const { rule, level, files: about, line, message, hint } = finding;
  return markup`<li id="${id}">
<span class="mark ${levelTones[level]}" aria-hidden="true">${levelSigns[level]}</span>
<span class="id">${rule}</span>
<span class="status ${levelTones[level]}">${levels[level]}</span>
<div class="why">${paragraph(message)}${hintMarkup(hint)}${files(about, place, line === undefined ? '' : page.line(line))}</div>
</li>
`;
}

function paragraph(text: string): Html | undefined {
  return text === '' ? undefined : markup`<p>${withCode(text)}</p>`;
}

function hintMarkup(hint: string): Html | undefined {
  return hint === '' ? undefined : markup`<p class="hint">${withCode(hint)}</p>`;
}

/** What stands between two backticks is a command or an address. */
function withCode(text: string): Content[] {
  return text.split('`').map((part, index, parts) => {
    if (index % 2 === 0) return part;
    return index === parts.length - 1 ? `\`${part}` : markup`<code>${part}</code>`;
  });
}

function files(paths: readonly string[], place: HandInPlace, where = ''): Html | undefined {
  if (paths.length === 0) return undefined;
  return markup`<p class="files">${fileLinks(paths, place)}${where}</p>`;
}

function fileLinks(paths: readonly string[], { folder }: HandInPlace): Html[] {
  return paths.map(
    (path, index) =>
      markup`${index === 0 ? '' : ', '}${
        folder === undefined
          ? markup`<span class="path">${path}</span>`
          : markup`<a class="path" href="${folder}${encodePath(path)}">${path}</a>`
      }`,
  );
}

function findingAnchor(index: number): string {
  return `finding-${index + 1}`;
}
