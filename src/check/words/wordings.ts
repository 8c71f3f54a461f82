import type { Language } from '../../scenario/language.js';
import { en } from './en/en.js';
import { fr } from './fr/fr.js';
import type { Wordings } from './wording.js';

/** Everything that a judgement says, by language. */
export const wordings: Readonly<Record<Language, Wordings>> = { en, fr };
