import type { AnswersWords } from '../answers-words.js';
import { chapterNames } from './reasons.js';

/** Les pages des réponses. */
export const answers: AnswersWords = {
  title: 'Réponses, question par question',
  titleOf: (question) => `Réponses à ${question}`,
  notQuality:
    'Être présent n’est pas être bon. Rien sur cette page ne juge une réponse : une longueur, une référence ou un chiffre dit combien il y a de quelque chose, jamais ce que cela vaut. En juger revient à qui lit.',
  ownTextOnly:
    'Est montré ce que les auteurs ont écrit eux-mêmes : sans les mots du laboratoire, copiés ou cités, et sans balisage.',
  keys: 'Les touches ← et → mènent d’une question à l’autre.',
  skip: 'Aller aux réponses',
  questions: 'Questions',
  chapters: chapterNames,
  chapter: 'Chapitre',
  previous: (question) => `← ${question}`,
  next: (question) => `${question} →`,
  answersOf: (given, all) => `${given} sur ${all} ont ici un texte à eux.`,
  noText: 'Aucun texte propre.',
  onlyRefers: 'Rien qu’un renvoi à une autre réponse.',
  words: (count) => counted(count, 'mot'),
  pictures: (count) => counted(count, 'image'),
  place: (line) => `, ligne ${line}`,
  leftOut: (characters) =>
    `${characters} ${characters === 1 ? 'caractère' : 'caractères'} de plus : dans le fichier lui-même.`,
  code: (lines) => `Code : ${counted(lines, 'ligne')}`,
  references: (count) => counted(count, 'référence'),
  moreReferences: (count) => `et ${count} de plus`,
  referenceKinds: { address: 'lien', file: 'fichier', dead: 'ne mène nulle part', source: 'source' },
  doubts: 'Chiffres que leurs propres relevés ne confirment pas',
  doubt: {
    'container-address': ({ id, address, shown, file }) =>
      `Le conteneur ${id} aurait l’adresse ${address} ; ${file} le montre à ${shown.join(', ')}.`,
    'container-nowhere': ({ id }) =>
      `Le conteneur ${id} ne figure dans aucun autre texte rendu, alors que des conteneurs y figurent avec leur identifiant.`,
    'address-nowhere': ({ address }) =>
      `${address} ne figure dans aucun autre texte rendu, alors que des conteneurs de ce réseau y figurent.`,
    'failed-requests': ({ failed, sent, shown, file }) =>
      `${failed} requêtes sur ${sent} auraient échoué ; ${file} en a ${shown} sur tout autant, et nulle part le nombre ${failed}.`,
    'not-in-file': ({ figure, file }) => `« ${figure} » est dit avec ${file}, qui ne l’a pas.`,
  },
  rule: 'règle',
  points: 'Points',
  ticks: 'Coches',
  ticksKept: 'Ce navigateur les garde, pour les pages de ce dossier.',
  showCsv: 'Copier en CSV',
  csv: 'Coches en CSV',
  copied: 'Copié : {count} cochés.',
  notCopied: 'Sélectionnez le texte et copiez-le : {count} cochés.',
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count < 2 ? '' : 's'}`;
}
