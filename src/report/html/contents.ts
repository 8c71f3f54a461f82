import type { Entry } from './chapters.js';
import { markup, type Html } from '../../html/markup.js';
import { ids, type Page } from './page.js';

/** The table of contents, with the search through the evidence; it stands beside the text where the window is wide. */
export function contents(entries: readonly Entry[], page: Page): Html {
  const { words } = page;
  return markup`<nav class="contents" id="${ids.contents}" aria-label="${words.contents}">
    <details open>
      <summary>${words.contents}</summary>
      <ol>
        ${entries.map((entry) => item(entry, page))}
      </ol>
    </details>
    ${search(page)}
  </nav> `;
}

function item(entry: Entry, page: Page): Html {
  const number = entry.number === '' ? undefined : markup`<span class="number">${entry.number}</span> `;
  const gaps =
    entry.gaps === 0 ? undefined : markup` <span class="gaps">${page.words.places(entry.gaps)}</span>`;
  const inner =
    entry.entries.length === 0
      ? undefined
      : markup`<ol>
          ${entry.entries.map((each) => item(each, page))}
        </ol>`;
  return markup`<li>
    <a href="#${entry.id}">${number}<span class="heading">${entry.heading}</span>${gaps}</a>${inner}
  </li> `;
}

// Hidden until the script that searches is there.
function search({ words }: Page): Html {
  return markup`<div class="tools" role="search" hidden data-found="${words.found}" data-not-found="${words.notFound}">
    <label for="${ids.search}">${words.search}</label>
    <div class="field">
      <input
        id="${ids.search}"
        type="search"
        autocomplete="off"
        spellcheck="false"
        aria-keyshortcuts="/"
        placeholder="${words.search}"
        title="${words.searchKey}"
      ><kbd aria-hidden="true">/</kbd>
    </div>
    <button type="button" class="scheme" data-dark="${words.dark}" data-light="${words.light}">
      ${words.dark}
    </button>
    <div class="matches">
      <output for="${ids.search}" aria-live="polite"></output>
      <button type="button" class="previous" aria-label="${words.previous}" hidden>
        <span aria-hidden="true">↑</span>
      </button>
      <button type="button" class="next" aria-label="${words.next}" hidden>
        <span aria-hidden="true">↓</span>
      </button>
    </div>
  </div>`;
}
