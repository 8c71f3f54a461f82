import { wordings } from '../words/wordings.js';
import type { Language } from '../../scenario/language.js';
import { parseLetterTemplate, type LetterTemplate } from './letter-template.js';

export { fillLetter, parseLetterTemplate, type LetterTemplate } from './letter-template.js';
export { lettersOfNothing, letterValues } from './letter-values.js';

/** The template of a language as it comes. */
export function ownTemplate(lang: Language): LetterTemplate {
  const read = parseLetterTemplate('letter', wordings[lang].letter.template);
  if ('diagnostics' in read) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.template;
}
