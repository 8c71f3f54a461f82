import { findAnswer } from './find-answer.js';
import { notPresent, placeOf, present, type Judgement } from './judgement.js';
import { plainWords } from './plain-words.js';
import type { WrittenReport } from './written-report.js';

/** Judges the answer to one question that is asked for in text; its quality is not judged. */
export function judgeAnswer(report: WrittenReport, question: string, asksForProblem: boolean): Judgement {
  const { section, text, onlyRefers } = findAnswer(report, question);
  const evidence = section === undefined ? [] : [section.file];
  const at = section && placeOf(section);
  if (onlyRefers)
    return notPresent(
      'present-but-wrong',
      evidence,
      { code: 'only-a-reference', at },
      { code: 'answer-in-own-words', question },
    );
  if (text === '' || at === undefined)
    return notPresent(
      'missing',
      [],
      at === undefined
        ? { code: 'no-answer', question, files: [...report.files] }
        : { code: 'no-answer-there', at, question },
      { code: 'answer', question },
    );
  if (asksForProblem && onlyDenies(text))
    return notPresent(
      'present-but-wrong',
      evidence,
      { code: 'no-problem-named', at },
      { code: 'name-a-problem', question },
    );
  return present(evidence, { code: 'answer', at, question, ...beginningOf(text) });
}

/** Judges the six questions of task 0 together. */
export function judgeQuestionsM(report: WrittenReport): Judgement {
  const answers = [1, 2, 3, 4, 5, 6].map((number) => ({
    name: `M${number}`,
    answer: findM(report, `M${number}`),
  }));
  const given = answers.flatMap(({ name, answer }) => (answer === undefined ? [] : [{ name, answer }]));
  const questions = answers.filter(({ answer }) => answer === undefined).map(({ name }) => name);
  const [first] = given;
  const [file] = report.files;
  const evidence = [...new Set(given.map(({ answer }) => answer.file))];
  const at = first === undefined ? (file === undefined ? undefined : { file }) : placeOf(first.answer);
  const advice = { code: 'answer-m', questions } as const;
  if (questions.length === 0) return present(evidence, { code: 'answers-m', at });
  if (given.length === 0) return notPresent('missing', [], { code: 'no-answers-m', at }, advice);
  const answered = given.map(({ name }) => name);
  return notPresent(
    'present-but-wrong',
    evidence,
    { code: 'some-answers-m', at, answered, open: questions },
    advice,
  );
}

/** Where an answer stands: the steps that M2 asks for may be commands only. */
function findM(report: WrittenReport, question: string): { file: string; line: number } | undefined {
  const sections = report.sections.filter((section) => section.question === question);
  return sections.find(
    (section) => section.ownText !== '' || (question === 'M2' && section.codeBlocks.length > 0),
  );
}

/** Enough of an answer to recognise it. */
function beginningOf(text: string): { beginning: string; whole: boolean } {
  const beginning = text.replace(/\s+/g, ' ').slice(0, 60).trim();
  return { beginning, whole: beginning.length >= text.length };
}

/** The claim that there is no problem, with no limit named. */
function onlyDenies(text: string): boolean {
  const words = plainWords(text.slice(0, 3_000)).replace(/[.?/-]+/g, ' ');
  if (/^(?:no|none|non|nothing|rien|aucun\w*|nope|ras|n a|not really|pas vraiment)$/.test(words.trim()))
    return true;
  if (words.split(/\s+/).length > 80 || !denial.test(words)) return false;
  return !concession.test(words);
}

const denial =
  /\b(?:no|any|aucune?|pas (?:eu |vu |vraiment |trouve |rencontre |constate |remarque )?d[e ]?|without|sans|neither|not (?:see|have|encounter|find|notice))(?:\s\w+){0,3}\s(?:problem|probleme|issue|difficult|error|erreur|souci|trouble|worr)\w*|\b(?:works|fonctionne|marche)\b.{0,30}\b(?:fine|well|perfectly|correctly|bien|parfaitement|correctement)|\b(?:everything|all|tout) (?:is|works|worked|was|est|fonctionne|marche|va)\b/;

const concession =
  /\b(?:but|however|though|although|except|unless|nevertheless|yet|only|mais|cependant|toutefois|neanmoins|contre|sauf|excepte|sinon|si|if|revanche|bien que|hormis|seul\w*|last|dernie\w+|overwr\w*|ecras\w*|static\w*|statique\w*|cannot|can t|could|would|pourrait|limit\w*|manuel\w*|manual\w*|doit|must|should|devrait|each time|a chaque fois|disadvantage|inconvenient\w*|crash\w*|fail\w*|lost|perdu\w*|never|jamais)\b/;
