import type { Report } from '../model.js';
import { markup, type Html } from '../../html/markup.js';
import { link } from './link.js';
import { moment } from './moment.js';
import { ids, type Page } from './page.js';
import { dayText } from './day-text.js';

/** What a reader sees first: title, authors, date, repository and the facts of the run. */
export function titlePage(report: Report, page: Page): Html {
  const { title, authors, date, repository, facts, lang } = report;
  return markup`<header class="title">
    <h1 id="${ids.top}">${title}</h1>
    ${authors.length === 0 ? undefined : markup`<p class="authors">${authors.join(', ')}</p> `}${
      date === undefined ? undefined : markup`<p class="date">${moment(date, dayText(date, lang))}</p> `
    }${repository === undefined ? undefined : markup`<p class="repository">${link(repository, repository)}</p> `}${
      facts.length === 0
        ? undefined
        : markup`<dl class="facts">
            ${facts.map(
              ({ name, value }) =>
                markup`<div${value.length > 40 ? markup` class="long"` : undefined}>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div> `,
            )}
          </dl>`
    }${report.gaps.length === 0 ? markup`<p class="complete">${page.words.complete}</p>` : undefined}
  </header> `;
}
