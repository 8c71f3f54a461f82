import type { Language } from '../../scenario/language.js';
import { alike as en } from './en/alike.js';
import { alike as fr } from './fr/alike.js';
import type { AlikeWords } from './alike-wording.js';

export const alikeWords: Readonly<Record<Language, AlikeWords>> = { en, fr };
