import type { Block, Cell } from '../model.js';
import { markup, type Html } from '../../html/markup.js';
import { fileLink } from './link.js';

type Table = Extract<Block, { kind: 'table' }>;

/** A table that scrolls by itself where the window is narrow. */
export function tableBox({ caption, head, rows, cells }: Table): Html {
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((name, index) => headCell(name, index, cells))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            markup`<tr>
              ${row.map((value, index) => cell(value, index, cells))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}

function headCell(name: string, index: number, cells: Table['cells']): Html {
  if (name === '') return markup`<td></td>`;
  const standsRight = cells === 'worded' && index > 0;
  return standsRight
    ? markup`<th scope="col" class="number">${name}</th>`
    : markup`<th scope="col">${name}</th>`;
}

function cell(value: Cell, index: number, cells: Table['cells']): Html {
  const content = typeof value === 'string' ? markup`${value}` : fileLink(value);
  if (index === 0) return markup`<th scope="row">${content}</th>`;
  const className = typeof value === 'string' ? classOf(value, cells) : undefined;
  return className === undefined
    ? markup`<td>${content}</td>`
    : markup`<td class="${className}">${content}</td>`;
}

function classOf(value: string, cells: Table['cells']): string | undefined {
  if (cells === 'told') return undefined;
  if (cells === 'worded' || isQuantity(value)) return 'number';
  return /^\d\d:\d\d:\d\d$/u.test(value) ? 'time' : undefined;
}

/** A number, perhaps with a unit: stands at the right. */
function isQuantity(value: string): boolean {
  return /^[+\u2212-]?\d[\d.,\s]*(?:[a-zµ%]{1,3})?$/iu.test(value);
}
