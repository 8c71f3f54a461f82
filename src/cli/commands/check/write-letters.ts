import { join, resolve } from 'node:path';
import type { NothingToJudge } from '../../../check/output/to-json.js';
import {
  fillLetter,
  letterValues,
  lettersOfNothing,
  type LetterTemplate,
} from '../../../check/letters/letter.js';
import type { Aside } from '../../../keep/aside.js';
import { writeOwn } from '../../../keep/door.js';
import type { CheckedFolder } from './check-folders.js';
import { distinctNames, fileNames } from './file-names.js';

export interface LettersInput {
  readonly checked: readonly CheckedFolder[];
  readonly nothing: readonly NothingToJudge[];
  readonly template: LetterTemplate;
  readonly strict: boolean;
}

/**
 * Writes a letter for each hand-in into a folder, named as the hand-in is; what a person has changed there is moved aside.
 *
 * @returns bytes of all of them
 */
export async function writeLetters(
  folder: string,
  { checked, nothing, template, strict }: LettersInput,
  aside: Aside,
): Promise<number> {
  const root = resolve(folder);
  const paths = [
    ...checked.map(({ from, path = resolve(from) }) => path),
    ...nothing.map((one) => resolve(one.folder)),
  ];
  const names = distinctNames(paths);
  const letters = [
    ...checked.map(({ result }) => letterValues(result, strict)),
    ...nothing.map((one, index) => lettersOfNothing(names[checked.length + index] ?? '', one)),
  ];
  const files = fileNames(names);
  let bytes = 0;
  for (const [index, values] of letters.entries()) {
    const path = join(root, `${files[index] ?? ''}.md`);
    bytes += (await writeOwn(path, fillLetter(template, values), { aside, root })).bytes;
  }
  return bytes;
}
