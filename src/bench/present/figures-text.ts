import { numberText, withUnit } from '../../report/number-text.js';
import type { Spread } from '../spread.js';
import type { BenchWords } from './bench-words-en.js';

/** A number, by default without decimals. */
export function count(value: number, { lang }: BenchWords, decimals = 0): string {
  return numberText(value, lang, Number.isInteger(value) ? 0 : decimals);
}

/** Milliseconds: below ten with one decimal. */
export function ms(value: number, words: BenchWords): string {
  return withUnit(bareMs(value, words), 'ms');
}

/** The same without the unit, where a table's head names it. */
export function bareMs(value: number, words: BenchWords): string {
  return count(value, words, Math.abs(value) < 9.95 ? 1 : 0);
}

/** `41 (67)`: the median and, in brackets, the largest. */
export function medianAndLargest(
  spread: Spread | undefined,
  words: BenchWords,
  text: (value: number, words: BenchWords) => string = bareMs,
): string {
  if (!spread || spread.count === 0) return words.none;
  return `${text(spread.median, words)} (${text(spread.max, words)})`;
}
