import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Aside } from '../keep/aside.js';
import { writeOwn } from '../keep/door.js';
import { benchResult, type BenchResult } from './result.js';

export const resultFile = 'RESULT.json';
export const quickFile = 'RESULT.quick.json';

/**
 * Writes a result whole or not at all. Less never takes the place of more: where a full result is, a quick or an
 * interrupted one goes beside it. What is no result of ours, or was changed, is moved aside.
 *
 * @returns the file's path
 */
export async function writeResult(folder: string, result: BenchResult, aside = new Aside()): Promise<string> {
  const isFull = (one: BenchResult): boolean => one.mode === 'full' && one.outcome === 'complete';
  const there = await readResult(join(folder, resultFile));
  const file = join(folder, !isFull(result) && there && isFull(there) ? quickFile : resultFile);
  await writeOwn(file, `${JSON.stringify(result, undefined, 1)}\n`, { aside, root: folder });
  return file;
}

/** A result that is on disk; `undefined` where there is none, or one of another shape. */
export async function readResult(file: string): Promise<BenchResult | undefined> {
  try {
    return benchResult.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
