/** A line without what differs from run to run: ids, addresses, times, versions, numbers; white space counts once. */
export function masked(line: string): string {
  return line
    .replace(/\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b/g, '#')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '#')
    .replace(/\d+/g, '#')
    .replace(/#(?:[-.:TZ+]#)*/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}
