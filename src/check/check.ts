import type { Language } from '../scenario/language.js';
import type { CheckedLab } from './checked-lab.js';
import { judge } from './judge.js';
import { readHandIn } from './read/read-hand-in.js';
import type { CheckResult } from './verdict.js';

/**
 * Tells what a folder hands in, whoever made it: reads it, and judges what was read.
 *
 * @param lab what it is held against
 * @param lang of reasons, messages and hints
 * @throws Failed `usage` when the folder is not there or cannot be read
 */
export async function check(folder: string, lab: CheckedLab, lang?: Language): Promise<CheckResult> {
  return judge(await readHandIn(folder), lab, lang);
}
