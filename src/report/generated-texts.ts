import { languages } from '../scenario/language.js';
import { ownVariant } from '../scenario/variant.js';
import { hints } from './init/hints.js';
import { wordsOf } from './words.js';

/** The sentences that reports of this tool hold whoever writes them, in each language: nobody has copied them. */
export function generatedTexts(): string[] {
  const gap = '…';
  const run = { variant: gap, sent: gap, answered: gap, before: gap, lost: gap, slowest: gap };
  return languages.flatMap((lang) => {
    const { furtherAbout, compared, timeline, stats, topology } = wordsOf(lang);
    return [
      furtherAbout,
      compared.about(gap),
      compared.sums(run),
      ...[0, 1, 2, 3, 4, 5, 6].flatMap((task) => [
        timeline({ task, variant: ownVariant }),
        stats(task, gap),
        topology(task),
        compared.drawing(task),
      ]),
      ...Object.values(hints).map((hint) => hint[lang]),
    ];
  });
}
