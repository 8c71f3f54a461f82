import type { ChapterKind } from '../../scenario/checked-item.js';
import type { Language } from '../../scenario/language.js';
import type { Localized } from '../../scenario/plan.js';
import type { CheckedLab } from '../checked-lab.js';
import type { ItemId } from '../item.js';
import { wordings } from '../words/wordings.js';

/** Something that a hand-in answers in text: a question of the lab, or a chapter of the report. */
export interface AskedQuestion {
  /** `M1`, `2.2`, `introduction`. */
  readonly key: string;
  readonly titles: Localized;
  /** The item that it is a part of. */
  readonly item: ItemId;
  readonly task: number | undefined;
  /** Whether the item is about several questions. */
  readonly shared: boolean;
}

/** A chapter that somebody writes; a table of contents is no text of anybody's. */
export type AskedChapter = Exclude<ChapterKind, 'contents'>;

/** The questions of a lab in its own order, chapters last; with tasks, only theirs. */
export function askedQuestions(lab: CheckedLab, tasks?: readonly number[]): AskedQuestion[] {
  return lab.items
    .filter(({ task }) => tasks === undefined || (task !== undefined && tasks.includes(task)))
    .flatMap(({ id: item, task, shows, places }) => {
      if (shows === 'introduction' || shows === 'difficulties' || shows === 'conclusion')
        return [{ key: shows, titles: chapterTitles(shows), item, task, shared: false }];
      if (shows !== 'answer' && shows !== 'answers' && shows !== 'alternative') return [];
      const shared = places.length > 1;
      return places.map((key) => {
        return { key, titles: lab.titles.get(key) ?? { en: key, fr: key }, item, task, shared };
      });
    });
}

/** Whether a question is a chapter. */
export function isChapter(key: string): key is AskedChapter {
  return key === 'introduction' || key === 'difficulties' || key === 'conclusion';
}

/** Id of a question's place in a page: `q-2-2`. */
export function questionAnchor(key: string): string {
  return `q-${key.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function chapterTitles(chapter: AskedChapter): Localized {
  const title = (lang: Language): string => wordings[lang].answers.chapters[chapter];
  return { en: title('en'), fr: title('fr') };
}
