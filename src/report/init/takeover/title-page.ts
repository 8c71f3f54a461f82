import { readTitle } from '../../../check/written/report-title.js';
import { withoutMarkup } from '../../../check/written/own-text.js';
import { reportLines } from '../../../check/written/report-line.js';
import { namesIn } from './names-in.js';

/** What stands before the first chapter of a report. */
export interface TitlePage {
  readonly title: string | undefined;
  readonly authors: readonly string[];
}

/** Nobody has a longer title page. */
const mostLines = 60;

/** Reads title and authors of a report from what stands before its first chapter or task. */
export function readTitlePage(markdown: string): TitlePage {
  const lines = reportLines(markdown).slice(0, mostLines);
  const end = lines.findIndex(({ kind, text }) => kind === 'heading' && isChapter(text));
  const front = end === -1 ? lines : lines.slice(0, end);
  const heading = front.find(({ kind, text }) => kind === 'heading' && !isAboutAuthors(plain(text)));
  const setting = front.find(({ text }) => /^\W*(?:title|titre)\s*:/i.test(text));
  const title = heading?.text ?? setting?.text.replace(/^.*?:/, '');
  const texts = front.map(({ kind, text }) => (kind === 'fence' ? '' : plain(text)));
  return { title: shortened(title), authors: labelled(texts) ?? unlabelled(texts) };
}

function isChapter(heading: string): boolean {
  const { task, chapters } = readTitle(plain(heading));
  return task !== undefined || chapters.length > 0;
}

/** Words of a line, without numbers of headings, marks of quotation and of lists. */
function plain(text: string): string {
  return withoutMarkup(text.replace(/<br\s*\/?>/gi, ', ').replace(/<[^<>\s]+@[^<>\s]+>/g, ' '));
}

function shortened(title: string | undefined): string | undefined {
  const words =
    title === undefined
      ? ''
      : plain(title)
          .replace(/\s*#+$/, '')
          .slice(0, 200)
          .trim();
  return words === '' ? undefined : words;
}

const label =
  /^\W*(?:authors?|auteure?s?|auteur(?:\.e|·e|\(e\))?\(?\.?s?\)?|students?|[ée]tudiante?s?|(?:group|groupe)(?: members| membres)?|members|membres|team|[ée]quipe|made by|written by|r[ée]alis[ée] par|r[ée]dig[ée] par|by|par)(?=$|[\s:])\s*:?\s*/iu;

function isAboutAuthors(text: string): boolean {
  return label.test(text);
}

/** Names behind a word for authors, or in the lines below it. */
function labelled(texts: readonly string[]): string[] | undefined {
  for (const [index, text] of texts.entries()) {
    const found = label.exec(text)?.[0];
    if (found === undefined) continue;
    const behind = namesIn(text.slice(found.length));
    if (behind.length > 0) return behind;
    const below: string[] = [];
    for (const line of texts.slice(index + 1)) {
      const names = namesIn(line);
      if (names.length === 0 && line !== '') break;
      if (line === '' && below.length > 0) break;
      below.push(...names);
    }
    if (below.length > 0) return below;
  }
  return undefined;
}

/** A line of several names and nothing else. */
function unlabelled(texts: readonly string[]): string[] {
  return texts.map((text) => namesIn(text)).find((names) => names.length > 1) ?? [];
}
