import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bar,
  labelBelow,
  labelLeft,
  lineAcross,
  lineDown,
  roundedBox,
  steppedBand,
  steppedLine,
  tickText,
  ticksUpTo,
} from '../../src/drawing-kit/plot.js';

const plot = { left: 66, width: 100, top: 20, height: 50 };

describe('the ticks of an axis', () => {
  const cases: [max: number, step: number, ticks: number[]][] = [
    [21.58, 5, [0, 5, 10, 15, 20]],
    [20, 5, [0, 5, 10, 15, 20]],
    [0.6, 0.2, [0, 0.2, 0.4, 0.6]],
    [0.1, 1, [0]],
  ];
  for (const [max, step, ticks] of cases)
    it(`are every ${step} up to ${max}`, () => assert.deepEqual(ticksUpTo(max, step), ticks));

  it('are numbers that are read at a glance', () =>
    assert.deepEqual([0, 0.5, 999, 1200, 1234567].map(tickText), ['0', '0.5', '999', '1,200', '1,234,567']));
});

describe('what stands in a plot', () => {
  const cases: [what: string, made: { readonly markup: string }, markup: string][] = [
    [
      'a line across covers pixels whole',
      lineAcross(plot, 30, 'line'),
      '<path class="s-line" d="M66 30.5L166 30.5" fill="none"></path>',
    ],
    [
      'so does a line down',
      lineDown(plot, 70.4, 'line'),
      '<path class="s-line" d="M70.5 20L70.5 70" fill="none"></path>',
    ],
    [
      'a text beside it is escaped',
      labelLeft(plot, 30, '<s1>'),
      '<text class="f-text" dominant-baseline="central" text-anchor="end" transform="translate(58 30)">&lt;s1&gt;</text>',
    ],
    [
      'a text below it',
      labelBelow(plot, 70.46521, '2'),
      '<text class="f-text" dominant-baseline="central" text-anchor="middle" y="6.5" transform="translate(70.4652 78)">2</text>',
    ],
    [
      'a bar',
      bar('bad', { left: 66, width: 7.29, top: 40, height: 30 }),
      '<path class="f-bad" d="M66 40l7.3 0l0 30l-7.3 0Z"></path>',
    ],
    [
      'a box with round corners',
      roundedBox('flow', 'bad', { left: 66, width: 10, top: 20, height: 14 }),
      '<path class="f-flow s-bad" d="M68 20L74 20A2 2 0 0 1 76 22L76 32A2 2 0 0 1 74 34L68 34A2 2 0 0 1 66 32L66 22A2 2 0 0 1 68 20Z" stroke-width="1.5"></path>',
    ],
    [
      'a narrow box is all corners',
      roundedBox('flow', 'bad', { left: 66, width: 2, top: 20, height: 14 }),
      '<path class="f-flow s-bad" d="M67 20A1 1 0 0 1 68 21L68 33A1 1 0 0 1 67 34A1 1 0 0 1 66 33L66 21A1 1 0 0 1 67 20Z" stroke-width="1.5"></path>',
    ],
    [
      'a line in steps holds each value until the next',
      steppedLine('page', [
        [66, 70],
        [76, 50],
        [86, 50.2],
        [96, 50.2],
      ]),
      '<path class="s-page" d="M66 70L76 70L76 50L86 50L96 50.2" fill="none" stroke-linejoin="bevel"></path>',
    ],
    [
      'a band lies between two of them',
      steppedBand(
        'backend1',
        [
          [66, 50],
          [76, 40],
        ],
        [
          [66, 70],
          [76, 70],
        ],
      ),
      '<path class="f-backend1" d="M66 50L76 50L76 40L76 70L66 70Z"></path>',
    ],
    [
      'a band without a height at its end turns there',
      steppedBand(
        'backend1',
        [
          [66, 50],
          [76, 70],
        ],
        [
          [66, 70],
          [76, 70],
        ],
      ),
      '<path class="f-backend1" d="M66 50L76 50L76 70L66 70Z"></path>',
    ],
  ];
  for (const [what, made, markup] of cases) it(what, () => assert.equal(made.markup, markup));
});
