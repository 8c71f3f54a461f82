import type { Block, Cell } from '../model.js';
import { markup, type Html } from '../../html/markup.js';
import { fileLink } from './link.js';

type Table = Extract<Block, { kind: 'table' }>;

/** A table that scrolls by itself where the window is narrow. */
export function tableBox({ caption, head, rows }: Table): Html {
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((name) => (name === '' ? markup`<td></td>` : markup`<th scope="col">${name}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            markup`<tr>
              ${row.map(cell)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}

function cell(value: Cell, index: number): Html {
  const content = typeof value === 'string' ? markup`${value}` : fileLink(value);
  if (index === 0) return markup`<th scope="row">${content}</th>`;
  const className = typeof value === 'string' ? classOf(value) : undefined;
  return className === undefined
    ? markup`<td>${content}</td>`
    : markup`<td class="${className}">${content}</td>`;
}

function classOf(value: string): string | undefined {
  if (isQuantity(value)) return 'number';
  return /^\d\d:\d\d:\d\d$/u.test(value) ? 'time' : undefined;
}

/** A number, perhaps with a unit: stands at the right. */
function isQuantity(value: string): boolean {
  return /^[+\u2212-]?\d[\d.,\s]*(?:[a-zµ%]{1,3})?$/iu.test(value);
}
