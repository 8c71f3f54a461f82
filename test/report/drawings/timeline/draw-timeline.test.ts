import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawTimeline } from '../../../../src/report/drawings/timeline/draw-timeline.js';
import type { Drawing } from '../../../../src/drawing-kit/drawing.js';
import { timelineWords } from '../../../../src/report/drawings/timeline/words.js';
import { hostile, lab, sample, sampleObject } from '../sample.js';
import { assertSafe, textsOf } from '../svg.js';

const small = {
  timeline: {
    durationMs: 10_000,
    moments: [
      { atMs: 1000, kind: 'start', nodes: ['s1', 's2'] },
      { atMs: 5000, kind: 'kill', nodes: ['s2'] },
      { atMs: 9000, kind: 'start', nodes: ['s2'] },
    ],
    servers: [
      { atMs: 0, up: [], down: [] },
      { atMs: 2500, up: ['s1', 's2'], down: [] },
      { atMs: 6000, up: ['s1'], down: ['s2'] },
    ],
    members: [
      { atMs: 0, alive: ['ha'], left: [], failed: [] },
      { atMs: 1500, alive: ['ha', 's1', 's2'], left: [], failed: [] },
      { atMs: 8000, alive: ['ha', 's1'], left: [], failed: ['s2'] },
      { atMs: 9500, alive: ['ha', 's1', 's2'], left: [], failed: [] },
    ],
  },
  requests: {
    connections: 16,
    rate: 100,
    sent: 1000,
    answered: 744,
    failed: 256,
    beforeFirstBackend: 250,
    byBackend: { s10: 1, s2: 243, s1: 500 },
    binMs: 2500,
    bins: [
      { atMs: 0, byBackend: {}, byStatus: { '503': 250 }, errors: 0 },
      { atMs: 2500, byBackend: { s1: 125, s2: 125 }, byStatus: { '200': 250 }, errors: 0 },
      { atMs: 5000, byBackend: { s1: 125, s2: 118, s10: 1 }, byStatus: { '200': 244 }, errors: 6 },
      { atMs: 7500, byBackend: { s1: 250 }, byStatus: { '200': 250 }, errors: 0 },
    ],
    failures: [5001, 5002, 5003, 5004, 5005, 9001].map((atMs) => ({ atMs, kind: 'ECONNRESET' })),
  },
};

describe('a drawn time line', () => {
  it('is safe, and the same each time', () => {
    const drawn = (): Drawing => draw(sample('timeline-task6'), sample('requests-task6'));
    const first = drawn();
    assertSafe(first.svg, 'timeline-task6');
    assert.deepEqual(drawn(), first);
  });

  it('tells what happened in words, with the figures', () => {
    assert.equal(
      draw(small.timeline, small.requests).alt,
      'A client with 16 connections aims at 100 requests a second for 10.0\u00a0s.' +
        ' 1,000 requests sent, 744 answered, 256 failed, of which 250 before the first web application answered.' +
        ' Answered by s1 500, s2 243, s10 1.' +
        ' At 1.0\u00a0s started: s1, s2; s1 alive for Serf after 0.50\u00a0s; s1 UP for HAProxy after 1.5\u00a0s;' +
        ' s2 alive for Serf after 0.50\u00a0s; s2 UP for HAProxy after 1.5\u00a0s; no request failed until the next moment.' +
        ' At 5.0\u00a0s killed: s2; s2 failed for Serf after 3.0\u00a0s; s2 no longer UP for HAProxy after 1.0\u00a0s;' +
        ' requests failed until the next moment: 5.' +
        ' At 9.0\u00a0s started: s2; s2 alive for Serf after 0.50\u00a0s; requests failed until the next moment: 1.' +
        ' At the end alive: ha, s1, s2; UP: s1.',
    );
  });

  it('tells nothing of the failures after a moment when the file does not list them all', () => {
    const { alt } = draw(small.timeline, { ...small.requests, failed: 5000 });
    assert.doesNotMatch(alt, /next moment/);
  });

  it('names members, servers, backends and moments, and ticks only what is in range', () => {
    const texts = textsOf(draw(sample('timeline-task6'), sample('requests-task6')).svg);
    for (const text of [
      'ha',
      's1',
      's6',
      'start s1',
      'start s2–s4',
      'stop s2',
      'kill s3',
      'start s5, s6',
      'alive',
      'failed',
    ]) {
      assert.ok(texts.includes(text), text);
    }
    const small_ = textsOf(draw({ ...small.timeline, durationMs: 9700 }, small.requests).svg);
    const seconds = small_.filter((text) => /^\d+$/.test(text)).map(Number);
    assert.ok(seconds.includes(9) && !seconds.includes(9.7) && small_.includes('0'));
  });

  it('says so when nothing failed', () => {
    const bins = small.requests.bins.map((bin) => ({ ...bin, byStatus: {}, errors: 0 }));
    assert.ok(textsOf(draw(small.timeline, { ...small.requests, bins }).svg).includes('none failed'));
  });

  it('draws a single failure where a thousand have their place, too', () => {
    const bins = small.requests.bins.map((bin, index) => ({
      ...bin,
      byStatus: index === 0 ? { '503': 1000 } : {},
      errors: index === 3 ? 1 : 0,
    }));
    const { svg } = draw(small.timeline, { ...small.requests, bins });
    const heights = Array.from(
      svg.matchAll(/class="f-(?:bad|backend6)" d="M[\d.]+ [\d.]+l[\d.]+ 0l0 ([\d.]+)/g),
      ([, height]) => Number(height),
    );
    assert.deepEqual(heights, [80, 20]);
  });

  it('is a drawing also when nothing happened', () => {
    const timeline = { durationMs: 1, moments: [], servers: [], members: [] };
    assertSafe(
      draw(timeline, { ...small.requests, bins: [], byBackend: {}, failures: [] }).svg,
      'timeline-task6',
    );
  });

  it('is a drawing also when every name in the files is hostile', () => {
    const names = [hostile, '__proto__', 'constructor', 's1'];
    const counts = Object.fromEntries(names.map((name) => [name, 1000]));
    const { svg, alt } = draw(
      {
        durationMs: 10_000,
        moments: [-1, 0, 10_000, 1e300].map((atMs) => ({ atMs, kind: 'kill', nodes: names })),
        servers: [{ atMs: -5, up: names, down: names }],
        members: [{ atMs: 1e9, alive: names, left: names, failed: names }],
      },
      {
        ...small.requests,
        byBackend: counts,
        bins: [{ atMs: 0, byBackend: counts, byStatus: counts, errors: 1e12 }],
        failures: [{ atMs: 1, kind: hostile }],
      },
    );
    assertSafe(svg, 'timeline-task6');
    assert.doesNotMatch(svg, /NaN|Infinity/);
    assert.ok(alt.includes('<script>alert("1")</script>'));
    assert.ok(svg.length < 100_000);
  });

  for (const [what, timeline, requests] of [
    ['nothing', undefined, undefined],
    ['a time line alone', small.timeline, null],
    ['requests alone', [], small.requests],
    ['no duration', { ...small.timeline, durationMs: 0 }, small.requests],
    [
      'another kind of moment',
      { ...small.timeline, moments: [{ atMs: 0, kind: 'explode', nodes: [] }] },
      small.requests,
    ],
    ['bins without a width', small.timeline, { ...small.requests, binMs: 0 }],
    ['negative counts', small.timeline, { ...small.requests, sent: -1 }],
    ['bins that are an object', small.timeline, { ...sampleObject('requests-task6'), bins: {} }],
  ] as const) {
    it(`is not made of ${what}`, () =>
      assert.equal(drawTimeline(timeline, requests, timelineWords.en, lab), undefined));
  }
});

function draw(timeline: unknown, requests: unknown): Drawing {
  const drawing = drawTimeline(timeline, requests, timelineWords.en, lab);
  assert.ok(drawing);
  return drawing;
}
