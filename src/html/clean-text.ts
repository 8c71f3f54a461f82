import { plainText } from '../plain-text.js';

/**
 * Plain text as it may stand in the page: marks that turn the direction of writing are not taken away but spelled out, since
 * they can make a text read as another one; what is no character goes.
 */
export function cleanText(text: string): string {
  // Of most texts there is nothing to clean, and this tells it in a tenth of the time.
  if (/^[\n\t\x20-\x7e]*$/.test(text)) return text;
  return plainText(text.replace(/\p{Bidi_Control}/gu, (mark) => `[U+${codePoint(mark)}]`))
    .replace(/\p{Noncharacter_Code_Point}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
