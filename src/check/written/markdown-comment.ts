/** A comment that begins at a line. */
export interface MarkdownComment {
  /** The number of a list in which it stands, as it is written; else empty. */
  readonly label: string;
  /** What it says on each of its lines. */
  readonly texts: readonly string[];
}

/**
 * A comment as Markdown itself allows it, a definition of a link that nobody uses, when one begins at this line:
 * `[//]: # (…)`, `[comment]: <> "…"`, `[A sentence.]: #`. `at` tells the trimmed lines of the text, from 0.
 */
export function markdownComment(
  at: (index: number) => string | undefined,
  index: number,
): MarkdownComment | undefined {
  const line = at(index) ?? '';
  const match = ofName.exec(line) ?? ofSentence.exec(line);
  if (match === null) return undefined;
  const [whole, label = '', sentence = ''] = match;
  const first = line.slice(whole.length);
  const texts = [/\s/.test(sentence) ? sentence : unframed(first)];
  const closing = closings.get(first.charAt(0));
  if (closing === undefined || first.endsWith(closing)) return { label, texts };
  for (let next = index + 1; next <= index + mostLines; next++) {
    const more = at(next) ?? '';
    if (more === '') break;
    texts.push(unframed(more));
    if (more.endsWith(closing)) return { label, texts };
  }
  // One that is never closed would swallow the answer.
  return { label, texts: texts.slice(0, 1) };
}

/** Nobody calls a link that is used so. */
const ofName =
  /^(\d{1,2}[.)]\s+|)(?:[-*+]\s+)?\[(?:\/\/|_?comment(?:aire)?s?|#|!)\]:{1,2}\s*(?:#|<>|\/{1,2})?\s*/i;
/** Any other name, often the comment itself, leads nowhere; `[M1]:` labels an answer. */
const ofSentence =
  /^(\d{1,2}[.)]\s+|)(?:[-*+]\s+)?\[((?!M\s?[1-6]\])[^[\]]{1,400})\](?:::\s*$|:{1,2}\s*(?:#|<>)(?:\s+|$))/i;

const closings: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['"', '"'],
  ["'", "'"],
]);

/** A copied question is hardly ever longer. */
const mostLines = 20;

function unframed(text: string): string {
  return text.replace(/^[("']|[)"']$/g, '').trim();
}
