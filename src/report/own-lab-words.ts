import type { Expectation } from '../evidence/manifest.js';
import type { Language } from '../scenario/language.js';

interface OwnLabWords {
  readonly containers: (list: string) => string;
  readonly repaired: (file: string, patch: string) => string;
  readonly allTrue: (count: number) => string;
  readonly notTrue: string;
  readonly step: string;
  readonly expected: string;
  readonly seen: string;
  readonly why: string;
  /** Before what was seen, where that is not simply something else. */
  readonly outcomes: Readonly<Record<Exclude<Expectation['outcome'], 'as-expected' | 'otherwise'>, string>>;
  readonly unknown: string;
}

const en: OwnLabWords = {
  containers: (list) => `Containers of this run, with their ids, by which they call each other: ${list}.`,
  repaired: (file, patch) =>
    `So that it can be built today, ${file} was repaired as ${patch} tells. What has rotted since it was handed out does not count against its authors:`,
  allTrue: (count) => (count === 1 ? 'What was expected came true.' : `All ${count} expectations came true.`),
  notTrue: 'Expectations that did not come true',
  step: 'Step',
  expected: 'Expected',
  seen: 'Seen',
  why: 'Why, and what to do',
  outcomes: { 'not-judged': 'Cannot be judged', 'tool-fault': 'No fault of the lab’s' },
  unknown: 'not known',
};

const fr: OwnLabWords = {
  containers: (list) =>
    `Conteneurs de cette exécution, avec l’identifiant par lequel ils se nomment entre eux : ${list}.`,
  repaired: (file, patch) =>
    `Pour qu’il puisse être construit aujourd’hui, ${file} a été réparé comme le dit ${patch}. Ce qui s’est dégradé depuis la remise du laboratoire ne compte pas contre ses auteurs :`,
  allTrue: (count) =>
    count === 1 ? 'Ce qui était attendu s’est réalisé.' : `Les ${count} attentes se sont réalisées.`,
  notTrue: 'Attentes qui ne se sont pas réalisées',
  step: 'Étape',
  expected: 'Attendu',
  seen: 'Observé',
  why: 'Pourquoi, et que faire',
  outcomes: { 'not-judged': 'Impossible à juger', 'tool-fault': 'Pas une faute du laboratoire' },
  unknown: 'inconnu',
};

const languages: Readonly<Record<Language, OwnLabWords>> = { en, fr };

/** What a report says of a lab that somebody else has built. */
export function ownLabWordsOf(lang: Language): OwnLabWords {
  return languages[lang];
}
