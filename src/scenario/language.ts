/** The languages that texts for readers of a hand-in exist in; the first one where nobody has chosen. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
