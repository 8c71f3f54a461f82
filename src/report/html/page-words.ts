import type { Language } from '../../scenario/language.js';

const en = {
  skip: 'Skip to the report',
  toTop: 'Title',
  sections: 'Chapters and sections',
  search: 'Search the evidence',
  searchKey: 'Press / to search',
  /** `{matches}` and `{places}` are filled in by the page. */
  found: '{matches} in {places} places',
  notFound: 'Not found',
  previous: 'Previous match',
  next: 'Next match',
  dark: 'Dark',
  light: 'Light',
  enlarge: (alt: string) => `Enlarge: ${alt}`,
  enlarged: 'Enlarged picture',
  close: 'Close',
  complete: 'Nothing is missing.',
  excerpt: (lines: string) => `An excerpt: ${lines} lines are left out. The whole is in`,
  cutLines: 'An excerpt: long lines are cut short. The whole is in',
  captured: 'captured',
  table: 'Table',
  changes: (added: number, removed: number) =>
    `${added} ${added === 1 ? 'line' : 'lines'} added, ${removed} removed`,
  places: (count: number) => (count === 1 ? '1 gap' : `${count} gaps`),
};

const fr: typeof en = {
  skip: 'Aller au rapport',
  toTop: 'Titre',
  sections: 'Chapitres et sections',
  search: 'Chercher dans les pièces',
  searchKey: 'Touche / pour chercher',
  found: '{matches} en {places} endroits',
  notFound: 'Introuvable',
  previous: 'Résultat précédent',
  next: 'Résultat suivant',
  dark: 'Sombre',
  light: 'Clair',
  enlarge: (alt) => `Agrandir : ${alt}`,
  enlarged: 'Image agrandie',
  close: 'Fermer',
  complete: 'Rien ne manque.',
  excerpt: (lines) => `Un extrait : ${lines} lignes sont omises. Le tout est dans`,
  cutLines: 'Un extrait : les longues lignes sont coupées. Le tout est dans',
  captured: 'relevé',
  table: 'Tableau',
  changes: (added, removed) =>
    `${added} ${added > 1 ? 'lignes ajoutées' : 'ligne ajoutée'}, ${removed} ${removed > 1 ? 'retirées' : 'retirée'}`,
  places: (count) => (count === 1 ? '1 manque' : `${count} manques`),
};

/** The words that only the page has, beside those of every report. */
export type PageWords = typeof en;

const languages: Readonly<Record<Language, PageWords>> = { en, fr };

export function pageWordsOf(lang: Language): PageWords {
  return languages[lang];
}
