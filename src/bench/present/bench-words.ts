import type { Language } from '../../scenario/language.js';
import { benchWordsEn, type BenchWords } from './bench-words-en.js';
import { benchWordsFr } from './bench-words-fr.js';

const languages: Readonly<Record<Language, BenchWords>> = { en: benchWordsEn, fr: benchWordsFr };

/** The words in a language; the names of subjects are the same in all. */
export function benchWordsOf(lang: Language): BenchWords {
  return languages[lang];
}
