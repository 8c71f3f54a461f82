import type { Token } from 'markdown-it';
import MarkdownIt from 'markdown-it/dist/markdown-it.min.js';
import anchor from 'markdown-it-anchor';
import type { Block } from '../model.js';
import { cleanText } from '../../html/clean-text.js';
import { codeBlock, printSize } from './code-block.js';
import { codeLines } from './code-lines.js';
import { headingsBelow } from './headings-below.js';
import { Html, markup } from '../../html/markup.js';
import type { Page } from './page.js';
import { isExternal, safeHref } from './safe-href.js';

/** Renders the Markdown of answers below a heading of the given level. */
export type Prose = (markdown: string, parentLevel: number, pictures?: Pictures) => Html;

type Pictures = Extract<Block, { kind: 'prose' }>['pictures'];

/** A renderer for one page. HTML in Markdown is text; a link leads to the web, to a file of the workspace or into the page. */
export function makeProse(page: Page): Prose {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  markdown.validateLink = (address) => safeHref(address) !== undefined;
  markdown.use(anchor, { slugify: (title) => page.anchors.claim(title), tabIndex: false });
  markdown.use(headingsBelow);
  const { rules } = markdown.renderer;
  rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (isExternal(String(token?.attrGet('href')))) token?.attrSet('rel', 'noopener noreferrer');
    return self.renderToken(tokens, index, options);
  };
  // The page is made of the report alone: of a picture that is not in it, it has the words.
  let inText: Pictures;
  rules.image = (tokens, index) => {
    const words = tokens[index]?.content;
    const picture = inText?.get(String(tokens[index]?.attrGet('src')));
    if (!picture) return markup`<span class="named-picture">${words}</span>`.source;
    const data = Buffer.from(picture.content).toString('base64');
    return markup`<img src="data:${picture.mediaType};base64,${new Html(data)}" alt="${words}">`.source;
  };
  rules.fence = (tokens, index) => code(tokens[index]?.content ?? '', tokens[index]?.info ?? '').source;
  rules.code_block = (tokens, index) => code(tokens[index]?.content ?? '', '').source;
  rules.table_open = () => `<div class="scroll" role="group" tabindex="0"${labelled(page)}><table>`;
  rules.table_close = () => '</table></div>';
  // The empty corner of a table heads nothing.
  rules.th_open = (tokens, index) =>
    tokens[index + 1]?.content === '' ? '<td>' : `<th scope="col"${alignment(tokens[index])}>`;
  rules.th_close = (tokens, index) => (tokens[index - 1]?.content === '' ? '</td>\n' : '</th>\n');
  rules.td_open = (tokens, index) => `<td${alignment(tokens[index])}>`;
  return (text, parentLevel, pictures) => {
    inText = pictures;
    return new Html(`<div class="prose">\n${markdown.render(cleanText(text), { parentLevel })}</div>\n`);
  };
}

function labelled(page: Page): string {
  return markup` aria-label="${page.words.table}"`.source;
}

// The page's policy knows no styles in attributes.
function alignment(token: Token | undefined): string {
  const side = /right|center/.exec(token?.attrGet('style') ?? '')?.[0];
  return side === undefined ? '' : ` class="${side}"`;
}

function code(text: string, info: string): Html {
  const name = info.trim().split(/\s+/)[0] ?? '';
  const language = name === 'json' || name === 'haproxy' || name === 'log' ? name : 'text';
  return codeBlock(codeLines(text, language), printSize(text, language), name === '' ? 'code' : name);
}
