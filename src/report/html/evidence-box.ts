import type { Evidence } from '../model.js';
import { numberText, sizeText } from '../number-text.js';
import { evidenceCode, isWhole } from './evidence-code.js';
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

function texts(evidence: Evidence, page: Page): Html {
  const { file, text, excerpt, omittedLines } = evidence;
  if (isWhole(evidence)) return evidenceCode(evidence, text, 'searched');
  const { words } = page;
  const note = omittedLines > 0 ? words.excerpt(numberText(omittedLines, page.lang)) : words.cutLines;
  const leftOut = markup`<p class="left-out">${note} ${fileLink(file)}.</p>`;
  const whole = page.wholes.get(evidence);
  return whole
    ? markup`<div class="on-screen">${whole}</div>
        <div class="in-print">${evidenceCode(evidence, excerpt)}${leftOut}</div>`
    : markup`${evidenceCode(evidence, excerpt, 'searched')}${leftOut}`;
}
