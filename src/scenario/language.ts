/** The languages that texts for readers of a hand-in exist in; the first one where nobody has chosen. */
export const languages = ['en', 'fr'] as const;
/** A language that texts for readers of a hand-in can be in. */
export type Language = (typeof languages)[number];
