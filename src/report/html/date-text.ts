import type { Language } from '../model.js';

/** A moment as `2026-11-22 17:24:48 UTC`; what is none stays as it is. */
export function momentText(iso: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(iso) ?? [];
  return day === undefined || time === undefined ? iso : `${day} ${time} UTC`;
}

/** A day as a reader writes it: `22 November 2026`. */
export function dayText(iso: string, lang: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.valueOf())) return iso;
  const locale = lang === 'fr' ? 'fr-CH' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}
