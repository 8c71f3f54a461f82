import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  drawComparison,
  type RunToCompare,
} from '../../../../src/report/drawings/comparison/draw-comparison.js';
import type { Drawing } from '../../../../src/drawing-kit/drawing.js';
import { timelineWords } from '../../../../src/report/drawings/timeline/words.js';
import { hostile, lab as drawnLab, sample, sampleObject } from '../sample.js';
import { assertSafe, textsOf } from '../svg.js';

const name = 'comparison-task6-hitless';
const lab: RunToCompare = {
  label: 'lab: 66 of 2,239 lost',
  timeline: sample('timeline-task6'),
  requests: sample('requests-task6'),
};
const short: RunToCompare = {
  label: 'hitless: 0 of 10 lost',
  timeline: {
    durationMs: 5000,
    moments: [{ atMs: 1000, kind: 'stop', nodes: ['s1'] }],
    servers: [],
    members: [],
  },
  requests: {
    ...{ connections: 1, rate: 2, sent: 10, answered: 10, failed: 0, beforeFirstBackend: 0 },
    ...{ byBackend: { s1: 10 }, binMs: 2500, failures: [] },
    bins: [{ atMs: 0, byBackend: { s1: 10 }, byStatus: { '200': 10 }, errors: 0 }],
  },
};

function draw(runs: readonly RunToCompare[], lang: 'en' | 'fr' = 'en'): Drawing {
  const drawing = drawComparison(runs, timelineWords[lang], drawnLab, name);
  assert.ok(drawing);
  return drawing;
}

describe('a drawn comparison of runs', () => {
  it('is safe, and the same each time', () => {
    const first = draw([lab, short]);
    assertSafe(first.svg, name);
    assert.deepEqual(draw([lab, short]), first);
  });

  it('names each run above it, and in words', () => {
    const { svg, alt } = draw([lab, short]);
    const texts = textsOf(svg);
    for (const { label } of [lab, short]) assert.ok(texts.includes(label), label);
    assert.match(alt, /on the same scales\. lab: 66 of 2,239 lost; hitless: 0 of 10 lost\.$/);
    assert.match(draw([lab, short], 'fr').alt, /aux mêmes échelles/);
  });

  it('says where nothing failed, and only there', () => {
    assert.equal(textsOf(draw([lab, short]).svg).filter((text) => text === 'none failed').length, 1);
    assert.equal(textsOf(draw([short, short]).svg).filter((text) => text === 'none failed').length, 2);
  });

  it('gives a short and slow run the scales of the long and fast one', () => {
    const axis = (runs: RunToCompare[]): string[] =>
      textsOf(draw(runs).svg).filter((text) => /^[\d,]+$/.test(text));
    const own = axis([lab, lab]).sort();
    assert.deepEqual(axis([lab, short]).sort(), own);
    assert.deepEqual(axis([short, lab]).sort(), own);
    assert.notDeepEqual(axis([short, short]).sort(), own);
  });

  it('shows hostile names as text', () => {
    const timeline = {
      ...sampleObject('timeline-task6'),
      moments: [{ atMs: 1, kind: 'kill', nodes: [hostile] }],
    };
    assertSafe(draw([{ ...lab, timeline }, short]).svg, name);
  });

  for (const [what, run] of [
    ['time line', { ...lab, timeline: {} }],
    ['client', { ...lab, requests: [] }],
  ] as const) {
    it(`is none where a run has no ${what}`, () =>
      assert.equal(drawComparison([short, run], timelineWords.en, drawnLab, name), undefined));
  }
});
