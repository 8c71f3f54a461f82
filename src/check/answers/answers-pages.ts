import { markup, type Html } from '../../html/markup.js';
import type { Language } from '../../scenario/language.js';
import { pageFrame, type PageAssets } from '../page/page-frame.js';
import type { AnswersWords } from '../words/answers-words.js';
import { wordings } from '../words/wordings.js';
import { answerMarkup } from './answer-markup.js';
import type { AnswersEntry } from './answers-entry.js';
import { isChapter, questionAnchor, type AskedQuestion } from './asked-question.js';
import type { GivenAnswer } from './given-answer.js';
import type { Rubric } from './rubric.js';

export interface AnswersInput {
  readonly entries: readonly AnswersEntry[];
  readonly questions: readonly AskedQuestion[];
  readonly rubric: Rubric | undefined;
  readonly lang: Language;
  /** Address of the page with all hand-ins, when there is one. */
  readonly summary: string | undefined;
}

/** A page and the name of its file. */
export interface AnswersPage {
  readonly name: string;
  readonly html: string;
}

/** More text than this, in characters, is one page a question. */
const mostOnAPage = 1_500_000;

/** The page that a reader begins with. */
export const firstAnswersPage = 'answers.html';

/** Names of all the pages that there may be. */
export function answersPageNames(questions: readonly AskedQuestion[]): string[] {
  return [firstAnswersPage, ...questions.map(pageOf)];
}

/**
 * What all hand-ins say to each question, one after another: one page, or one a question with a list of them before. Nothing of
 * a hand-in is markup in it.
 */
export function answersPages(input: AnswersInput, assets: PageAssets, most = mostOnAPage): AnswersPage[] {
  const { questions, lang } = input;
  const words = wordings[lang].answers;
  const isOne = sizeOf(input) <= most;
  const addressOf = (question: AskedQuestion): string =>
    `${isOne ? '' : pageOf(question)}#${questionAnchor(question.key)}`;
  const sections = questions.map((question, index) => ({
    question,
    section: questionMarkup(question, questions[index - 1], questions[index + 1], input, addressOf),
  }));
  const first: AnswersPage = {
    name: firstAnswersPage,
    html: pageFrame(
      lang,
      words.title,
      body(
        input,
        words.title,
        [contents(input, addressOf, !isOne)],
        isOne ? sections.map(({ section }) => section) : [],
      ),
      assets,
    ),
  };
  if (isOne) return [first];
  const more = sections.map(({ question, section }) => {
    const title = words.titleOf(titleOf(question, lang));
    const back = markup`<p><a href="${firstAnswersPage}">${words.title}</a></p>`;
    return {
      name: pageOf(question),
      html: pageFrame(lang, title, body(input, title, [back], [section]), assets),
    };
  });
  return [first, ...more];
}

/** Characters that would stand in one page. */
function sizeOf({ entries, questions, rubric, lang }: AnswersInput): number {
  const texts = entries
    .flatMap(({ answers }) => answers)
    .reduce((sum, { paragraphs, code }) => sum + code.length + paragraphs.join('').length, 0);
  const points = questions.flatMap(({ key }) => rubric?.points.get(key) ?? []);
  return texts + entries.length * points.reduce((sum, { texts: said }) => sum + said[lang].length, 0);
}

function pageOf({ key }: AskedQuestion): string {
  return `answers-${questionAnchor(key).slice(2)}.html`;
}

function titleOf({ key, titles }: AskedQuestion, lang: Language): string {
  return isChapter(key) ? titles[lang] : titles[lang] === key ? key : `${key} ${titles[lang]}`;
}

function body(
  { rubric, lang, summary }: AnswersInput,
  title: string,
  before: readonly Html[],
  sections: readonly Html[],
): Html {
  const { answers: words, labels } = wordings[lang];
  return markup`<a class="skip" href="#answers">${words.skip}</a>
<header class="title">
${summary === undefined ? undefined : markup`<p><a href="${summary}">${labels.page.allHandIns}</a></p>`}
<h1>${title}</h1>
<p class="caution">${words.notQuality}</p>
<p class="soft">${words.ownTextOnly}<span class="by-key" hidden> ${words.keys}</span></p>
${before}
</header>
<main id="answers" tabindex="-1">
${rubric === undefined || sections.length === 0 ? undefined : ticks(words)}${sections}</main>`;
}

function contents(
  { entries, questions, lang }: AnswersInput,
  addressOf: (question: AskedQuestion) => string,
  isLong: boolean,
): Html {
  const words = wordings[lang].answers;
  return markup`<nav class="${isLong ? 'long' : 'short'}" aria-label="${words.questions}"><ul>${questions.map(
    (question) =>
      markup`<li><a href="${addressOf(question)}">${isLong || isChapter(question.key) ? titleOf(question, lang) : question.key}</a>${
        isLong
          ? markup` <span class="soft">${words.answersOf(givenTo(question, entries), entries.length)}</span>`
          : undefined
      }</li>`,
  )}</ul></nav>`;
}

/** What was ticked, for a spreadsheet; without a script there is nothing to copy. */
function ticks(words: AnswersWords): Html {
  return markup`<section class="ticks" aria-labelledby="ticks" hidden>
<h2 id="ticks">${words.ticks}</h2>
<p>${words.ticksKept} <button type="button" id="copy">${words.showCsv}</button> <output data-copied="${words.copied}" data-not-copied="${words.notCopied}"></output></p>
<textarea id="csv" aria-label="${words.csv}" rows="6" readonly hidden></textarea>
</section>
`;
}

function questionMarkup(
  question: AskedQuestion,
  previous: AskedQuestion | undefined,
  next: AskedQuestion | undefined,
  { entries, rubric, lang }: AnswersInput,
  addressOf: (question: AskedQuestion) => string,
): Html {
  const words = wordings[lang].answers;
  const anchor = questionAnchor(question.key);
  const shortOf = (other: AskedQuestion): string => (isChapter(other.key) ? other.titles[lang] : other.key);
  const points = rubric?.points.get(question.key) ?? [];
  return markup`<section class="question" id="${anchor}" aria-labelledby="${anchor}-title">
<h2 id="${anchor}-title">${titleOf(question, lang)}</h2>
<p class="steps">${previous && markup`<a rel="prev" href="${addressOf(previous)}">${words.previous(shortOf(previous))}</a> `}${next && markup`<a rel="next" href="${addressOf(next)}">${words.next(shortOf(next))}</a> `}<span class="soft">${words.answersOf(givenTo(question, entries), entries.length)}</span></p>
${entries.map((entry, index) =>
  answerMarkup(entry, answerTo(question, entry), {
    id: `${anchor}-${index + 1}`,
    question,
    points,
    pointsTitle: rubric?.titles?.[lang] ?? words.points,
    lang,
  }),
)}</section>
`;
}

function givenTo(question: AskedQuestion, entries: readonly AnswersEntry[]): number {
  return entries.filter((entry) => (answerTo(question, entry)?.words ?? 0) > 0).length;
}

function answerTo({ key }: AskedQuestion, { answers }: AnswersEntry): GivenAnswer | undefined {
  return answers.find(({ question }) => question === key);
}
