import type { Language } from '../../scenario/language.js';

/** A day as a reader writes it: `22 November 2026`. */
export function dayText(iso: string, lang: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.valueOf())) return iso;
  return new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-CH' };
