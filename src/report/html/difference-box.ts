import { codeBlock, printSize } from './code-block.js';
import { codeLines } from './code-lines.js';
import { cleanText } from '../../html/clean-text.js';
import { markup, type Html } from '../../html/markup.js';
import type { Page } from './page.js';
import type { Block } from '../model.js';

type Difference = Extract<Block, { kind: 'difference' }>;

/** What changed from one configuration to the next: lines with their sign, added and removed ones also by colour. */
export function differenceBox({ from, to, patch }: Difference, page: Page): Html {
  const { words } = page;
  // Clean before it is cut into lines, or a stray carriage return would make a line without a sign.
  const lines = cleanText(patch)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('\\'));
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  const title = words.difference(from, to);
  const content =
    lines.length === 0
      ? markup`<p class="same">${words.same}</p>`
      : codeBlock(lines.map(changeLine), printSize(patch, 'haproxy'), title, 'patch searched');
  const changes =
    lines.length === 0
      ? undefined
      : markup` <span class="size">${words.changes(count('+'), count('-'))}</span>`;
  return markup`<figure class="difference">
    <figcaption>${title}${changes}</figcaption>
    ${content}
  </figure> `;
}

function changeLine(line: string): Html {
  if (line.startsWith('@@')) return markup`<span class="hunk">${line}</span>`;
  const sign = line.slice(0, 1);
  const [text] = codeLines(line.slice(1), 'haproxy');
  if (sign === '+') return markup`<ins><span class="sign">+</span>${text}</ins>`;
  if (sign === '-') return markup`<del><span class="sign">-</span>${text}</del>`;
  return markup`<span class="sign"> </span>${text}`;
}
