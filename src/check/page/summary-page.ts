import { markup, type Html } from '../../html/markup.js';
import { questionIds, type QuestionId } from '../question.js';
import { itemStatuses, type ItemId } from '../item.js';
import { chaptersOf, type Chapter } from '../output/chapters-of.js';
import { dayOf, groupOf } from '../origin/origin.js';
import { whyOf } from '../output/behaviour-text.js';
import { countsAgainst, failsCourse, isComplete } from '../output/counts-against.js';
import { decisionText } from '../output/decision-text.js';
import { namedAs, type NothingToJudge } from '../output/to-json.js';
import type { CheckResult, Verdict } from '../verdict.js';
import type { Language } from '../../scenario/language.js';
import type { Labels, SummaryLabels } from '../words/labels.js';
import { alikeWords } from '../words/alike-words.js';
import { wordings } from '../words/wordings.js';
import { behaviourAnchor } from './behaviour-markup.js';
import { repositoryLink } from './grades-markup.js';
import { itemAnchor } from './item-anchor.js';
import { pageFrame, type PageAssets } from './page-frame.js';
import { behaviourMarks, statusMarks } from './status-marks.js';

/** A hand-in and the address of its own page. */
export interface SummaryEntry {
  readonly result: CheckResult;
  readonly href: string;
}

export interface SummaryOptions {
  readonly strict: boolean;
  readonly lang: Language;
  /** The page of what they have in common, and how many pairs it shows. */
  readonly alike?: { readonly href: string; readonly pairs: number } | undefined;
  /** Address of the page of answers, when there is one. */
  readonly answers?: string | undefined;
}

/** All hand-ins as one page: a table with a row for each and a column an item, each cell a link to the verdict. */
export function summaryPage(
  entries: readonly SummaryEntry[],
  nothing: readonly NothingToJudge[],
  { strict, lang, alike, answers }: SummaryOptions,
  assets: PageAssets,
): string {
  const { labels } = wordings[lang];
  const words = labels.summary;
  const complete = entries.filter(({ result }) => isComplete(result, strict)).length;
  const chapters = chaptersOf(entries[0]?.result ?? { ...none, lang }).filter(
    ({ items }) => items.length > 0,
  );
  const ids = chapters.flatMap(({ items }) => items.map(({ id }) => id));
  const asked = entries.some(({ result }) => result.behaviour !== undefined) ? questionIds : [];
  const shown = columnsOf(entries);
  const body = markup`<a class="skip" href="#hand-ins">${words.skip}</a>
<header class="title">
<h1>${words.heading(entries.length)}</h1>
<p class="verdict ${complete === entries.length ? 'good' : 'bad'}">${labels.completeOf(complete, entries.length)}</p>
${legend(labels, entries)}
${answers && markup`<p><a href="${answers}">${wordings[lang].answers.title}</a></p>\n`}${alike === undefined ? undefined : markup`<p><a href="${alike.href}">${alikeWords[lang].link(alike.pairs)}</a></p>\n`}</header>
<main id="hand-ins" tabindex="-1">
${nothingMarkup(nothing, words)}${tools(chapters, shown, words)}<div class="scroll" role="group" tabindex="0" aria-label="${words.table}">
<table class="matrix">
<thead>
<tr class="tasks"><th class="name" rowspan="2" scope="col">${words.handIn}</th>${shown.repositories ? markup`<th class="origin" rowspan="2" scope="col">${labels.grades.repository}</th>` : undefined}${shown.points ? markup`<th class="count" rowspan="2" scope="col">${labels.grades.points}</th>` : undefined}<th class="count" rowspan="2" scope="col">${words.present}</th>${chapters.map(
    ({ title, items }) => markup`<th class="first" colspan="${items.length}" scope="colgroup">${title}</th>`,
  )}${asked.length === 0 ? undefined : markup`<th class="first" colspan="${asked.length}" scope="colgroup">${labels.behaviour.title}</th>`}</tr>
<tr class="ids">${chapters.map(({ items }) =>
    items.map(({ id }, index) => markup`<th class="${edge(index)}" scope="col"><span>${id}</span></th>`),
  )}${asked.map((id, index) => markup`<th class="${edge(index)}" scope="col" title="${labels.behaviour.questions[id]}"><span>${id}</span></th>`)}</tr>
</thead>
<tbody>
${entries.map((entry) => row(entry, strict, asked, shown, labels))}</tbody>
<tfoot>
${totals(entries, chapters, strict, ids, asked, shown, words)}</tfoot>
</table>
</div>
</main>`;
  return pageFrame(lang, words.title(entries.length), body, assets);
}

const none: Omit<CheckResult, 'lang'> = { name: '', root: '.', report: [], items: [], findings: [] };

/** What a page shows beside the matrix, where any hand-in has it. */
interface Columns {
  readonly repositories: boolean;
  readonly points: boolean;
}

function columnsOf(entries: readonly SummaryEntry[]): Columns {
  return {
    repositories: entries.some(
      ({ result: { origin } }) => origin?.repository !== undefined || origin?.lastCommit !== undefined,
    ),
    points: entries.some(({ result: { points } }) => points !== undefined),
  };
}

function legend({ statuses, grades }: Labels, entries: readonly SummaryEntry[]): Html {
  const items = entries.flatMap(({ result }) => result.items);
  const looks = items.filter(({ look }) => look !== undefined).length;
  const decided = items.filter(({ override }) => override !== undefined).length;
  return markup`<ul class="sum">${itemStatuses.map(
    (status) =>
      markup`<li><span class="mark ${statusMarks[status].tone}" aria-hidden="true">${statusMarks[status].sign}</span> ${statuses[status]}</li>`,
  )}${looks === 0 ? undefined : markup`<li><span class="mark quiet unsure" aria-hidden="true">✓</span> ${grades.lookCount(looks)}</li>`}${
    decided === 0
      ? undefined
      : markup`<li><span class="mark quiet by-hand" aria-hidden="true">✓</span> ${grades.decidedCount(decided)}</li>`
  }</ul>`;
}

function nothingMarkup(nothing: readonly NothingToJudge[], words: SummaryLabels): Html | undefined {
  if (nothing.length === 0) return undefined;
  return markup`<section class="nothing" aria-labelledby="nothing">
<h2 id="nothing">${words.nothingToJudge}</h2>
<ul>${nothing.map((one) => markup`<li><span class="path">${namedAs(one)}</span>: ${one.why}</li>`)}</ul>
</section>
`;
}

function tools(chapters: readonly Chapter[], shown: Columns, words: SummaryLabels): Html {
  return markup`<div class="tools" role="group" aria-label="${words.tools}" hidden>
<label for="show">${words.show}</label>
<select id="show">
<option value="all">${words.showAll}</option>
<option value="lacking">${words.showLacking}</option>
${chapters.map(
  ({ title, items }) =>
    markup`<optgroup label="${words.lackingOf(title)}">${items.map(
      ({ id }) => markup`<option value="${id}">${id}</option>`,
    )}</optgroup>\n`,
)}</select>
<label for="order">${words.order}</label>
<select id="order">
${(['given', 'most', 'least', ...(shown.points ? (['points'] as const) : []), 'name'] as const).map(
  (order) => markup`<option value="${order}">${words.orders[order]}</option>\n`,
)}</select>
<label><input type="checkbox" id="lacking-items"> ${words.lackingItems}</label>
<output data-shown="${words.shown}"></output>
</div>
`;
}

function row(
  { result, href }: SummaryEntry,
  strict: boolean,
  asked: readonly QuestionId[],
  shown: Columns,
  labels: Labels,
): Html {
  const lacking = result.items.filter((item) => countsAgainst(item, strict)).length;
  const present = result.items.filter(({ status }) => status === 'present').length;
  const errors = result.findings.filter(({ level }) => level === 'error').length;
  const complete = isComplete(result, strict);
  const group = groupOf(result.origin).join(', ');
  return markup`<tr data-lacking="${lacking}" data-complete="${String(complete)}" data-points="${result.points?.got ?? 0}"><th class="name" scope="row"><a href="${href}">${result.name}</a>${
    group === '' ? undefined : markup` <span class="group" title="${group}">${group}</span>`
  }</th>${shown.repositories ? originCell(result) : undefined}${shown.points ? pointsCell(result, labels) : undefined}<td class="count">${present}/${result.items.length}${errorMark(errors, labels.summary)}</td>${chaptersOf(
    result,
  ).map(({ items }) =>
    items.map((item, index) => cell(item, index, href, strict, labels)),
  )}${asked.map((id, index) => questionCell(id, result, index, href, labels))}</tr>
`;
}

function originCell({ origin }: CheckResult): Html {
  if (origin === undefined) return markup`<td class="origin"></td>`;
  const { lastCommit } = origin;
  const commit =
    lastCommit &&
    markup` <time datetime="${lastCommit.date}" title="${`${lastCommit.date} ${lastCommit.commit} ${lastCommit.by}`}">${dayOf(lastCommit.date)}</time>`;
  return markup`<td class="origin">${repositoryLink(origin)}${commit}</td>`;
}

function pointsCell({ points }: CheckResult, { grades }: Labels): Html {
  if (points === undefined) return markup`<td class="count"></td>`;
  const open =
    points.open === 0
      ? undefined
      : markup` <span class="soft" title="${grades.open(points.open)}">?<span class="unseen"> ${grades.open(points.open)}</span></span>`;
  return markup`<td class="count">${points.got}/${points.of}${open}</td>`;
}

function questionCell(
  id: QuestionId,
  { behaviour = [] }: CheckResult,
  index: number,
  href: string,
  { behaviour: words }: Labels,
): Html {
  const one = behaviour.find((each) => each.id === id);
  if (!one) return markup`<td class="${edge(index)}"></td>`;
  const { sign, tone } = behaviourMarks[one.status];
  const status = words.statuses[one.status];
  const title = `${id}: ${status}. ${whyOf(one)}`;
  return markup`<td class="${edge(index)}${failsCourse(one) ? ' lacks' : ''}"><a class="mark ${tone}" href="${href}#${behaviourAnchor(id)}" title="${title}"><span aria-hidden="true">${sign}</span><span class="unseen">${status}</span></a></td>`;
}

function errorMark(errors: number, words: SummaryLabels): Html | undefined {
  if (errors === 0) return undefined;
  return markup` <span class="mark bad" title="${words.errorsAmongFindings(errors)}">!<span class="unseen"> ${words.errors(errors)}</span></span>`;
}

function cell(
  item: Verdict,
  index: number,
  href: string,
  strict: boolean,
  { statuses, grades, colon }: Labels,
): Html {
  const { sign, tone } = statusMarks[item.status];
  const against = countsAgainst(item, strict);
  const shownTone = tone === 'quiet' && against ? 'bad' : tone;
  const status = statuses[item.status];
  const { look, override } = item;
  const decided = override && grades.decided(statuses[override.was], decisionText(override));
  const unsure = look === undefined ? undefined : `${grades.look}${colon}${look}`;
  const title = [`${item.id}: ${status}.`, decided, item.reason, unsure]
    .filter((text) => text !== undefined)
    .join(' ');
  const note = override ? grades.decidedCount(1) : look === undefined ? undefined : grades.look;
  const kind = override ? ' by-hand' : look === undefined ? '' : ' unsure';
  return markup`<td class="${edge(index)}${against ? ' lacks' : ''}"><a class="mark ${shownTone}${kind}" href="${href}#${itemAnchor(item.id)}" title="${title}"><span aria-hidden="true">${sign}</span><span class="unseen">${status}${note === undefined ? undefined : `, ${note}`}</span></a></td>`;
}

function totals(
  entries: readonly SummaryEntry[],
  chapters: readonly Chapter[],
  strict: boolean,
  ids: readonly ItemId[],
  asked: readonly QuestionId[],
  shown: Columns,
  words: SummaryLabels,
): Html {
  const failing = (id: QuestionId): number =>
    entries.filter(({ result }) => result.behaviour?.some((one) => one.id === id && one.status === 'fails'))
      .length;
  const lacking = new Map(ids.map((id) => [id, 0]));
  let all = 0;
  for (const item of entries.flatMap(({ result }) => result.items)) {
    if (!countsAgainst(item, strict)) continue;
    lacking.set(item.id, (lacking.get(item.id) ?? 0) + 1);
    all += 1;
  }
  return markup`<tr><th class="name" scope="row">${words.lacking}</th>${shown.repositories ? markup`<td class="origin"></td>` : undefined}${shown.points ? markup`<td class="count"></td>` : undefined}<td class="count">${all}</td>${chapters.map(
    ({ items }) =>
      items.map(({ id }, index) => markup`<td class="${edge(index)}">${lacking.get(id) ?? 0}</td>`),
  )}${asked.map((id, index) => markup`<td class="${edge(index)}">${failing(id)}</td>`)}</tr>
`;
}

function edge(index: number): string {
  return index === 0 ? 'first' : 'next';
}
