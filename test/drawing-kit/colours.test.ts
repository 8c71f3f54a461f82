import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backendColours, type ColourName, colours } from '../../src/drawing-kit/colours.js';

const onPage: readonly [ColourName, number][] = [
  ['text', 4.5],
  ['soft', 4.5],
  ['flow', 4.5],
  ['gossip', 4.5],
  ['bad', 4.5],
  ['gone-line', 3],
  ['box-line', 3],
  // A backend's name stands on its colour, in the colour of the page.
  ...backendColours.map((name): [ColourName, number] => [name, 4.5]),
];

const inBoxes: readonly [text: ColourName, box: ColourName][] = (
  ['text', 'soft', 'gossip', 'bad', 'flow'] as const
).flatMap((text) =>
  (['box-fill', 'gone-fill', 'net-fill'] as const).map((box): [ColourName, ColourName] => [text, box]),
);

describe('the colours of drawings', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, least] of onPage) {
      it(`${name} stands out from the page, ${scheme}`, () => {
        const ratio = contrast(colours[name][scheme], colours.page[scheme]);
        assert.ok(ratio >= least, `${ratio.toFixed(2)}:1`);
      });
    }
    for (const [text, box] of inBoxes) {
      it(`${text} can be read on ${box}, ${scheme}`, () => {
        const ratio = contrast(colours[text][scheme], colours[box][scheme]);
        assert.ok(ratio >= 4.5, `${ratio.toFixed(2)}:1`);
      });
    }
  }
});

/** WCAG's ratio of two colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
