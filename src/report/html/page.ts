import { blocksOf } from '../blocks/blocks-of.js';
import type { Evidence, Report } from '../model.js';
import type { Html } from '../../html/markup.js';
import { wordsOf, type Words } from '../words.js';
import { Anchors } from './anchors.js';
import { chooseWholes } from './choose-wholes.js';
import { GapPlaces } from './gap-places.js';
import { pageWordsOf, type PageWords } from './page-words.js';

/** What the parts of a page have in common. */
export interface Page {
  readonly lang: Report['lang'];
  readonly words: Words & PageWords;
  readonly anchors: Anchors;
  readonly gapPlaces: GapPlaces;
  /** Evidence that the page holds as a whole beside its excerpt. */
  readonly wholes: ReadonlyMap<Evidence, Html>;
}

/** Ids of the page's own parts. */
export const ids = {
  top: 'top',
  main: 'report',
  contents: 'contents',
  missing: 'missing',
  search: 'search',
  enlarged: 'enlarged',
} as const;

export function makePage(report: Report): Page {
  const anchors = new Anchors(Object.values(ids));
  return {
    lang: report.lang,
    words: { ...wordsOf(report.lang), ...pageWordsOf(report.lang) },
    anchors,
    gapPlaces: new GapPlaces(),
    wholes: chooseWholes(blocksOf(report.chapters)),
  };
}
