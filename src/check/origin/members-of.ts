import { oneLine, plainText } from '../../plain-text.js';
import type { WrittenReport } from '../written/written-report.js';

/** Who the report says has made it: after a word such as "Authors", "Auteurs" or "by" on its first lines or its title page. */
export function membersOf(report: WrittenReport): string[] {
  const lines = headOf(report).map(plainLine);
  const at = lines.findIndex((line) => keyword.test(line));
  const found = at >= 0 ? afterKeyword(lines.slice(at)) : [];
  const names = found.length > 0 ? found : withoutKeyword(lines);
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => lower.indexOf(lower[index] ?? '') === index).slice(0, mostMembers);
}

const mostMembers = 10;
const mostLines = 40;
const longestLine = 300;

/** The lines before the first task or chapter, headings among them; on the title page of a PDF each line is one. */
function headOf({ files, sections }: WrittenReport): string[] {
  const lines: string[] = [];
  for (const { file, heading, task, question, chapter, text } of sections) {
    const isPlaced = task !== undefined || question !== undefined || chapter !== undefined;
    if (file !== files[0] || isPlaced || lines.length >= mostLines) break;
    lines.push(heading, ...text.slice(0, 20_000).split('\n', mostLines));
  }
  return lines.slice(0, mostLines);
}

/** Without what Markdown and HTML add to the words. */
function plainLine(line: string): string {
  const words = plainText(line.slice(0, longestLine))
    .replace(/<[^<>@]{0,100}@[^<>]{0,100}>|<\/?[a-z][^<>]{0,100}>/gi, ' ')
    .replace(/!?\[([^[\]]{0,100})\]\([^()]{0,200}\)/g, '$1')
    .replace(/\([^()]{0,100}\)|\S+@\S+\.\S+/g, ' ')
    .replace(/[*_`#>~\\[\]"]+/g, ' ');
  return oneLine(words).replace(/^(?:[-+•·]|\d{1,2}[.)]) /, '');
}

const keyword =
  /^(?:(?:the )?(?:authors?|auteur(?:[·.(]?e[)]?)?(?:[·.(]?s[)]?)?|autrices?|students?|[ée]tudiant(?:[·.(]?e[)]?)?(?:[·.(]?s[)]?)?|(?:group |team )?members?|membres?(?: du groupe)?|team|[ée]quipe|groupe?)\s*(?::|：|=|–|-|$)|(?:(?:written|made|realised|realized|done|produced) by|(?:r[ée]alis[ée]|r[ée]dig[ée]|fait|[ée]crit) par|by|par)\s*:?\s+)/i;

/** The names behind the word, or on the lines below it until one is no name. */
function afterKeyword([first = '', ...rest]: readonly string[]): string[] {
  const own = first.replace(keyword, '').trim();
  const names = namesIn(own);
  if (own !== '' && names === undefined) return [];
  const found = [...(names ?? [])];
  for (const line of rest) {
    // A list may begin after an empty line, and ends with one.
    if (line === '' || /^-+$/.test(line)) {
      if (found.length > 0) break;
      continue;
    }
    const more = namesIn(line);
    if (more === undefined) break;
    found.push(...more);
  }
  return found;
}

/** A line of two names or more, each with a family name in capitals: nothing else at the head of a report looks like that. */
function withoutKeyword(lines: readonly string[]): string[] {
  const isFull = (name: string): boolean =>
    /^\S+ \S/.test(name) && /(?<!\p{L})\p{Lu}{3,}(?!\p{L})/u.test(name);
  for (const line of lines.slice(0, 15)) {
    const names = namesIn(line) ?? [];
    if (names.length > 1 && names.every(isFull)) return names;
  }
  return [];
}

/** The names that a line consists of; `undefined` where something in it is none. */
function namesIn(line: string): string[] | undefined {
  const parts = line
    .split(/\s*(?:[,;|/+]|&+|\s(?:and|et|und|-|–|—)\s)\s*/u)
    .map((part) => part.replace(/^(?:and|et|by|par) |[.:\s]+$/gi, '').trim())
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every(isName) ? parts : undefined;
}

/** One to five words with a capital each, but for particles; none of them is one that the lab is about. */
function isName(text: string): boolean {
  const words = text.split(' ');
  if (text.length > 60 || words.length > 5) return false;
  return (
    words.some((word) => /^\p{Lu}/u.test(word)) &&
    words.every((word) => particles.has(word.toLowerCase()) || /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word)) &&
    !words.some((word) => notNames.has(word.toLowerCase()))
  );
}

const particles = new Set(
  'al ben bin da de del della den der des di do dos du el la le van von y'.split(' '),
);

const notNames = new Set(
  (
    'lab labo laboratoire laboratory report rapport task tache tâche docker haproxy serf ait heig heig-vd hes-so ' +
    'administration infrastructure infrastructures load balancing balancer virtualization introduction date ' +
    'table contents content matières sommaire toc professor professeur assistant teacher group groupe january ' +
    'february march april may june july august september october november december github git repository ' +
    'authors author auteurs auteur students version yverdon'
  ).split(' '),
);
