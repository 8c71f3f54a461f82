/** A text in small letters, without accents and mark-up, words separated by one space: for comparing, not for showing. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’'`]/g, ' ')
    .replace(/[^a-z0-9./?-]+/g, ' ')
    .trim();
}

/** Its words only: letters and digits. */
export function wordsOf(text: string): string[] {
  return plainWords(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
