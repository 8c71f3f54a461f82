import { Html } from '../../../html/markup.js';
import { escapeText } from '../../../html/escape-text.js';

/**
 * How the pieces of a line of a language look. Of the rules that fit at the earliest place the first one counts; the groups of its
 * pattern are the pieces, each with its class, or none where that is empty, and hold all that the pattern takes.
 */
export type Grammar = readonly (readonly [classes: readonly string[], pattern: RegExp])[];

/** Makes a function that colours a line; what no rule knows stays plain. No rule goes over the end of a line. */
export function lineColourer(grammar: Grammar): (line: string) => Html {
  const pattern = new RegExp(grammar.map(([, { source }]) => source).join('|'), 'g');
  const classes = grammar.flatMap(([names]) => names);
  return (line) => {
    let source = '';
    let end = 0;
    for (const match of line.matchAll(pattern)) {
      source += escapeText(line.slice(end, match.index));
      for (const [index, name] of classes.entries()) {
        const piece = match[index + 1];
        if (piece === undefined || piece === '') continue;
        source += name === '' ? escapeText(piece) : `<span class="hl-${name}">${escapeText(piece)}</span>`;
      }
      end = match.index + match[0].length;
    }
    return new Html(source + escapeText(line.slice(end)));
  };
}
