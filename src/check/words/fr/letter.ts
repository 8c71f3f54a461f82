import type { LetterWords } from '../letter-words.js';
import { listed } from './reasons.js';

const template = `Bonjour,

{{#nothing}}
Rien n’a pu être jugé dans ce que vous avez rendu sous le nom {{hand-in}} : {{nothing}}. Vérifiez que le bon dossier a été rendu, et rendez-le à nouveau.
{{/nothing}}
{{^nothing}}
Il s’agit de votre rendu {{hand-in}}. Éléments que le laboratoire demande et qui sont là et montrent ce qui est demandé : {{present}} sur {{all}}.
{{/nothing}}

{{#complete}}
Il est complet : vous n’avez rien à faire.
{{/complete}}

{{#there}}
## Ce qui est complet

{{there}}
{{/there}}

{{#missing}}
## Ce qui manque, et comment y remédier

{{missing}}
{{/missing}}

{{#fails}}
## Ce qui ne fonctionne pas, et pourquoi

Nous avons construit et démarré votre laboratoire. Voici ce qu’il n’a pas fait :

{{fails}}
{{/fails}}

{{#works}}
## Ce qui fonctionne

{{works}}
{{/works}}

{{#not-judged}}
## Ce que nous n’avons pas pu voir

{{not-judged}}
{{/not-judged}}

{{#contradictions}}
## Ce qui ferait trébucher un lecteur

{{contradictions}}
{{/contradictions}}

{{#optional}}
## Si vous le souhaitez

{{optional}}
{{/optional}}

Un programme a cherché ce qui est là et si cela montre ce qui est demandé. Ce que vaut une réponse, il ne le juge pas. Si vous pensez qu’il se trompe, dites-le-nous.
`;

/** Lettres. */
export const letter: LetterWords = {
  template,
  allThere: (chapters) => `Tout ce qui est demandé, pour : ${listed(chapters)}.`,
  someThere: (chapter, present, all) => `${chapter} : ${present} sur ${all}.`,
  statuses: {
    missing: 'manque',
    'optional-missing': 'manque',
    empty: 'est un fichier sans contenu',
    'image-only': 'n’est là que comme image, alors qu’un texte est demandé',
    'present-but-wrong': 'est là et ne montre pas ce qui est demandé',
  },
  expected: (what) => `À voir : ${what}.`,
  seen: (what) => `Vu : ${what}.`,
  inFile: (file) => `Dans ${file} :`,
  more: (count) => `Et ${count} de plus.`,
};
