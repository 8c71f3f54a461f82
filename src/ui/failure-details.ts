import { stripVTControlCharacters } from 'node:util';
import type { LastWords, LastLook } from '../failure.js';
import { displayWidth } from './display-width.js';
import type { Palette } from './palette.js';
import { oneLine, plainText } from '../plain-text.js';
import { elapsedText } from './quantity.js';
import { wrapWords } from './wrap-words.js';

/** A line that stands as it is, or a text that is wrapped beside its label; both are fit for a terminal. */
export type Detail = string | { readonly label: string; readonly text: string };

/** What a wait knew when it ended. */
export function waitLines({ step, observed, elapsedMs }: LastLook): Detail[] {
  return [
    { label: 'step       ', text: oneLine(step) },
    { label: 'last seen  ', text: oneLine(observed) || 'nothing' },
    { label: 'waited     ', text: elapsedText(elapsedMs) },
  ];
}

/** What became of a container, with the last lines of its log. */
export function containerLines(words: LastWords, palette: Palette): Detail[] {
  const { node, status, exitCode, lastLines } = words;
  const code = exitCode === undefined ? '' : `, exit code ${exitCode}`;
  const head = { label: 'container  ', text: `${oneLine(node)}: ${oneLine(status)}${code}` };
  return [head, ...logLines(`last lines of ${oneLine(node)}`, lastLines, palette)];
}

/** The end of a log, indented and faint, or a word that there is none. */
export function logLines(title: string, log: readonly string[], palette: Palette): string[] {
  if (log.length === 0) return [`${title}: none`];
  return [`${title}:`, ...log.flatMap(lines).map((line) => `  ${palette.faint(line)}`)];
}

/** Text from outside as lines that may go to a terminal; blank ones at its end are dropped. */
export function lines(text: string): string[] {
  const plain = plainText(text).replaceAll('\t', '  ').trimEnd();
  return plain === '' ? [] : plain.split('\n').map((line) => line.trimEnd());
}

/** A text behind its label, wrapped so that all of its lines begin below the first. */
export function hanging(label: string, text: string, columns: number): string[] {
  const width = displayWidth(stripVTControlCharacters(label));
  return wrapWords(text, columns - width).map(
    (line, index) => `${index === 0 ? label : ' '.repeat(width)}${line}`,
  );
}
