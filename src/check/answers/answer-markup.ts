import { encodePath } from '../../html/encode-path.js';
import { markup, type Content, type Html } from '../../html/markup.js';
import type { Language } from '../../scenario/language.js';
import { itemAnchor } from '../page/item-anchor.js';
import { statusMarks } from '../page/status-marks.js';
import { say } from '../words/wording.js';
import { wordings } from '../words/wordings.js';
import type { AnswersEntry } from './answers-entry.js';
import type { AskedQuestion } from './asked-question.js';
import type { GivenAnswer, Reference } from './given-answer.js';
import type { RubricPoint } from './rubric.js';

/** Where an answer stands in the page, and what is to be looked for in it. */
export interface AnswerPlace {
  readonly id: string;
  readonly question: AskedQuestion;
  readonly points: readonly RubricPoint[];
  readonly pointsTitle: string;
  readonly lang: Language;
}

/** One hand-in's answer to one question: what can be counted of it, its text, and the points to tick. */
export function answerMarkup(entry: AnswersEntry, answer: GivenAnswer | undefined, place: AnswerPlace): Html {
  const { result, href } = entry;
  const { id, question } = place;
  return markup`<article aria-labelledby="${id}">
<h3 id="${id}"><a href="${href}#${itemAnchor(question.item)}">${result.name}</a></h3>
${facts(entry, answer, place)}${answer && said(answer, place.lang)}${answer && beside(entry, answer, place.lang)}${pointsMarkup(entry, place)}</article>
`;
}

/** The verdict of its item, where it is one answer's, its length, and where it stands. */
function facts(
  { result, folder }: AnswersEntry,
  answer: GivenAnswer | undefined,
  { question, lang }: AnswerPlace,
): Html {
  const { answers: words, labels } = wordings[lang];
  const item = result.items.find(({ id }) => id === question.item);
  const { words: length = 0, at, pictures = 0 } = answer ?? {};
  const { sign, tone } = statusMarks[item?.status === 'optional-missing' ? item.status : 'missing'];
  const told: Content[] = [
    ...(length > 0
      ? []
      : [markup`<span class="mark ${tone}" aria-hidden="true">${sign}</span> ${words.noText}`]),
    ...(answer?.onlyRefers === true ? [words.onlyRefers] : []),
    ...(length === 0 ? [] : [markup`<b>${words.words(length)}</b>`]),
    ...(length > 0 && item?.status === 'present-but-wrong' && !question.shared
      ? [markup`<span class="status bad">${labels.statuses[item.status]}</span>`]
      : []),
    ...(pictures === 0 ? [] : [words.pictures(pictures)]),
    ...(at === undefined
      ? []
      : [markup`${pathMarkup(at.file, folder)}${at.line === undefined ? '' : words.place(at.line)}`]),
  ];
  return markup`<p class="facts">${told.map((fact, index) => markup`${index === 0 ? '' : ' · '}${fact}`)}</p>
`;
}

function said({ paragraphs, leftOut, code, codeLeftOut }: GivenAnswer, lang: Language): Html {
  const words = wordings[lang].answers;
  const more = (characters: number): Html | undefined =>
    characters === 0 ? undefined : markup`<p class="left-out">… ${words.leftOut(characters)}</p>\n`;
  return markup`${paragraphs.length === 0 ? undefined : markup`<div class="said">\n${paragraphs.map((text) => markup`<p>${text}</p>\n`)}${more(leftOut)}</div>\n`}${
    code === ''
      ? undefined
      : markup`<details><summary>${words.code(code.split('\n').length)}</summary>
<pre><code>${code}</code></pre>
${more(codeLeftOut)}</details>
`
  }`;
}

function beside(entry: AnswersEntry, answer: GivenAnswer, lang: Language): Html {
  const words = wordings[lang].answers;
  const { references, moreReferences, doubts } = answer;
  return markup`${
    references.length === 0
      ? undefined
      : markup`<p class="heading">${words.references(references.length + moreReferences)}</p>
<ul class="references">
${references.map((reference) => markup`<li>${referenceMarkup(reference, entry)} <span class="soft">${words.referenceKinds[reference.kind]}</span></li>\n`)}${moreReferences === 0 ? undefined : markup`<li>${words.moreReferences(moreReferences)}</li>\n`}</ul>
`
  }${
    doubts.length === 0
      ? undefined
      : markup`<div class="doubts">
<p class="heading">${words.doubts}</p>
<ul>
${doubts.map((doubt) => markup`<li>${say(words.doubt, doubt)} <span class="soft">${words.rule} <code>${doubt.code}</code></span></li>\n`)}</ul>
</div>
`
  }`;
}

/** A file of a hand-in, as a link where its folder is there. */
function pathMarkup(path: string, folder: string | undefined): Html {
  if (folder === undefined) return markup`<span class="path">${path}</span>`;
  return markup`<a class="path" href="${folder}${encodePath(path)}">${path}</a>`;
}

/** Only what a browser opens as a page, or lies in the hand-in, can be followed; its address is all that is shown. */
function referenceMarkup({ kind, text }: Reference, { folder }: AnswersEntry): Html {
  if (kind === 'file') return pathMarkup(text, folder);
  if (kind === 'address' && /^https?:\/\/[^\s"'<>\\@]+$/i.test(text))
    return markup`<a rel="noreferrer noopener" href="${text}">${text}</a>`;
  return markup`<span class="path">${text}</span>`;
}

function pointsMarkup(
  { folder, href }: AnswersEntry,
  { question, points, pointsTitle, lang }: AnswerPlace,
): Html | undefined {
  if (points.length === 0) return undefined;
  return markup`<fieldset>
<legend>${pointsTitle}</legend>
${points.map(
  ({ name, texts }) =>
    markup`<label><input type="checkbox" data-hand-in="${folder ?? href}" data-question="${question.key}" data-point="${name}"> ${texts[lang]}</label>\n`,
)}</fieldset>
`;
}
