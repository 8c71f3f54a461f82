import { findAnswer, type Answer } from './find-answer.js';
import { notPresent, present, type Judgement } from './judgement.js';
import { plainWords } from './plain-words.js';
import type { WrittenReport } from './written-report.js';

/** Judges the answer to one question that is asked for in text; its quality is not judged. */
export function judgeAnswer(report: WrittenReport, question: string, asksForProblem: boolean): Judgement {
  const answer = findAnswer(report, question);
  const place = placeOf(answer);
  const hint = `Write your answer under a heading \`${question}\`.`;
  if (answer.onlyRefers)
    return notPresent(
      'present-but-wrong',
      evidenceOf(answer),
      `${place} only refers to another answer.`,
      `Repeat the answer in your own words under a heading \`${question}\`; a reference alone is none.`,
    );
  if (answer.text === '')
    return notPresent(
      'missing',
      [],
      answer.section === undefined
        ? `No text of your own to question ${question} is in ${report.files.join(', ') || 'the report'}.`
        : `${place} has no text of your own to question ${question}.`,
      hint,
    );
  if (asksForProblem && onlyDenies(answer.text))
    return notPresent(
      'present-but-wrong',
      evidenceOf(answer),
      `${place} says that there is no problem, and the question asks for one.`,
      `Say under a heading \`${question}\` what does not work, or would not with more nodes or another order.`,
    );
  return present(evidenceOf(answer), `${place} answers question ${question}: ${excerpt(answer.text)}`);
}

/** Judges the six questions of task 0 together. */
export function judgeQuestionsM(report: WrittenReport): Judgement {
  const answers = [1, 2, 3, 4, 5, 6].map((number) => ({
    name: `M${number}`,
    answer: findM(report, `M${number}`),
  }));
  const given = answers.filter(({ answer }) => answer !== undefined);
  const open = answers.filter(({ answer }) => answer === undefined).map(({ name }) => name);
  const first = given[0]?.answer;
  const evidence = [...new Set(given.flatMap(({ answer }) => answer?.file ?? []))];
  const at = first === undefined ? (report.files[0] ?? 'The report') : `${first.file} line ${first.line}`;
  if (open.length === 0) return present(evidence, `${at}: M1 to M6 have text.`);
  if (given.length === 0)
    return notPresent(
      'missing',
      [],
      `${at}: none of M1 to M6 has text.`,
      'Answer each question under its own heading, M1 to M6.',
    );
  return notPresent(
    'present-but-wrong',
    evidence,
    `${at}: ${listed(given.map(({ name }) => name))} ${given.length === 1 ? 'has' : 'have'} text; ${listed(open)} ${open.length === 1 ? 'has' : 'have'} none.`,
    `Write ${open.length === 1 ? 'an answer' : 'answers'} under ${open.length === 1 ? 'a heading' : 'headings'} ${listed(open)}.`,
  );
}

/** Where an answer stands: the steps that M2 asks for may be commands only. */
function findM(report: WrittenReport, question: string): { file: string; line: number } | undefined {
  const sections = report.sections.filter((section) => section.question === question);
  return sections.find(
    (section) => section.ownText !== '' || (question === 'M2' && section.codeBlocks.length > 0),
  );
}

function placeOf(answer: Answer): string {
  return answer.section === undefined ? 'The report' : `${answer.section.file} line ${answer.section.line}`;
}

function evidenceOf(answer: Answer): string[] {
  return answer.section === undefined ? [] : [answer.section.file];
}

function excerpt(text: string): string {
  const short = text.replace(/\s+/g, ' ').slice(0, 60).trim();
  return short.length < text.length ? `“${short}…”` : `“${short}”`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
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
