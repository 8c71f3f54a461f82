import type { WorkspaceFileLink } from '../model.js';
import { codeSpan } from './escape.js';

/** A link to a file, which reads as its path. */
export function markdownLink({ path, href }: WorkspaceFileLink): string {
  return `[${codeSpan(path)}](${href})`;
}
