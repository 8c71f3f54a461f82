import { say, type Wording } from '../wording.js';
import type { Place } from '../../codes/parts.js';
import type { Reason, Wanted } from '../../codes/reason.js';
import { sightings } from './sightings.js';

/** Why an item has its status, in a sentence. */
export const reasons: Wording<Reason> = {
  file: ({ path, saw }) => `${path} ${say(sightings, saw)}.`,
  'other-file': ({ path, saw, wanted }) =>
    `${path} ${say(sightings, saw)} et ne montre pas ${wantedText(wanted)}.`,
  'nothing-found': ({ wanted }) => `Rien n’a été trouvé qui montre ${wantedText(wanted)}.`,

  'no-report': () => 'Il n’y a pas de rapport.',
  answer: ({ at, question, beginning, whole }) =>
    `${placeText(at)} répond à la question ${question} : « ${beginning}${whole ? '' : '…'} »`,
  'only-a-reference': ({ at }) => `${placeText(at)} ne fait que renvoyer à une autre réponse.`,
  'no-answer': ({ question, files }) =>
    `Aucun texte personnel ne répond à la question ${question} dans ${files.join(', ') || 'le rapport'}.`,
  'no-answer-there': ({ at, question }) =>
    `${placeText(at)} ne contient aucun texte personnel sur la question ${question}.`,
  'no-problem-named': ({ at }) =>
    `${placeText(at)} dit qu’il n’y a pas de problème, alors que la question en demande un.`,
  'answers-m': ({ at }) => `${placeText(at)} : M1 à M6 ont du texte.`,
  'no-answers-m': ({ at }) => `${placeText(at)} : aucune des questions M1 à M6 n’a de texte.`,
  'some-answers-m': ({ at, answered, open }) =>
    `${placeText(at)} : ${listed(answered)} ${answered.length === 1 ? 'a' : 'ont'} du texte ; ${listed(open)} n’en ${open.length === 1 ? 'a' : 'ont'} pas.`,

  chapter: ({ at, heading }) => `${placeText(at)} : chapitre « ${heading} » avec du texte.`,
  'no-chapter': ({ chapter, files }) =>
    `Aucun titre dans ${files.join(', ')} ne correspond à « ${chapterNames[chapter]} ».`,
  'chapter-without-text': ({ at, heading }) =>
    `${placeText(at)} : aucun texte personnel sous le titre « ${heading} ».`,
  'contents-marker': ({ path }) => `${path} contient une marque pour une table des matières.`,
  contents: ({ at, heading }) => `${placeText(at)} : « ${heading} » avec une liste.`,
  'links-to-tasks': ({ path }) => `${path} commence par une liste de liens vers les tâches.`,
  'contents-as-picture': ({ path }) => `La table des matières n’est qu’une image : ${path}.`,
  'no-contents': ({ files }) => `Aucune table des matières dans ${files.join(', ')}.`,
  'contents-without-list': ({ at, heading }) =>
    `${placeText(at)} : aucune liste ne suit le titre « ${heading} ».`,

  repository: ({ at, name }) => `${placeText(at)} donne l’adresse de ${name}.`,
  'no-repository': ({ files }) => `${files.join(', ')} ne nomme aucun dépôt qui soit le vôtre.`,
  alternative: ({ at }) => `${placeText(at)} nomme une autre approche.`,
  'no-alternative': () => 'Aucune autre approche n’est nommée pour la question facultative 5.4.',
  'alternative-declined': ({ at }) => `${placeText(at)} laisse de côté la question facultative 5.4.`,
  film: ({ path }) => `${path} est un film de la démonstration.`,
  'link-to-film': ({ at, address }) => `${placeText(at)} renvoie à un film : ${address}.`,
  'demo-told': ({ at }) => `${placeText(at)} dit que la démonstration a été faite, ou comment elle se passe.`,
  'no-demo': () => 'Il n’y a pas de film d’une démonstration, et rien ne dit qu’elle a été faite.',

  screenshot: ({ path, task }) => `${path} est montré dans la tâche ${task}.`,
  'screenshot-not-shown': ({ path, task }) =>
    `${path} est nommé pour la tâche ${task} ; le rapport ne le montre pas.`,
  'no-screenshot': ({ task }) =>
    `La tâche ${task} ne montre aucune image de la page de statistiques de HAProxy.`,
  'same-screenshot': ({ path, other }) => `${path} est montré, la même image que dans la tâche ${other}.`,
  'screenshot-of-other-task': ({ task, other, leftOut }) =>
    `La tâche ${task} montre encore l’image de la tâche ${other} ; ${leftOut} n’est montré nulle part.`,
  'screenshot-with-backends': ({ path, living }) => `${path} montre ${living} applications web actives.`,
  'too-few-in-screenshots': ({ task, living }) =>
    living === 0
      ? `Les images de la tâche ${task} ne montrent aucune application web active.`
      : `Les images de la tâche ${task} montrent au plus ${applications(living)} ${living === 1 ? 'active' : 'actives'}.`,
  'too-few-in-tables': ({ path, task, running }) =>
    running === 0
      ? `${path} est montré, mais aucun docker ps de la tâche ${task} n’a d’application web.`
      : `${path} est montré, mais les docker ps de la tâche ${task} ont au plus ${applications(running)}.`,
};

/** What a chapter of the report is called. */
export const chapterNames = {
  introduction: 'Introduction',
  difficulties: 'Difficultés',
  conclusion: 'Conclusion',
} as const;

/** `M1, M2 et M5` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1) ?? ''}`;
}

function applications(count: number): string {
  return count === 1 ? 'une application web' : `${count} applications web`;
}

function placeText(at: Place | undefined): string {
  if (at === undefined) return 'Le rapport';
  return at.line === undefined ? at.file : `${at.file} ligne ${at.line}`;
}

function wantedText({ kind, task, container = '', step }: Wanted): string {
  switch (kind) {
    case 'log':
      return `le journal de ${container} dans la tâche ${task}`;
    case 'serf':
      return 'le journal des gestionnaires de Serf';
    case 'config':
      return `la configuration après ${step === 'stop' ? 'l’arrêt d’une application web' : `le démarrage de ${step ?? ''}`}`;
    case 'ps':
      return step === 'stop' ? 'docker ps après l’arrêt' : `docker ps de la tâche ${task}`;
    case 'inspect':
      return `docker inspect de ${container} dans la tâche ${task}`;
    case 'nodes':
      return step === 'stop'
        ? 'la liste de /nodes après l’arrêt d’une application web'
        : 'la liste de /nodes avec les deux applications web';
  }
}
