import type { Language } from '../model.js';

/** A day as a reader writes it: `22 November 2026`. */
export function dayText(iso: string, lang: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.valueOf())) return iso;
  const locale = lang === 'fr' ? 'fr-CH' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}
