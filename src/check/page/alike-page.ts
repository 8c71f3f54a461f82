import { encodePath } from '../../html/encode-path.js';
import { markup, type Html } from '../../html/markup.js';
import type { Language } from '../../scenario/language.js';
import type { Alike, AlikePair, AlikePassage, AlikePlace, AlikeSide } from '../alike/alike.js';
import { alikeWords } from '../words/alike-words.js';
import type { AlikeWords } from '../words/alike-wording.js';
import { say } from '../words/wording.js';
import { wordings } from '../words/wordings.js';
import { pageFrame, type PageAssets } from './page-frame.js';

/** Where the hand-ins are, by their numbers. */
export interface AlikePlaces {
  /** Address of the page with all hand-ins. */
  readonly summary: string;
  /** Addresses of the folders from the page's place, encoded, with a slash at their end. */
  readonly folders: readonly string[];
  /** Addresses of the hand-ins' own pages; those of earlier years have none. */
  readonly pages: readonly string[];
  readonly lang: Language;
}

/** What pairs of hand-ins have in common, as a page: a table of the pairs, and then each with its passages side by side. */
export function alikePage(alike: Alike, places: AlikePlaces, assets: PageAssets): string {
  const words = alikeWords[places.lang];
  const { pairs, compared, earlier, most, leftOut, morePairs } = alike;
  const body = markup`<a class="skip" href="#pairs">${words.skip}</a>
<header class="title">
<p><a href="${places.summary}">${wordings[places.lang].labels.page.allHandIns}</a></p>
<h1>${words.title}</h1>
<p class="about">${words.about}</p>
<p class="about soft">${words.compared(compared, earlier)} ${words.leftOut(most)}</p>
${leftOut.length === 0 ? undefined : markup`<p class="about soft">${words.tooMuch(leftOut.slice(0, 20).join(', '))}</p>\n`}<p class="soft keys" hidden>${words.keys}</p>
</header>
<main id="pairs" tabindex="-1">
${pairs.length === 0 ? markup`<p>${words.nothing}</p>\n` : table(pairs, words)}${
    morePairs === 0 ? undefined : markup`<p class="soft">${words.morePairs(morePairs)}</p>\n`
  }${pairs.map((pair, index) => pairMarkup(pair, index, places, words))}</main>`;
  return pageFrame(places.lang, words.title, body, assets);
}

function table(pairs: readonly AlikePair[], words: AlikeWords): Html {
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${words.pairs}">
<table class="pairs">
<thead><tr><th scope="col">${words.pair}</th><th scope="col">${words.passages}</th><th scope="col">${words.words}</th><th scope="col">${words.wordsOfTheseTwo}</th><th scope="col">${words.containers}</th><th scope="col">${words.files}</th></tr></thead>
<tbody>
${pairs.map(
  (pair, index) =>
    markup`<tr><th scope="row"><a href="#${pairId(index)}">${pair.one.name}${words.and}${pair.other.name}</a>${pair.other.earlier ? markup` <span class="soft">(${words.earlier})</span>` : undefined}</th><td>${pair.passages.length + pair.morePassages}</td><td>${pair.words}</td><td>${pair.wordsOfTheseTwo}</td><td>${pair.containers.length + pair.moreContainers}</td><td>${pair.files.length + pair.moreFiles}</td></tr>\n`,
)}</tbody>
</table>
</div>
`;
}

function pairMarkup(pair: AlikePair, index: number, places: AlikePlaces, words: AlikeWords): Html {
  const { one, other, passages, morePassages, containers, moreContainers, files, moreFiles } = pair;
  const explanations = [...pair.explanations.map((each) => say(words.explanations, each)), words.always];
  return markup`<section class="pair" aria-labelledby="${pairId(index)}">
<h2 id="${pairId(index)}">${sideName(one, places)}${words.and}${sideName(other, places)}</h2>
<p>${words.sum(passages.length + morePassages, pair.words, pair.wordsOfTheseTwo)}</p>
<div class="explains"><h3>${words.explains}</h3>
<ul>${explanations.map((text) => markup`<li>${text}</li>`)}</ul></div>
${
  containers.length === 0
    ? undefined
    : markup`<h3>${words.containers}</h3>\n<p class="path">${containers.join(', ')}${rest(moreContainers, words)}</p>\n`
}${
    files.length === 0
      ? undefined
      : markup`<h3>${words.files}</h3>\n<ul>${files.map(
          (file) =>
            markup`<li>${fileLink(file.one, one, places)} = ${fileLink(file.other, other, places)}</li>\n`,
        )}</ul>\n${moreFiles === 0 ? undefined : markup`<p>${rest(moreFiles, words)}</p>\n`}`
  }${passages.map((passage, at) => passageMarkup(passage, pair, [index, at], places, words))}${
    morePassages === 0 ? undefined : markup`<p class="soft">${rest(morePassages, words)}</p>\n`
  }</section>
`;
}

function passageMarkup(
  passage: AlikePassage,
  { one, other, passages }: AlikePair,
  [pair, at]: readonly [number, number],
  places: AlikePlaces,
  words: AlikeWords,
): Html {
  const question = passage.one.question ?? passage.other.question;
  const kind =
    passage.kind === 'answer' && question !== undefined
      ? words.answerTo(question)
      : words.kinds[passage.kind];
  const id = passageId(pair, at);
  const links = [
    ...(at === 0 ? [] : [markup`<a href="#${passageId(pair, at - 1)}">← ${words.previous}</a>`]),
    ...(at + 1 === passages.length
      ? []
      : [markup`<a href="#${passageId(pair, at + 1)}">${words.next} →</a>`]),
  ];
  return markup`<article class="passage" id="${id}" tabindex="-1" aria-labelledby="${id}-title">
<h3 id="${id}-title">${words.passage(at + 1, kind, passage.words)}</h3>
<p class="soft">${words.others(passage.others)} ${links.map((link) => markup` ${link}`)}</p>
<div class="sides">
${sideMarkup(passage.one, one, passage.kind, places, words)}${sideMarkup(passage.other, other, passage.kind, places, words)}</div>
</article>
`;
}

function sideMarkup(
  { file, line, parts }: AlikePlace,
  side: AlikeSide,
  kind: AlikePassage['kind'],
  places: AlikePlaces,
  words: AlikeWords,
): Html {
  const text = parts.map((part) => (part.common ? markup`<mark>${part.text}</mark>` : part.text));
  return markup`<figure>
<figcaption><strong>${side.name}</strong> ${fileLink(file, side, places)}${words.line(line)}</figcaption>
<div class="excerpt${kind === 'answer' ? '' : ' code'}">${text}</div>
</figure>
`;
}

function sideName({ name, index }: AlikeSide, { pages }: AlikePlaces): Html {
  const page = pages[index];
  return page === undefined ? markup`${name}` : markup`<a href="${page}">${name}</a>`;
}

function fileLink(path: string, { index }: AlikeSide, { folders }: AlikePlaces): Html {
  return markup`<a class="path" href="${folders[index] ?? ''}${encodePath(path)}">${path}</a>`;
}

function rest(count: number, words: AlikeWords): string {
  return count === 0 ? '' : ` ${words.more(count)}`;
}

function pairId(index: number): string {
  return `pair-${index + 1}`;
}

function passageId(pair: number, at: number): string {
  return `${pairId(pair)}-${at + 1}`;
}
