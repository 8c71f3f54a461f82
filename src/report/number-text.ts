import type { Language } from '../scenario/language.js';

/** A number as readers of a language write it: `1,234.5`, `1 234,5`. */
export function numberText(value: number, lang: Language, decimals?: number): string {
  const options =
    decimals === undefined
      ? { maximumFractionDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return formatter(lang, options).format(value);
}

/** A share of one: `4.2%`, `4,2 %`. */
export function percentText(value: number, lang: Language): string {
  return formatter(lang, { style: 'percent', maximumSignificantDigits: 3 }).format(value);
}

/** A span in seconds, from milliseconds: `3.2 s`, and below one second `0.45 s`. */
export function secondsText(milliseconds: number, lang: Language): string {
  return withUnit(numberText(milliseconds / 1000, lang, Math.abs(milliseconds) < 995 ? 2 : 1), 's');
}

/** A number of bytes in a unit of powers of ten: `211 MB`, and below ten `4.1 MB`. */
export function bytesIn(unit: 'kB' | 'MB', bytes: number, lang: Language): string {
  const value = bytes / (unit === 'kB' ? 1e3 : 1e6);
  return withUnit(numberText(value, lang, Math.abs(value) < 9.95 ? 1 : 0), unit);
}

/** A size for a table: `312 B`, `4.1 kB`. */
export function sizeText(bytes: number, lang: Language): string {
  const byte = byteSigns[lang];
  if (bytes < 1000) return withUnit(numberText(bytes, lang), byte);
  return bytesIn(bytes < 999_500 ? 'kB' : 'MB', bytes, lang).replace('B', byte);
}

/** The sign of a byte. */
const byteSigns: Readonly<Record<Language, string>> = { en: 'B', fr: 'o' };

/** A number and its unit, which stay on one line. */
export function withUnit(number: string, unit: string): string {
  return `${number}\u00A0${unit}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** To make one takes longer than to use it a hundred times. */
function formatter(lang: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.NumberFormat(lang, options);
  formatters.set(key, known);
  return known;
}
