import { encodePath } from '../html/encode-path.js';
import type { WorkspaceFileLink } from './model.js';

/** A link to a file of the workspace, from a file in `report/`. */
export function linkTo(path: string): WorkspaceFileLink {
  const encoded = encodePath(path);
  return { path, href: encoded.startsWith('report/') ? encoded.slice('report/'.length) : `../${encoded}` };
}
