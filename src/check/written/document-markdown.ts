import type { Document } from '../hand-in.js';
import type { ReportSource } from './read-sections.js';

/** What a PDF says, as lines that read like Markdown; a picture in it is a link to the file itself. */
export function documentMarkdown(path: string, document: Document): ReportSource {
  const lines: string[] = [];
  const pages: number[] = [];
  for (const [index, page] of document.pages.entries()) {
    const rows = page.text.split('\n');
    const add = (line: string): void => {
      lines.push(line);
      pages.push(index + 1);
    };
    for (let row = 0; row <= rows.length; row++) {
      for (const picture of page.pictures)
        if (Math.min(picture.beforeLine, rows.length) === row && picture.width * picture.height >= 10_000)
          add('![](#picture)');
      const text = rows[row];
      if (text === undefined) continue;
      const title = asTitle(text.trim());
      if (title === undefined) add(text);
      else ['', title, ''].forEach(add);
    }
    for (const link of page.links) add(`<${link.replace(/[<>\s]/g, '')}>`);
    add('');
  }
  return { path, markdown: lines.join('\n'), pageOf: (line) => pages[line - 1] ?? 1 };
}

/** A PDF has no marks for its headings: short lines that can be nothing else. */
function asTitle(text: string): string | undefined {
  if (text.length > 110 || /[.…·_ ]{4,}\d{1,3}$|\t\d{1,3}$/.test(text)) return undefined;
  const plain = text.replace(/\s+/g, ' ');
  if (
    /^(?:[0-9IVX.]{1,6}\s)?(?:task|tâche|tache|chapter|chapitre)\s?\d\b(?!.*[.,;]\s\w)/i.test(plain) &&
    !/\s\d{1,3}$/.test(plain.slice(8))
  )
    return `## ${plain}`;
  if (
    /^(?:[0-9IVX.]{1,6}\s)?(?:table of contents?|contents|sommaire|table des mati[èe]res|introduction|conclusions?|difficult(?:y|ies)|difficult[ée]s?(?: rencontr[ée]e?s)?|problems? encountered|probl[èe]mes rencontr[ée]s)\s?:?$/i.test(
      plain,
    )
  )
    return `## ${plain}`;
  if (/^(?:deliverables?|livrables?|d[ée]livrables?)\s?:?$/i.test(plain)) return `### ${plain}`;
  return undefined;
}
