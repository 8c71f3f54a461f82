import { readAnswer } from '../answers/answer.js';
import type { Context, Place } from '../context.js';
import { gapBlocks } from '../gaps.js';
import type { Block } from '../model.js';
import { ownPictures } from '../read/own-pictures.js';

/**
 * A written answer, or that there is none.
 *
 * @param name of the file in `report/answers/`, without `.md`
 * @param level of the highest heading in it
 */
export function answerBlocks(
  { input, words, find }: Context,
  name: string,
  level: number,
  place: Place,
): Block[] {
  const file = `report/answers/${name}.md`;
  const source = input.answers.get(name);
  const answer = source === undefined ? undefined : readAnswer(source, level, find, words);
  if (!answer?.written) {
    const why = answer?.why ?? words.why.noAnswer;
    return gapBlocks(place, [{ fault: 'unwritten', what: file, why, hint: words.hint.write(file) }]);
  }
  const unknown = answer.unknown.map(
    ({ name: what, why, hint = words.hint.placeholder(file) }) =>
      ({ fault: 'unknown-value', what, why, hint }) as const,
  );
  const named = ownPictures(answer.markdown);
  const lost = named
    .filter((address) => !input.answerPictures.has(address))
    .map(
      (address) =>
        ({
          fault: 'missing',
          what: shown(address),
          why: words.why.notEmbedded,
          hint: words.hint.picture(file),
        }) as const,
    );
  const pictures = new Map([...input.answerPictures].filter(([address]) => named.includes(address)));
  return [
    { kind: 'prose', markdown: answer.markdown, ...(pictures.size > 0 && { pictures }) },
    ...gapBlocks(place, [...unknown, ...lost]),
  ];
}

/** The address as a path, where it is one. */
function shown(address: string): string {
  try {
    return `report/${decodeURIComponent(address)}`;
  } catch {
    return `report/${address}`;
  }
}
