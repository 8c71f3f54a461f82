/** A text in small letters, without accents and mark-up, words separated by one space: for comparing, not for showing. */
export function plainWords(text: string): string {
  const bare = /[^\0-\x7f]/.test(text) ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : text;
  return bare
    .toLowerCase()
    .replace(/[’'`]/g, ' ')
    .replace(/[^a-z0-9./?-]+/g, ' ')
    .trim();
}

/** Its words only: letters and digits. */
export function wordsOf(text: string): string[] {
  return wordsIn(plainWords(text));
}

/** The words of a text that is in plain words already. */
export function wordsIn(plain: string): string[] {
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
}
