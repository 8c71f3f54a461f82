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
});
