/**
 * A moment in ISO 8601 for readers, in UTC: `2026-11-22 17:24 UTC`, to the second `2026-11-22 17:24:41 UTC`, or within a
 * day `17:24:41`; empty when it is none.
 */
export function timeText(iso: string, form: 'minute' | 'second' | 'clock'): string {
  const [, day, minute, second] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)(?:\.\d+)?Z$/.exec(iso) ?? [];
  if (day === undefined || minute === undefined || second === undefined) return '';
  if (form === 'clock') return `${minute}:${second}`;
  return `${day} ${minute}${form === 'second' ? `:${second}` : ''} UTC`;
}
