import type { Language } from '../../scenario/language.js';
import type { Fact } from '../fact.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { say, type Told, type Wording } from './wording.js';

const wordings: Readonly<Record<Language, Wording>> = { en, fr };

/** A cause in words; where it is is not among them. */
export function causeInWords(cause: Fact, language: Language): Told {
  return say(wordings[language], cause);
}
