import type { CheckedItem } from '../scenario/checked-item.js';
import type { Verdict } from '../check/verdict.js';
import { countedGaps, gapBlocks } from './gaps.js';
import type { Block, Chapter, Section } from './model.js';
import type { Words } from './words.js';

/**
 * Adds what `ait-lab check` finds wanting where the report shows no gap of its own: a file that is there as it was captured,
 * and does not show what the lab asks for, or an answer that answers nothing.
 *
 * @param items what is asked for, by id
 */
export function addVerdicts(
  chapters: readonly Chapter[],
  verdicts: readonly Verdict[],
  items: ReadonlyMap<string, Pick<CheckedItem, 'places' | 'optional'>>,
  words: Words,
): Chapter[] {
  const gaps = verdicts
    .filter(({ id, status }) => status !== 'present' && !(items.get(id)?.optional ?? false))
    .flatMap((verdict) => {
      const places = items.get(verdict.id)?.places ?? [];
      const concerned = partsOf(chapters).filter(({ name }) => places.includes(name));
      // A workspace's own tasks may ask for less than the lab does.
      if (concerned.length < places.length) return [];
      const [first] = concerned;
      const isTold = concerned.some(({ part }) => countedGaps(part.blocks).length > 0);
      return first && !isTold ? [{ part: first.part, block: gapOf(verdict, first, words) }] : [];
    });
  const withGaps = <T extends Part>(part: T): T => ({
    ...part,
    blocks: [...part.blocks, ...gaps.filter((gap) => gap.part === part).flatMap(({ block }) => block)],
  });
  return chapters.map((chapter) => ({ ...withGaps(chapter), sections: chapter.sections.map(withGaps) }));
}

type Part = Chapter | Section;

interface NamedPart {
  /** `introduction`, `5.1` */
  readonly name: string;
  readonly part: Part;
}

function partsOf(chapters: readonly Chapter[]): NamedPart[] {
  return chapters.flatMap((chapter) => [
    { name: chapter.id, part: chapter },
    ...chapter.sections.map((section) => ({ name: section.number, part: section })),
  ]);
}

function gapOf({ id, evidence, reason, hint }: Verdict, { part }: NamedPart, words: Words): Block[] {
  const where = 'number' in part ? part.number : part.heading;
  const told = hint === '' ? words.hint.check : hint;
  return gapBlocks({ where, optional: false }, [
    { fault: 'wrong', what: evidence[0] ?? id, why: reason, hint: told },
  ]);
}
