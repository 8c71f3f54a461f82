const segmenter = new Intl.Segmenter();
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]|^\p{Emoji_Presentation}|\ufe0f/u;

/** How many columns of a terminal a text takes; it must hold no escape sequences and no tabs. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme);
  return width;
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function clip(text: string, columns: number): string {
  if (text.length * widest <= columns) return text;
  if (isPlain(text)) {
    return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1)).trimEnd()}…`;
  }
  let kept = '';
  let width = 0;
  // Only as far as it matters: somebody's text may be much longer than what is shown of it.
  const start = text.slice(0, columns * longest);
  for (const grapheme of graphemes(start)) {
    width += graphemeWidth(grapheme);
    if (width > columns) return `${kept.trimEnd()}…`;
    if (width < columns) kept += grapheme;
  }
  return start === text ? text : `${kept.trimEnd()}…`;
}

/** The text, or as much of its beginning and of its end as fits with an ellipsis between; the end gets the larger part. */
export function clipMiddle(text: string, columns: number): string {
  const most = columns * longest;
  if (text.length <= most && displayWidth(text) <= columns) return text;
  const beginning = fitting([...graphemes(text.slice(0, most))], Math.floor((columns - 1) / 3));
  const room = columns - 1 - displayWidth(beginning.join(''));
  const end = fitting([...graphemes(text.slice(-most))].reverse(), room);
  return `${beginning.join('')}…${end.reverse().join('')}`;
}

/** Columns of the widest character. */
const widest = 2;

/** Code units in a column of the densest writing; marks without end on one letter are no writing. */
const longest = 16;

/** Code units; far more than a grapheme of any writing has. */
const windowLength = 256;

/** Whether each character takes one column. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** The first ones, as many as fit. */
function fitting(list: readonly string[], columns: number): string[] {
  let width = 0;
  const end = list.findIndex((grapheme) => (width += graphemeWidth(grapheme)) > columns);
  return end === -1 ? [...list] : list.slice(0, end);
}

/**
 * The graphemes of a text, which may be megabytes long: a window at a time, since Node.js 20 keeps a copy of the whole
 * text for each grapheme that is asked for.
 */
function* graphemes(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const isLast = from + windowLength >= text.length;
    const parts = [...segmenter.segment(text.slice(from, from + windowLength))].map(({ segment }) => segment);
    // The last one may go on after the window.
    const whole = isLast || parts.length === 1 ? parts : parts.slice(0, -1);
    yield* whole;
    from += whole.reduce((length, part) => length + part.length, 0);
  }
}

function graphemeWidth(grapheme: string): number {
  if (/^[\p{M}\p{Cf}]+$/u.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
