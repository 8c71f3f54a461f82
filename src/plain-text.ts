import { stripVTControlCharacters } from 'node:util';

/**
 * Text from a log, a container or a file as it may go to a terminal: without escape sequences, control characters
 * and marks that turn the direction of writing. Line ends and tabs stay.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** The same on one line: every run of white space is one space. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}
