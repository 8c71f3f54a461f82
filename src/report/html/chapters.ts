import type { Block, Chapter, Report, Section } from '../model.js';
import { differenceBox } from './difference-box.js';
import { evidenceBox } from './evidence-box.js';
import { gapBox } from './gap-box.js';
import { markup, type Html } from '../../html/markup.js';
import type { Page } from './page.js';
import { drawingBox, pictureBox } from './picture-box.js';
import type { Prose } from './prose.js';
import { tableBox } from './table-box.js';

/** A chapter or a section as the table of contents names it. */
export interface Entry {
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly gaps: number;
  readonly entries: readonly Entry[];
}

interface Body {
  readonly content: Html;
  readonly entries: readonly Entry[];
}

/** The chapters of a report and what its table of contents needs to know of them. */
export function chapters(report: Report, page: Page, prose: Prose): Body {
  // Before any text has taken an id: links in answers name these.
  const entries = report.chapters.map((chapter) => entryOf(chapter, page));
  const parts = report.chapters.map((chapter, index) => {
    const { id = '', entries: sections = [] } = entries[index] ?? {};
    return markup`<section class="chapter">
      <h2 id="${id}">${chapter.heading}</h2>
      ${chapter.blocks.map((block) => blockBox(block, page, prose, 2))}
      ${chapter.sections.map((section, at) => sectionBox(section, sections[at]?.id ?? '', page, prose))}
    </section> `;
  });
  return { content: markup`${parts}`, entries };
}

function entryOf(chapter: Chapter, page: Page): Entry {
  const id = page.anchors.claim(chapter.id);
  page.gapPlaces.section(chapter.heading, id);
  const entries = chapter.sections.map((section) => {
    const place = page.anchors.claim(section.id);
    page.gapPlaces.section(section.number, place);
    const { number, heading } = section;
    return { id: place, number, heading, gaps: countGaps(section.blocks), entries: [] };
  });
  return { id, number: '', heading: chapter.heading, gaps: countGaps(chapter.blocks), entries };
}

function countGaps(blocks: readonly Block[]): number {
  return blocks.filter((block) => block.kind === 'gap' && !block.optional).length;
}

function sectionBox({ number, heading, blocks }: Section, id: string, page: Page, prose: Prose): Html {
  const numbered = number === '' ? undefined : markup`<span class="number">${number}</span> `;
  return markup`<section>
    <h3 id="${id}">${numbered}${heading}</h3>
    ${blocks.map((block) => blockBox(block, page, prose, 3))}
  </section> `;
}

function blockBox(block: Block, page: Page, prose: Prose, level: number): Html {
  switch (block.kind) {
    case 'prose':
      return prose(block.markdown, level, block.pictures);
    case 'evidence':
      return evidenceBox(block, page);
    case 'difference':
      return differenceBox(block, page);
    case 'picture':
      return pictureBox(block, page);
    case 'drawing':
      return drawingBox(block, page);
    case 'table':
      return tableBox(block);
    case 'gap':
      return gapBox(block, page);
  }
}
