import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitCommand, fitText, textWidth } from '../../src/drawing-kit/text-width.js';

const code = { size: 10, mono: true };

describe('text that has to fit', () => {
  for (const [text, width, shown] of [
    ['192.168.42.42', 80, '192.168.42.42'],
    ['192.168.42.42', 50, '192.168…'],
    ['ab cd', 25, 'ab…'],
    ['漢字漢字', 40, '漢字…'],
    ['anything', 0, '…'],
    ['', 10, ''],
  ] as const) {
    it(`"${text}" in ${width} pixels is "${shown}"`, () => assert.equal(fitText(text, width, code), shown));
  }

  for (const [command, width, shown] of [
    ['serf agent -node=s1 -tag role=backend', 300, 'serf agent -node=s1 -tag role=backend'],
    ['serf agent -node=s1 -tag role=backend', 200, 'serf agent -node=s1 …'],
    ['serf agent -node=s1 -tag role=backend', 100, 'serf agent …'],
    ['node /webapp/app.js', 100, 'node /webapp/ap…'],
  ] as const) {
    it(`the command "${command}" in ${width} pixels is "${shown}"`, () =>
      assert.equal(fitCommand(command, width, code), shown));
  }

  it('is wider in bold, and never narrower for more letters', () => {
    assert.ok(textWidth('Serf', { size: 12, bold: true }) > textWidth('Serf', { size: 12 }));
    assert.ok(textWidth('Serf:', { size: 12 }) > textWidth('Serf', { size: 12 }));
  });
});
