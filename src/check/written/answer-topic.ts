import type { TaskNumber } from '../item.js';
import { plainWords } from './plain-words.js';

/** Which question of a task a title without a number stands for, as its words tell. */
export function titleTopic(title: string, task: TaskNumber): string | undefined {
  const words = plainWords(title);
  if (words.split(' ').length > 14) return undefined;
  return titles.find(({ question, pattern }) => question.startsWith(`${task}.`) && pattern.test(words))
    ?.question;
}

/** Whether a text is about what a question asks for. */
export function isAbout(text: string, question: string): boolean {
  return subjects.get(question)?.test(plainWords(text.slice(0, 20_000))) ?? false;
}

const titles: readonly { readonly question: string; readonly pattern: RegExp }[] = [
  { question: '0.1', pattern: /\b(?:screenshots?|captures?|stats?)\b/ },
  { question: '0.2', pattern: /\b(?:url|repo|repository|depot|github)\b/ },
  { question: '1.1', pattern: /\b(?:screenshots?|captures?|stats?)\b/ },
  {
    question: '1.2',
    pattern:
      /\b(?:difficult\w*|difficulte\w*|understanding|comprehension|supervis\w*|explanations?|explications?)\b/,
  },
  { question: '2.1', pattern: /\blogs?\b/ },
  { question: '2.2', pattern: /\b(?:problems?|problemes?|issues?)\b/ },
  {
    question: '2.3',
    pattern:
      /\bgossip\b|\bserf\b.*\bworks?\b|\b(?:how|explanation|working|works|explication|fonctionnement|comment)\b.*\bserf\b|\balternatives?\b/,
  },
  { question: '3.1', pattern: /\bdocker logs?\b|\blogs? (?:de |of )?docker\b/ },
  { question: '3.2', pattern: /\bserf(?:.log)?\b/ },
  {
    question: '4.4',
    pattern: /\b(?:problems?|problemes?|remarques|analys\w+|generation|generate|output files)\b/,
  },
  {
    question: '4.1',
    pattern: /\b(?:layers?|couches?|xz-utils|squash\w*|flatten\w*|runs?|image size|taille)\b/,
  },
  { question: '4.2', pattern: /\b(?:architecture|reus\w+|repetitions?|reutilis\w+)\b/ },
  { question: '4.3', pattern: /\b(?:logs?|haproxy.cfg|inspect|docker ps)\b/ },
  {
    question: '5.4',
    pattern:
      /\b(?:alternatives?|optional|optionnel\w*|optionel\w*|bonus|(?:different|other|autre) (?:approach|approche|solution)|proposition|proposal)\b/,
  },
  { question: '6.3', pattern: /\b(?:demos?|demonstrations?|live)\b/ },
  {
    question: '6.2',
    pattern:
      /\b(?:feelings?|ressentis?|sentiments?|opinions?|avis|impressions?|improvements?|ameliorations?|thoughts|discussion)\b/,
  },
  { question: '6.1', pattern: /\b(?:screenshots?|captures?|stats?|experiment\w*)\b/ },
];

const subjects: ReadonlyMap<string, RegExp> = new Map([
  [
    '1.2',
    /supervis|\bs6\b|difficult|several process|multiple process|plusieurs process|init system|one process/,
  ],
  [
    '2.2',
    /\b(?:problem|probleme|issue|if ha|start(?:ed|ing)? (?:first|before)|before ha|avant ha|point of failure|order|ordre)/,
  ],
  ['2.3', /gossip|\bserf\b.{0,200}\b(?:protocol|protocole|member|membre|broadcast|decentrali)/],
  ['4.1', /\b(?:layers?|couches?|squash\w*|flatten\w*|cache)\b/],
  [
    '4.2',
    /\b(?:base images?|images? de base|common images?|parent images?|images? (?:mere|commune|parente|intermediaire)s?|image.{0,60}(?:common|inherit|commun|herit))/,
  ],
  [
    '4.4',
    /overwr|ecras|eras|replac|remplac|only (?:the )?last|seul(?:ement)? (?:le )?dernier|dernier|last (?:container|node|event|member)|append|>>/,
  ],
  [
    '6.2',
    /improve|amelior|we (?:think|feel|like|find|found)|i (?:think|feel|like|find)|feeling|nous (?:pensons|trouvons)|je (?:pense|trouve)|opinion|avis|satisf|interest|could be|pourrait|final solution|solution finale/,
  ],
]);
