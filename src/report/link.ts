import type { WorkspaceFileLink } from './model.js';

/** A link to a file of the workspace, from a file in `report/`. */
export function linkTo(path: string): WorkspaceFileLink {
  const parts = path.split('/').map(encodeSegment);
  const href = parts[0] === 'report' ? parts.slice(1).join('/') : ['..', ...parts].join('/');
  return { path, href };
}

/** More than a URL asks for: a bracket would end a link in Markdown. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
