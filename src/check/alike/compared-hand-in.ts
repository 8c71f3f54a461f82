import type { RecognisedText } from '../content/recognised-text.js';
import type { Delivery } from '../delivery.js';
import { isOfOneRun } from '../findings/find-copies.js';
import { isLabName, repositoryOf } from '../written/own-repository.js';
import { codeFiles } from './code-files.js';
import type { ComparedText } from './compared-text.js';

/** What of a hand-in is compared with others. */
export interface ComparedHandIn {
  readonly texts: readonly ComparedText[];
  /** The statement of the lab, where it lies there, and what a program wrote that may be quoted. */
  readonly handedOut: readonly string[];
  readonly hasStatement: boolean;
  /** Ids of containers in captures, 12 digits each. */
  readonly containers: readonly string[];
  /** Pictures of the report, and captures that two runs cannot agree on. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** `owner/name` in small letters. */
  readonly repositories: readonly string[];
}

/** Takes from a hand-in what can be compared; it holds nothing else of it, so that the rest may go. */
export function comparedHandIn(delivery: Delivery): ComparedHandIn {
  const { handIn, logs, statement } = delivery;
  const stated = statement?.content.kind === 'text' ? statement.content.text : '';
  const told = logs.flatMap(({ file: { content }, below }) =>
    content.kind === 'text' && /(?:^|\/)experiment-[^/]*$/.test(below) ? [content.text] : [],
  );
  return {
    texts: [...answers(delivery, stated), ...codeFiles(delivery)],
    handedOut: [...(stated === '' ? [] : [stated]), ...told],
    hasStatement: stated !== '',
    containers: containersOf(delivery).filter((id) => !stated.includes(id)),
    files: telltaleFiles(delivery, stated),
    repositories: handIn.remotes
      .flatMap((remote) => repositoryOf(remote) ?? [])
      .filter(isLabName)
      .map((name) => name.toLowerCase()),
  };
}

function answers({ report }: Delivery, stated: string): ComparedText[] {
  const texts = new Map<string, ComparedText>();
  for (const { file: path, line, question, text, ownText } of report?.sections ?? []) {
    // One section may answer two questions.
    const place = JSON.stringify([path, line, ownText.length]);
    if (ownText === '' || texts.has(place)) continue;
    const sources = addressesIn(text).filter((address) => !stated.includes(address));
    texts.set(place, { path, kind: 'answer', line, question, text: ownText, sources });
  }
  return [...texts.values()];
}

function addressesIn(text: string): string[] {
  const found = text.slice(0, 100_000).matchAll(/https?:\/\/([^\s<>()[\]"'`*|\\]{4,300})/g);
  const addresses = [...found].map(([, rest = '']) => rest.replace(/[#?].*$|[.,;:!/]+$/, ''));
  return [...new Set(addresses)].slice(0, 20);
}

function containersOf({ logs }: Delivery): string[] {
  const names = logs.flatMap(({ captures }) => captures.flatMap(namesIn));
  // A date without separators has twelve digits, too.
  const ids = names.filter((name) => /^[0-9a-f]{12,64}$/.test(name) && /[a-f]/.test(name) && /\d/.test(name));
  return [...new Set(ids.map((id) => id.slice(0, 12)))].slice(0, 1_000);
}

function namesIn(capture: RecognisedText): readonly string[] {
  switch (capture.kind) {
    case 'docker-ps':
      return capture.rows.map(({ id }) => id);
    case 'docker-inspect':
      return capture.id === undefined ? [] : [capture.id];
    case 'docker-log':
      return [
        ...(capture.node === undefined ? [] : [capture.node]),
        ...capture.joins.map(({ name }) => name),
      ];
    case 'serf-log':
      return capture.events.flatMap(({ member }) => member ?? []);
    case 'haproxy-config':
      return capture.servers.map(({ name }) => name);
    case 'template-line':
      return [capture.host];
    case 'nodes-listing':
      return capture.hosts;
    case 'other':
      return [];
  }
}

function telltaleFiles(
  { handIn, logs, report }: Delivery,
  stated: string,
): { path: string; sha256: string }[] {
  const shown = new Set(
    report?.sections.flatMap(({ pictures }) => pictures.flatMap(({ path }) => path ?? [])) ?? [],
  );
  const captured = new Set(logs.map(({ file }) => file.path));
  return handIn.files.flatMap(({ path, sha256, content }) => {
    const tells =
      content.kind === 'text'
        ? captured.has(path) && isOfOneRun.test(content.text)
        : content.kind === 'picture' && (shown.has(path) || captured.has(path));
    const isStated = stated.includes(path.slice(path.lastIndexOf('/') + 1));
    return tells && !isStated && sha256 !== undefined ? [{ path, sha256 }] : [];
  });
}
