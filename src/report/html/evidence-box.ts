import type { Evidence } from '../model.js';
import { numberText, sizeText } from '../number-text.js';
import { cleanText } from '../../html/clean-text.js';
import { codeBlock, printSize } from './code-block.js';
import { codeLines } from './code-lines.js';
import { markup, type Html } from '../../html/markup.js';
import { fileLink } from './link.js';
import { moment } from './moment.js';
import type { Page } from './page.js';

/** A file of evidence: folded unless it is short; in print open, and a long one as its excerpt. */
export function evidenceBox(evidence: Evidence, page: Page): Html {
  const { file, commands, bytes, time } = evidence;
  const id = page.anchors.claim(file.path);
  const captured = time === '' ? undefined : markup`${page.words.captured} ${moment(time)} · `;
  return markup`<details id="${id}" class="evidence ${evidence.shown}"${isOpen(evidence) ? markup` open` : undefined}>
    <summary>
      <span class="path">${file.path}</span> <span class="size">${sizeText(bytes, page.lang)}</span>
    </summary>
    <div class="about">
      ${commands.map((command) => markup`<code class="command">${command}</code>`)}
      <p>${captured}${fileLink(file)}</p>
    </div>
    ${texts(evidence, page)}
  </details> `;
}

/** Lines that may stand there without having been asked for. */
const shortLines = 16;

function isOpen(evidence: Evidence): boolean {
  return evidence.shown === 'inline' && isWhole(evidence) && evidence.text.split('\n').length <= shortLines;
}

/** Whether the excerpt leaves nothing out. */
function isWhole({ text, excerpt, omittedLines }: Evidence): boolean {
  return omittedLines === 0 && excerpt.length >= text.trimEnd().length;
}

function texts(evidence: Evidence, page: Page): Html {
  const { file, text, excerpt, omittedLines } = evidence;
  if (isWhole(evidence)) return block(evidence, text, 'searched');
  const { words } = page;
  const note = omittedLines > 0 ? words.excerpt(numberText(omittedLines, page.lang)) : words.cutLines;
  const leftOut = markup`<p class="left-out">${note} ${fileLink(file)}.</p>`;
  return page.wholes.has(evidence)
    ? markup`<div class="on-screen">${block(evidence, text, 'searched')}</div>
        <div class="in-print">${block(evidence, excerpt)}${leftOut}</div>`
    : markup`${block(evidence, excerpt, 'searched')}${leftOut}`;
}

function block({ file, language }: Evidence, text: string, className = ''): Html {
  return codeBlock(codeLines(text, language), printSize(cleanText(text), language), file.path, className);
}
