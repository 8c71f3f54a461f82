import { isBelow } from '../captured/find-logs.js';
import type { Delivery } from '../delivery.js';
import type { ComparedText } from './compared-text.js';

/**
 * Handlers, templates, run scripts, HAProxy's configuration and Dockerfiles of a hand-in, wherever in the lab they lie; not
 * the application that the course hands out, nor what was captured.
 */
export function codeFiles({ handIn, root, logs, report, statement }: Delivery): ComparedText[] {
  const others = new Set([
    ...logs.map(({ file }) => file.path),
    ...(report?.files ?? []),
    ...(statement === undefined ? [] : [statement.path]),
  ]);
  return handIn.files.flatMap(({ path, content }) => {
    if (content.kind !== 'text' || content.text.length > longest || others.has(path)) return [];
    if (!isBelow(path, root) || !isCode(root === '' ? path : path.slice(root.length + 1))) return [];
    return [{ path, kind: 'code', line: 1, question: undefined, text: content.text, sources: [] }];
  });
}

/** Characters; whoever writes a longer handler has not written it. */
const longest = 60_000;

function isCode(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (
    folders.some((folder) => /^(?:app|logs?|node_modules|bower_components|reports?|rapports?)$/i.test(folder))
  )
    return false;
  if (/\.(?:md|markdown|html?|css|svg|json|lock|log|pdf)$|^\./i.test(name)) return false;
  const isOfNode = folders.some((folder) => /^(?:ha|haproxy|webapp)$/i.test(folder));
  return isOfNode || /^dockerfile|\.(?:sh|hbs?|handlebars|tmpl|j2|jq)$|haproxy.*\.cfg$/i.test(name);
}
