import { boldLevel, type PlacedTitle } from './report-place.js';

/**
 * The titles without those that only mention a task: bold or plain lines within a chapter whose task has a heading of its own,
 * one like that of the chapter. So does a copied example of folders.
 */
export function withoutMentions(titles: readonly (PlacedTitle | undefined)[]): (PlacedTitle | undefined)[] {
  const highest = new Map<PlacedTitle['task'], number>();
  for (const title of titles)
    if (title !== undefined && isHeading(title))
      highest.set(title.task, Math.min(title.level, highest.get(title.task) ?? boldLevel));
  let chapter: PlacedTitle | undefined;
  return titles.map((title) => {
    if (title === undefined) return undefined;
    if (title.task === undefined || title.level < boldLevel) {
      const isWithin = title.task === undefined && title.level > (chapter?.level ?? 0);
      if (title.newFile || !isWithin) chapter = isHeading(title) ? title : undefined;
      return title;
    }
    const isMention =
      chapter !== undefined &&
      chapter.task !== title.task &&
      (highest.get(title.task) ?? boldLevel) <= chapter.level;
    return isMention ? undefined : title;
  });
}

function isHeading({ task, level, newFile }: PlacedTitle): boolean {
  return task !== undefined && !newFile && level < boldLevel;
}

/** Whether a line draws a folder in a tree of them, whatever it is called: `|-- task 3`, `├── task 3`, also in bold. */
export function drawsFolder(text: string): boolean {
  const bare = text.slice(0, 60).replace(/^(?:#{1,6}|\*\*|__|<(?:b|strong|u)>|\s|\\(?=\|))+/i, '');
  return /^(?:[|│]\s{1,8}){0,8}(?:[|│+`\\] ?[-─_]|[├└])/.test(bare);
}
