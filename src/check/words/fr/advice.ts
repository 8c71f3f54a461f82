import type { Advice } from '../../codes/advice.js';
import type { Wording } from '../wording.js';
import { chapterNames, listed } from './reasons.js';

/** What to do about an item. */
export const advice: Wording<Advice> = {
  capture: ({ task, byHand }) => `Relevez-le : ${again(task, byHand)}`,
  'capture-anew': ({ task, byHand }) => `Relevez-le de nouveau : ${again(task, byHand)}`,
  'capture-as-text': ({ task, byHand }) => `Rendez le texte à côté de l’image : ${again(task, byHand)}`,
  'write-report': () => 'Rédigez le rapport dans report/report.md.',
  answer: ({ question }) => `Rédigez votre réponse sous un titre \`${question}\`.`,
  'answer-in-own-words': ({ question }) =>
    `Répétez la réponse avec vos propres mots sous un titre \`${question}\` ; un renvoi seul n’en est pas une.`,
  'name-a-problem': ({ question }) =>
    `Dites sous un titre \`${question}\` ce qui ne marche pas, ou ne marcherait pas avec plus de nœuds ou dans un autre ordre.`,
  'answer-m': ({ questions }) => {
    if (questions.length === 6) return 'Répondez à chaque question sous son propre titre, de M1 à M6.';
    return questions.length === 1
      ? `Rédigez une réponse sous un titre ${listed(questions)}.`
      : `Rédigez des réponses sous les titres ${listed(questions)}.`;
  },
  'add-chapter': ({ chapter }) => `Ajoutez un chapitre « ${chapterNames[chapter]} » de quelques phrases.`,
  'write-below-heading': () => 'Écrivez quelques phrases sous ce titre.',
  'write-contents-as-list': () => 'Écrivez la table sous la forme d’une liste.',
  'list-tasks': () => 'Énumérez les tâches vers le début, chacune avec un lien vers son titre.',
  'name-repository': () => 'Donnez l’adresse de votre dépôt au début du rapport ou sous un titre `0.2`.',
  'name-alternative': () => 'Facultatif : nommez un autre outil ou une autre approche sous un titre `5.4`.',
  'show-demo': () =>
    'Facultatif : filmez des applications web qui arrivent et qui partent, ou dites sous un titre `6.3` quand vous l’avez montré.',
  'take-screenshot': ({ task }) =>
    `Prenez une capture d’écran de la page de statistiques de HAProxy (port 1936), et montrez-la dans la tâche ${task} du rapport.`,
  'take-screenshot-of-three': ({ task }) =>
    `Démarrez trois applications web ou plus, et montrez une capture d’écran de la page de statistiques de HAProxy (port 1936) dans la tâche ${task}.`,
  'show-screenshot': ({ path, task }) => `Montrez ${path} dans la tâche ${task}.`,
};

function again(task: number, byHand: string): string {
  return `\`ait-lab run ${task}\`, ou à la main \`${byHand}\`.`;
}
