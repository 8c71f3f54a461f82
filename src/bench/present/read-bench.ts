import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchPart } from '../../report/input.js';
import type { Language } from '../../report/model.js';
import { presentBench } from './present-bench.js';
import { resultPath } from './read-result.js';

/** Reads what a workspace's bench adds to its report; `undefined` where nobody has measured, for nobody has to. */
export async function readBench(workspace: string, lang: Language): Promise<BenchPart | undefined> {
  try {
    return presentBench(await readFile(join(workspace, resultPath), 'utf8'), lang);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      // A folder of that name, or a file that may not be read, is told as a file that is no result.
      return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? undefined : presentBench('?', lang);
    }
    throw error;
  }
}
