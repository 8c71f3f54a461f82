import type { AnswerPicture, Block, Evidence } from '../model.js';

/**
 * Which pieces of evidence the page holds as a whole: none that is very long, and the short ones first, so that the page with its
 * pictures can be mailed.
 */
export function chooseWholes(blocks: readonly Block[]): Set<Evidence> {
  let room = pageBytes - picturesOf(blocks);
  const wholes = blocks
    .filter((block) => block.kind === 'evidence')
    .sort((left, right) => left.text.length - right.text.length)
    .filter(({ text, excerpt, bytes }) => {
      // By its bytes, too: of a very long file only parts are read.
      const isWhole = text.length <= longest && bytes <= 4 * longest && room > markupFactor * text.length;
      room -= markupFactor * (isWhole ? text.length : excerpt.length);
      return isWhole;
    });
  return new Set(wholes);
}

/** Characters of a text that somebody might still scroll through. */
const longest = 64_000;

/** For evidence and pictures together. */
const pageBytes = 5_000_000;

/** Characters of markup for one of text, with the excerpt for the printer beside it. */
const markupFactor = 5;

function picturesOf(blocks: readonly Block[]): number {
  const bytes = blocks.map((block) => {
    if (block.kind === 'picture') return block.png.length;
    if (block.kind === 'prose') return contentOf([...(block.pictures?.values() ?? [])]);
    return block.kind === 'drawing' ? block.svg.length : 0;
  });
  const inBase64 = 4 / 3;
  return bytes.reduce((sum, each) => sum + each * inBase64, 0);
}

function contentOf(pictures: readonly AnswerPicture[]): number {
  return pictures.reduce((sum, { content }) => sum + content.length, 0);
}
