import type { AlikeWords } from '../alike-wording.js';

export const alike: AlikeWords = {
  title: 'Ce que des rendus ont en commun',
  link: (pairs) =>
    pairs === 0
      ? 'Rien de rare en commun n’a été trouvé'
      : `${counted(pairs, 'paire')} avec quelque chose en commun`,
  told: (pairs) =>
    pairs === 0
      ? 'Il n’y a pas deux rendus qui aient en commun quelque chose de rare.'
      : `${counted(pairs, 'paire')} avec quelque chose de rare en commun : --format html les montre côte à côte.`,
  skip: 'Aller aux paires',
  compared: (handIns, earlier) =>
    `${counted(handIns, 'rendu comparé', 'rendus comparés')}${earlier === 0 ? '' : `, dont ${earlier} d’années antérieures`}.`,
  about:
    'Ceci n’est pas un verdict. On y voit des passages qui se trouvent dans deux rendus, les plus rares d’abord, pour que quelqu’un les lise. Une ressemblance a bien des causes, et une copie réécrite n’est pas trouvée.',
  leftOut: (most) =>
    `Sont laissés de côté : l’énoncé du laboratoire là où un rendu le contient, les textes et les images d’ait-lab, et ce que plus de ${most} rendus contiennent. Espaces, majuscules, accents et signes ne comptent pas ; dans le code, les commentaires (comparés entre eux) et les noms de variables non plus.`,
  tooMuch: (names) => `De ceux-ci, seule une partie a été comparée, car il y en a trop : ${names}.`,
  keys: 'Touches : n passage suivant, p précédent, t retour au tableau.',
  nothing: 'Il n’y a pas deux rendus qui aient en commun quelque chose de rare.',
  pairs: 'Paires',
  pair: 'Paire',
  and: ' et ',
  passages: 'Passages',
  words: 'Mots',
  wordsOfTheseTwo: 'Mots de ces deux seuls',
  containers: 'Identifiants de conteneurs',
  files: 'Fichiers égaux',
  morePairs: (count) =>
    `Il y a jusqu’à ${count} autres paires qui ont en commun moins, ou moins rare ; elles ne sont pas montrées.`,
  more: (count) => `et ${count} de plus`,
  sum: (passages, words, ofTheseTwo) =>
    `${counted(passages, 'passage')} avec ${counted(words, 'mot')} en commun, dont ${ofTheseTwo} ne se trouvent ainsi que dans ces deux.`,
  explains: 'Ce qui l’explique autrement',
  always:
    'Les deux peuvent être d’un même binôme, avoir été faits côte à côte, ou venir d’une même source : un article, un forum, un manuel, un programme qui écrit des textes.',
  explanations: {
    'same-repository': ({ repository }) => `Les deux sont d’un même dépôt : ${repository}.`,
    'same-sources': ({ addresses }) => `À côté de passages communs, les deux citent ${addresses.join(', ')}.`,
    'one-run': () =>
      'Ils montrent la même exécution : qui travaille ensemble sur une machine a les mêmes relevés.',
    'earlier-year': () =>
      'L’un est d’une année antérieure : qui refait le laboratoire peut rendre ce qui est à lui.',
    'no-statement': () =>
      'Aucun rendu ne contient l’énoncé du laboratoire : ce qui en vient n’a pas pu être laissé de côté.',
    'few-hand-ins': ({ compared }) =>
      `Avec ${counted(compared, 'rendu')}, on ne voit pas ce que tous ont reçu : --earlier en ajoute d’autres.`,
  },
  kinds: { answer: 'texte', code: 'code', comment: 'commentaire de code' },
  answerTo: (question) => `réponse à ${question}`,
  passage: (number, kind, words) => `${number}. ${kind}, ${counted(words, 'mot')}`,
  others: (count) =>
    count === 0
      ? 'dans aucun autre rendu'
      : `en entier aussi dans ${counted(count, 'autre rendu', 'autres rendus')}`,
  earlier: 'année antérieure',
  previous: 'passage précédent',
  next: 'passage suivant',
  line: (line) => `, ligne ${line}`,
};

/** In French, none and one are singular. */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count < 2 ? one : many}`;
}
