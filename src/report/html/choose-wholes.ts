import type { AnswerPicture, Block, Evidence } from '../model.js';
import type { Html } from '../../html/markup.js';
import { evidenceCode, isWhole } from './evidence-code.js';

/**
 * Which files of evidence the page holds as a whole beside their excerpts, made ready for it: what people read before what is
 * written for programs, and of each kind the short ones first, until the page with its pictures is as large as may be mailed. What
 * is left out stands in the file that the excerpt leads to.
 */
export function chooseWholes(blocks: readonly Block[]): Map<Evidence, Html> {
  const evidence = blocks.filter((block) => block.kind === 'evidence');
  let room = evidence.reduce((rest, one) => rest - excerptBytes(one), pageBytes - picturesOf(blocks));
  const wholes = new Map<Evidence, Html>();
  const candidates = evidence
    // By its bytes, too: of a very long file only parts are read.
    .filter((one) => !isWhole(one) && one.text.length <= longest && one.bytes <= 4 * longest)
    .sort((left, right) => forPrograms(left) - forPrograms(right) || left.text.length - right.text.length);
  for (const one of candidates) {
    if (one.text.length > room) continue;
    const code = evidenceCode(one, one.text, 'searched');
    const bytes = Buffer.byteLength(code.source);
    if (bytes > room) continue;
    room -= bytes;
    wholes.set(one, code);
  }
  return wholes;
}

/** Characters of a text that somebody might still scroll through. */
const longest = 64_000;

/** For evidence and pictures together; words and tables come to it, and the whole is below three million. */
const pageBytes = 2_600_000;

/** About what an excerpt takes with its markup: a line has its own, and so have two or three words of it. */
function excerptBytes({ excerpt }: Evidence): number {
  return 2 * excerpt.length + 60 * excerpt.split('\n').length;
}

function forPrograms({ language }: Evidence): number {
  return language === 'json' ? 1 : 0;
}

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
