import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from '../../../src/browser/browser.js';
import {
  drawComparison,
  type RunToCompare,
} from '../../../src/report/drawings/comparison/draw-comparison.js';
import { drawTimeline } from '../../../src/report/drawings/timeline/draw-timeline.js';
import { drawTopology } from '../../../src/report/drawings/topology/draw-topology.js';
import { timelineWords } from '../../../src/report/drawings/timeline/words.js';
import { topologyFile } from '../../../src/report/drawings/topology/topology-file.js';
import { topologyWords } from '../../../src/report/drawings/topology/words.js';
import { onPage, testBrowser } from '../html/page-in-browser.js';
import { lab, sample } from './sample.js';

const drawings = (['en', 'fr'] as const).flatMap((lang) => [
  ...[0, 1, 3, 6].map((task) => ({
    name: `topology of task ${task}, ${lang}`,
    svg: drawTopology(sample(`topology-task${task}`), task, topologyWords[lang], lab)?.svg ?? '',
  })),
  {
    name: `topology of twelve, ${lang}`,
    svg: drawTopology(crowd(), 6, topologyWords[lang], lab)?.svg ?? '',
  },
  {
    name: `time line, ${lang}`,
    svg:
      drawTimeline(sample('timeline-task6'), sample('requests-task6'), timelineWords[lang], lab)?.svg ?? '',
  },
  {
    name: `two runs compared, ${lang}`,
    svg:
      drawComparison([run('lab: 66 of 2,239'), run('hitless')], timelineWords[lang], lab, 'comparison')
        ?.svg ?? '',
  },
]);

function run(label: string): RunToCompare {
  return { label, timeline: sample('timeline-task6'), requests: sample('requests-task6') };
}

/** As many web applications as the lab is ever run with, with the long names and ports of isolated mode. */
function crowd(): unknown {
  const topology = topologyFile.parse(sample('topology-task6'));
  const [ha, model] = topology.containers;
  const apps = Array.from({ length: 12 }, (_, index) => ({
    ...model,
    node: `s${index + 1}`,
    container: `ait-a5c04edf-t6-s${index + 1}`,
    address: `192.168.142.${index + 111}`,
    ports: [{ container: 3000, bind: '127.0.0.1', host: 32770 + index }],
  }));
  const status = ['UP', 'UP 1/3', 'DOWN', 'DOWN 1/2', 'no check', 'MAINT', 'DRAIN'];
  const servers = apps.slice(1).map(({ node, address }, index) => ({
    name: node,
    address: `${address}:3000`,
    status: status[index % status.length],
  }));
  return { ...topology, network: 'ait-a5c04edf-t6-heig', containers: [ha, ...apps], servers };
}

describe('drawings in a browser', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  for (const { name, svg } of drawings) {
    it(`${name}: no text leaves the page or its box, or lies on another`, async () => {
      const faults = await onPage(browser, page(svg), { width: 800 }, (open) => open.evaluate(findFaults));
      assert.deepEqual(faults, []);
    });
  }

  it('follow the colour scheme, in a page and as a picture, with neither a message nor a request', async () => {
    const svg = drawings[0]?.svg ?? '';
    const picture = `<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`;
    for (const [scheme, colour] of [
      ['light', 'rgb(255, 255, 255)'],
      ['dark', 'rgb(13, 17, 23)'],
    ] as const) {
      await onPage(browser, page(svg + picture), { scheme }, async (open, noise) => {
        const fill = await open.$eval('.page', (element) => getComputedStyle(element).fill);
        const size = await open.$eval('img', (element) => [element.naturalWidth, element.naturalHeight]);
        const shown = await open.$eval('img', (element) => {
          const canvas = document.createElement('canvas');
          const context = canvas.getContext('2d');
          context?.drawImage(element, 0, 0);
          return context?.getImageData(20, 105, 1, 1).data.slice(0, 3).join(', ');
        });
        assert.equal(fill, colour);
        assert.equal(`rgb(${shown ?? ''})`, colour);
        assert.equal(size[0], 760);
        assert.deepEqual(noise, { console: [], requests: [] });
      });
    }
  });
});

function page(content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><style>body{margin:0}svg,img{display:block}</style>${content}`;
}

/** Runs in the page. */
function findFaults(): string[] {
  const faults: string[] = [];
  const svg = document.querySelector('svg')?.getBoundingClientRect();
  const texts = [...document.querySelectorAll('svg text')].filter((text) => text.textContent !== '');
  if (!svg || texts.length < 10) return ['nothing drawn'];
  const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  for (const [index, { text, box }] of boxes.entries()) {
    if (box.left < svg.left + 4 || box.right > svg.right - 4 || box.bottom > svg.bottom)
      faults.push(`${text} leaves the page`);
    for (const other of boxes.slice(index + 1)) {
      const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      // Boxes of text have room above and below the letters.
      if (width > 0.5 && height > 4) faults.push(`${text} lies on ${other.text}`);
    }
  }
  for (const node of document.querySelectorAll('.node')) {
    const frame = node.querySelector('rect')?.getBoundingClientRect();
    for (const text of node.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      const inside =
        frame && box.left > frame.left && box.right < frame.right - 2 && box.bottom <= frame.bottom;
      if (!inside) faults.push(`${text.textContent} leaves its box`);
    }
  }
  return faults;
}
