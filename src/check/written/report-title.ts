import leven from 'leven';
import type { TaskNumber } from '../item.js';
import type { WrittenSection } from './written-report.js';
import { plainWords } from './plain-words.js';

/** What a title tells of the part that it opens. */
export interface ReportTitle {
  readonly task: TaskNumber | undefined;
  readonly chapters: readonly Chapter[];
  /** It opens the list of deliverables, whose numbers begin again. */
  readonly deliverables: boolean;
}

export type Chapter = NonNullable<WrittenSection['chapter']>;

/** Reads the words of a heading, of a bold line or of a file's name, in English or French, with typing errors. */
export function readTitle(title: string): ReportTitle {
  const plain = plainWords(title.slice(0, 400).replace(/<[^<>]{0,300}>/g, ' ')).replace(/\b1er\b/, '1');
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const task = taskOf(plain);
  return {
    task,
    chapters: task === undefined ? chaptersOf(words) : [],
    deliverables: words
      .slice(0, 3)
      .some((word) =>
        likely(word, ['deliverable', 'deliverables', 'livrable', 'livrables', 'delivrable', 'delivrables']),
      ),
  };
}

function taskOf(plain: string): TaskNumber | undefined {
  const named =
    /^(?:[0-9ivx.\s/-]{0,8}\s)?(?:lab |the )?(?:tasks?|taks|taches?|t)[\s./_n-]{0,5}([0-6])(?![0-9]|\.[0-9])/.exec(
      plain,
    ) ?? /^[a-z\s]{0,40}\b(?:task|tache)[\s./_n-]{0,5}([0-6])(?![0-9]|\.[0-9])/.exec(plain);
  if (named?.[1] !== undefined) return number(named[1]);
  const meant = subjects.find(({ words }) =>
    words.every((group) => group.some((word) => plain.includes(word))),
  );
  if (meant !== undefined) return meant.task;
  const chapter =
    /^(?:chapter|chapitre|chap|etape|part|partie|exercice|step)[\s./_n-]{0,5}([0-6])(?![0-9]|\.[0-9])/.exec(
      plain,
    );
  return chapter?.[1] === undefined ? undefined : number(chapter[1]);
}

function number(digit: string): TaskNumber | undefined {
  const tasks: readonly TaskNumber[] = [0, 1, 2, 3, 4, 5, 6];
  return tasks[Number(digit)];
}

/** What the tasks are about, for titles without a number or with the numbers of another counting. */
const subjects: readonly { readonly task: TaskNumber; readonly words: readonly (readonly string[])[] }[] = [
  {
    task: 0,
    words: [
      ['identify', 'identif'],
      ['issues', 'problem'],
      ['install', 'tools', 'outils'],
    ],
  },
  { task: 1, words: [['process'], ['supervis'], ['add', 'ajout', 'several', 'plusieurs']] },
  {
    task: 2,
    words: [
      ['membership', 'membres', 'appartenance'],
      ['manage', 'gerer', 'gestion'],
      ['add', 'ajout', 'tool', 'outil'],
    ],
  },
  {
    task: 3,
    words: [
      ['react', 'reagi', 'reaction'],
      ['membership', 'change', 'membre', 'appartenance'],
    ],
  },
  { task: 4, words: [['template'], ['engine', 'moteur'], ['generat', 'generer', 'use', 'utilis', 'config']] },
  {
    task: 5,
    words: [
      ['generat', 'generer'],
      ['load balancer', 'load-balancer', 'loadbalancer', 'equilibr', 'repartit'],
      ['membership', 'change', 'nouvelle', 'new'],
    ],
  },
  { task: 6, words: [['reload', 'recharg'], ['automati'], ['config']] },
];

function chaptersOf(words: readonly string[]): Chapter[] {
  if (words.length > 9) return [];
  const text = words.join(' ');
  const chapters: Chapter[] = [];
  if (
    /\btables? (?:of|des?|du) (?:the )?\w+|^(?:[0-9ivx]+ )?(?:toc|contents?|summary|sommaire|index|plan|outline)\b/.test(
      text,
    ) &&
    /contents?|matieres?|toc|summary|sommaire|index|plan|outline|cont/.test(text)
  )
    chapters.push('contents');
  else if (words.length <= 3 && words.some((word) => likely(word, ['sommaire', 'contents', 'summary'])))
    chapters.push('contents');
  if (
    words.some((word) => likely(word, ['introduction', 'introductions', 'preambule', 'foreword'])) ||
    /^(?:[0-9ivx]+ )?intro\b/.test(text)
  )
    chapters.push('introduction');
  if (
    words.some((word) => likely(word, ['difficulties', 'difficulty', 'difficulte', 'difficultes'])) ||
    /\b(?:problems?|problemes?|issues?|troubles?|obstacles?|challenges?|ennuis)\b.{0,20}\b(?:met|encounter\w*|faced?|rencontre\w*|had|eus?|survenus?|solutions?|solved|resol\w*)\b|\bencountered (?:problems?|issues?|errors?)\b|^(?:[0-9ivx]+ )?(?:problems?|problemes?|issues|troubles|challenges)$/.test(
      text,
    )
  )
    chapters.push('difficulties');
  if (
    words.some((word) => likely(word, ['conclusion', 'conclusions', 'epilogue'])) ||
    /^(?:[0-9ivx]+ )?(?:bilan|final (?:words?|thoughts?|remarks?)|closing (?:words?|remarks?)|wrap up|to conclude|pour conclure|mot de la fin)\b/.test(
      text,
    )
  )
    chapters.push('conclusion');
  return chapters;
}

/** The same word, or one that a slip of the keyboard made of it. */
function likely(word: string, meant: readonly string[]): boolean {
  if (word.length < 5 || word.length > 20) return meant.includes(word);
  return meant.some((other) => {
    const slips = other.length > 9 ? 2 : 1;
    // More than one too many is not counted.
    return word === other || leven(word, other, { maxDistance: slips + 1 }) <= slips;
  });
}
