import type { Gap } from '../model.js';
import { markup, type Html } from '../../html/markup.js';
import type { Page } from './page.js';

/** A gap where the reader looks for what is not there; an optional one is less loud. */
export function gapBox(gap: Gap, page: Page): Html {
  const { words } = page;
  const id = gap.optional ? undefined : page.gapPlaces.claim(gap);
  return markup`<div${id === undefined ? undefined : markup` id="${id}"`} class="gap${gap.optional ? ' optional' : ''}" role="note">
<p><strong>${gap.optional ? words.optional : words.faults[gap.fault]}</strong> <span class="what">${gap.what}</span></p>
<p>${gap.why}</p>
<p class="hint"><span class="arrow" aria-hidden="true">→</span> <span>${words.gapHint}${words.colon.trimEnd()}</span> <code>${gap.hint}</code></p>
</div>
`;
}
