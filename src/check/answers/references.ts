import { groupedBy } from '../findings/rule.js';
import { onceFor } from '../once-for.js';
import type { WrittenLink, WrittenReport, WrittenSection } from '../written/written-report.js';
import type { Reference } from './given-answer.js';

const mostReferences = 20;
const longestAddress = 300;

/** The links and named sources of some sections, each once; in a PDF a link belongs to whatever stands on its page. */
export function referencesIn(
  { links }: WrittenReport,
  sections: readonly WrittenSection[],
): { readonly references: Reference[]; readonly more: number } {
  const found = new Map<string, Reference>();
  const add = (reference: Reference): void => {
    if (!found.has(reference.text)) found.set(reference.text, reference);
  };
  const linksAt = linksByLine(links);
  const seen = new Set<string>();
  for (const section of sections) {
    for (let line = section.line; line <= Math.max(section.line, section.lines.last); line += 1) {
      const place = placeOf(section.file, line);
      if (seen.has(place)) continue;
      seen.add(place);
      for (const link of linksAt.get(place) ?? []) add(asReference(link));
    }
    for (const [text] of section.ownText.matchAll(sources)) add({ kind: 'source', text });
  }
  const references = [...found.values()];
  return {
    references: references.slice(0, mostReferences),
    more: Math.max(0, references.length - mostReferences),
  };
}

/** Works that are named without an address. */
const sources =
  /\b(?:RFC[ -]?\d{3,5}|ISBN[ :]{0,3}[\d-]{10,17}|doi:\s?10\.\d{4,9}\/[\w./()-]{1,100}|arXiv:\s?\d{4}\.\d{4,5})\b/gi;

/** Worked out once for a report: it is asked for with each question. */
const linksByLine = onceFor((links: readonly WrittenLink[]) =>
  groupedBy(links, ({ file, line }) => placeOf(file, line)),
);

function placeOf(file: string, line: number): string {
  return `${line} ${file}`;
}

function asReference({ target, path, found }: WrittenLink): Reference {
  const isRemote = found === 'remote' || found === 'own-repository';
  const kind = isRemote ? 'address' : path === undefined ? 'dead' : 'file';
  return { kind, text: (kind === 'file' ? (path ?? target) : target).slice(0, longestAddress) };
}
