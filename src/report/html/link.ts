import type { WorkspaceFileLink } from '../model.js';
import { markup, type Content, type Html } from '../../html/markup.js';
import { isExternal, safeHref } from './safe-href.js';

/** A link; only its text where the address is none that a report may lead to. */
export function link(address: string, text: Content): Html {
  const href = safeHref(address);
  if (href === undefined) return markup`${text}`;
  return isExternal(href)
    ? markup`<a href="${href}" rel="noopener noreferrer">${text}</a>`
    : markup`<a href="${href}">${text}</a>`;
}

/** The path of a file of the workspace, as a link to it. */
export function fileLink(file: WorkspaceFileLink): Html {
  return link(file.href, markup`<span class="path">${file.path}</span>`);
}
