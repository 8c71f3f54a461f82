import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linksOf } from '../../../src/check/written/report-links.js';

const targets = (line: string): string[] => linksOf(line, new Map()).map(({ target }) => target);

describe('the links of a line', () => {
  it('are those in brackets, pictures among them', () => {
    assert.deepEqual(targets('![a](b.png) and [c](d.md)'), ['b.png', 'd.md']);
  });

  it('do not begin or end with a bracket that has a backslash before it', () => {
    assert.deepEqual(targets('no \\[link\\](here)'), []);
    assert.deepEqual(targets('![--addresses \\[{"host":"x"}\\] (PID 150), and more](drawing.svg)'), [
      'drawing.svg',
    ]);
  });

  it('have spaces where a program takes them, and where it takes none', () => {
    const spaced = (line: string): unknown[] =>
      linksOf(line, new Map()).map(({ target, spaced: has = false }) => [target, has]);
    assert.deepEqual(spaced('![a](my picture.png) [b](my notes.md "Notes")'), [
      ['my picture.png', true],
      ['my notes.md', true],
    ]);
    assert.deepEqual(
      spaced('![a](<my picture.png>) ![b](c.png "A title") <img src="d e.png"> ![[f g.png]]'),
      [
        ['my picture.png', false],
        ['c.png', false],
        ['d e.png', false],
        ['f g.png', false],
      ],
    );
  });
});
