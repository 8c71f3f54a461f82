import type { Block, Chapter } from '../model.js';

/** Every block of chapters, in the order of the report. */
export function blocksOf(chapters: readonly Chapter[]): Block[] {
  return chapters.flatMap(({ blocks, sections }) => [
    ...blocks,
    ...sections.flatMap((section) => section.blocks),
  ]);
}
