/** A text without the sequences that colour a terminal, move its cursor or name its window. */
export function withoutEscapes(text: string): string {
  const plain = starts.some((start) => text.includes(start)) ? text.replace(sequences, '') : text;
  return hasStrayColours(plain) ? plain.replace(strayColours, '') : plain;
}

const starts = ['\x1b', '\x9b', '\x9d', '^['];

/**
 * CSI; OSC, DCS and their kind up to their end, which is sought for a bounded stretch only; escapes of two characters.
 * `^[` is how `cat -v` and some editors write the escape character.
 */
const sequences = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b|\\^\\[\\[)[0-?]{0,64}[ -/]{0,8}[@-~]',
    '(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c\\n]{0,1000}(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[PX^_][^\\x1b\\n]{0,1000}\\x1b\\\\',
    '\\x1b[ -/]{0,4}[0-~]',
  ].join('|'),
  'g',
);

/** A colour whose escape character was lost or shown as a sign on the way: `[32m`, `←[0m`. */
const strayColours = /[\uFFFD\u241B\u2190]?\[\d{1,3}(?:;\d{1,3}){0,4}m(?!\])/g;

/** Only who turns a colour off has turned one on; brackets, digits and an `m` in a sentence are no colours. */
function hasStrayColours(text: string): boolean {
  if (!/\[0{1,2}m(?!\])/.test(text)) return false;
  return (text.match(strayColours) ?? []).length >= 2;
}
