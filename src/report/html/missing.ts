import type { Gap } from '../model.js';
import { markup, type Html } from '../../html/markup.js';
import { ids, type Page } from './page.js';

/** Everything that a complete report would have and this one has not, with its place; nothing when it is complete. */
export function missing(gaps: readonly Gap[], page: Page): Html | undefined {
  if (gaps.length === 0) return undefined;
  const { words } = page;
  return markup`<section class="missing" aria-labelledby="${ids.missing}">
    <h2 id="${ids.missing}">${words.gapsTitle(gaps.length)}</h2>
    <ol>
      ${gaps.map((gap) => {
        const id = page.gapPlaces.find(gap);
        const what = markup`<span class="what">${gap.what}</span>`;
        return markup`<li>
          <span class="where">${gap.where}</span> ${
            id === undefined ? what : markup`<a href="#${id}">${what}</a>`
          }
          – <strong>${words.faults[gap.fault]}${words.colon.trimEnd()}</strong> ${gap.why}
        </li> `;
      })}
    </ol>
  </section> `;
}
