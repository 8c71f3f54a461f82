import type { Language } from '../../../scenario/language.js';

/** The language that a text is written in, as its small words tell; `undefined` where there are too few of them. */
export function languageOf(text: string): Language | undefined {
  const words =
    text
      .slice(0, 200_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const french = words.filter((word) => small.fr.has(word)).length;
  const english = words.filter((word) => small.en.has(word)).length;
  if (french + english < fewest) return undefined;
  return french > english ? 'fr' : 'en';
}

const fewest = 8;

/** Words that only one of the two languages has. */
const small: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('the of and to is in that it this we with are can have was be not which by from'.split(' ')),
  fr: new Set('le la les des du et est dans que qui nous avec une un pour pas sur sont ce au il'.split(' ')),
};
