import type { Doubt } from '../../codes/doubt.js';
import type { Wording } from '../wording.js';

/** What a verdict rests on, in a sentence. */
export const doubts: Wording<Doubt> = {
  'name-alone': ({ path }) => `Seul son nom dit ce qu’est ${path}.`,
  'order-alone': ({ path }) =>
    `Ni son nom ni son contenu ne disent de quoi vient ${path} ; c’est l’ordre des fichiers qui a décidé.`,
  'picture-unread': ({ path }) => `Ce que montre ${path} n’a pas été lu.`,
  'lies-elsewhere': ({ path }) => `${path} se trouve ailleurs que là où c’est demandé.`,
  'several-candidates': ({ others }) =>
    `${others.join(', ')}, qui montre autre chose, pourrait aussi être visé.`,
  'several-repositories': ({ others }) => `Le rapport nomme aussi ${others.join(', ')}.`,
};
