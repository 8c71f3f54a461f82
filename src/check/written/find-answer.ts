import type { TaskNumber } from '../item.js';
import { isAbout } from './answer-topic.js';
import { plainWords, wordsOf } from './plain-words.js';
import type { WrittenReport, WrittenSection } from './written-report.js';

/** What a report says to one of the lab's questions. */
export interface Answer {
  /** Own sentences, without those that only point to files. */
  readonly text: string;
  /** Where it stands, or where the question does. */
  readonly section: WrittenSection | undefined;
  /** All that it is made of, and what stands under its label besides; in the order of the report. */
  readonly sections: readonly WrittenSection[];
  /** Whether nothing but a reference to another answer stands there. */
  readonly onlyRefers: boolean;
}

/** Finds the answer to a question such as `M3` or `4.2`, under its label or, when there is none, by what it is about. */
export function findAnswer(report: WrittenReport, question: string): Answer {
  const asked = report.sections.filter((section) => section.question === question);
  const own = said(asked);
  if (own.text !== '' || own.onlyRefers) return own;
  if (asked.length > 0 && !isListOfQuestions(report, asked)) return { ...own, section: asked[0] };
  const task: TaskNumber | undefined = question.startsWith('M') ? 0 : taskOf(question);
  const elsewhere = report.sections.filter(
    (section) =>
      section.task === task &&
      (asked.length > 0 || section.question === undefined) &&
      isAbout(section.ownText, question),
  );
  const found = said(elsewhere);
  return found.text === '' ? { text: '', section: asked[0], sections: asked, onlyRefers: false } : found;
}

function taskOf(question: string): TaskNumber | undefined {
  const tasks: readonly TaskNumber[] = [0, 1, 2, 3, 4, 5, 6];
  return tasks[Number(question[0])];
}

/** The questions of the task were copied in one piece, and the answers follow below. */
function isListOfQuestions(report: WrittenReport, asked: readonly WrittenSection[]): boolean {
  const first = asked[0];
  const inTask = report.sections.filter(
    ({ task, question }) => task === first?.task && question !== undefined,
  );
  const filled = inTask.filter((section) => section.ownText !== '' || section.pictures.length > 0);
  return (
    inTask.length >= 3 && filled.length === 1 && filled[0] === inTask.at(-1) && filled[0]?.ownText !== ''
  );
}

function said(sections: readonly WrittenSection[]): Answer {
  const parts = sections.map((section) => ({ section, sentences: sentencesOf(section.ownText) }));
  const spoken = parts.map(({ section, sentences }) => ({
    section,
    sentences: sentences.filter((sentence) => !pointsToFiles(sentence)),
  }));
  const all = spoken.flatMap(({ sentences }) => sentences);
  const best =
    spoken.find(({ sentences }) => sentences.some((sentence) => !refers(sentence))) ??
    spoken.find(({ sentences }) => sentences.length > 0);
  const onlyRefers = all.length > 0 && all.every(refers);
  return { text: onlyRefers ? '' : all.join(' '), section: best?.section, sections, onlyRefers };
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!])\s+|\n/).filter((sentence) => wordsOf(sentence).length > 0);
}

/** `The logs are in logs/task4`: a pointer to a folder is no answer. */
function pointsToFiles(sentence: string): boolean {
  const words = plainWords(sentence);
  if (
    words.split(' ').length > 30 ||
    !/\b(?:in|dans|here|ici|at|under|sous|below|dessous|follow\w*|suivants?|repo\w*|depot|see|voir|find|trouv\w*|available|disponibles?|contenu)\b|[a-z]\/[a-z]/.test(
      words,
    )
  )
    return false;
  return (
    /\b(?:logs?|files?|fichiers?|folders?|dossiers?|director(?:y|ies)|repertoires?|outputs?|captures?|here|ici|contenu)\b/.test(
      words,
    ) &&
    /^(?:\W*)(?:see|voir|cf|you(?: can| will| ll)? find|can be found|vous (?:pouvez|pourrez)?\s?(?:trouv\w+|retrouv\w+|voir)|nous avons (?:mis|place)|(?:all |tous |toutes )?(?:the |les |le |la |our |nos )?(?:docker |asked |output )?(?:logs?|files?|fichiers?|configurations?|outputs?|contenu)\b.{0,60}\b(?:are|is|can be|available|found|located|sont|est|se trouv\w+|disponibles?|peuvent)|contenu\b|in the folder|dans le (?:dossier|repertoire)|available|disponible|stored)/.test(
      words,
    )
  );
}

/** `See M4.`, `Idem.` */
function refers(sentence: string): boolean {
  const words = plainWords(sentence);
  if (/^(?:idem|ditto|same|pareil|meme (?:reponse|chose))\W*$/.test(words)) return true;
  if (words.split(' ').length > 22 || goesOn(sentence)) return false;
  const begins =
    /\b(?:see|cf|voir|refer|idem|same (?:as|answer)|identical to|as (?:above|before|said|explained|mentioned|answered|described)|already (?:been )?(?:answered|explained|said|mentioned|discussed|described)|(?:was|been|is) (?:already )?(?:answered|explained|given|discussed)|deja (?:ete )?(?:repondu\w*|explique\w*|dit\w*|mentionne\w*|traite\w*|donne\w*)|comme (?:dit|explique\w*|mentionne\w*|vu|decrit)|(?:est|ete) (?:fournie|donnee|expliquee)|meme (?:reponse|chose) que|answered (?:in|above|at))\b/;
  const target =
    /\bm[1-6]\b|\b(?:questions?|answers?|reponses?|points?|tasks?|taches?|above|below|previous(?:ly)?|earlier|dessus|dessous|haut|precedent\w*|section|chapter|chapitre|part|explication|explanation)\b|\b[0-6]\.[1-6]\b/;
  return begins.test(words) && target.test(words);
}

/** `As said in M4, the list is written by hand`: what follows the reference is the answer. */
function goesOn(sentence: string): boolean {
  const [, rest = ''] = /[,:;]\s(.*)$/.exec(sentence) ?? [];
  return wordsOf(rest).length >= 5 && !/^(?:see|cf|voir)\b/i.test(rest);
}
