import type { TextNoise } from '../hand-in.js';
import { decodeBytes } from './decode-bytes.js';
import { withoutEscapes } from './without-escapes.js';

/** A text as a person reads it, and what had to be put right for that. */
export interface DecodedText {
  readonly text: string;
  /** Each once, in the order of `TextNoise`. */
  readonly noise: readonly TextNoise[];
}

/** Decodes a text of whatever editor, shell or terminal; in time linear in its length. */
export function decodeText(bytes: Buffer): DecodedText {
  const decoded = decodeBytes(bytes);
  const unified = decoded.text.includes('\r') ? decoded.text.replace(/\r+\n?/g, '\n') : decoded.text;
  const plain = withoutEscapes(unified);
  const text = withoutControls(plain);
  const found: Record<TextNoise, boolean> = {
    ansi: plain !== unified,
    'carriage-return': unified !== decoded.text,
    'byte-order-mark': decoded.mark,
    'utf-16': decoded.encoding === 'utf-16',
    'latin-1': decoded.encoding === 'latin-1',
    // Decoding has left out zeros that do not belong to UTF-16.
    'control-characters': text !== plain || (decoded.encoding !== 'utf-16' && bytes.includes(0)),
  };
  return { text, noise: allNoise.filter((noise) => found[noise]) };
}

const allNoise = [
  'ansi',
  'carriage-return',
  'byte-order-mark',
  'utf-16',
  'latin-1',
  'control-characters',
] as const satisfies readonly TextNoise[];

function withoutControls(text: string): string {
  return (text.includes('\b') ? typedOver(text) : text)
    .replace(/[\f\v\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\uFEFF\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** A backspace takes back the character before it, as on the terminal from which this was copied. */
function typedOver(text: string): string {
  const kept: string[] = [];
  for (const character of text)
    if (character !== '\b') kept.push(character);
    else if (kept.length > 0 && kept[kept.length - 1] !== '\n') kept.pop();
  return kept.join('');
}
