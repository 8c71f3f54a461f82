import { stripVTControlCharacters } from 'node:util';

/**
 * Text from anywhere as it may stand in the page: without escape sequences and control characters, line ends and tabs
 * apart. Marks that turn the direction of writing are spelled out, since they can make a text read as another one.
 */
export function cleanText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\p{Bidi_Control}/gu, (mark) => `[U+${codePoint(mark)}]`);
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
