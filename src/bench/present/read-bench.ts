import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../error-code.js';
import type { BenchPart } from '../../report/input.js';
import type { Language } from '../../scenario/language.js';
import { presentBench } from './present-bench.js';
import { resultPath } from './read-result.js';

/** Reads what a workspace's bench adds to its report; `undefined` where nobody has measured, for nobody has to. */
export async function readBench(workspace: string, lang: Language): Promise<BenchPart | undefined> {
  try {
    return presentBench(await readFile(join(workspace, resultPath), 'utf8'), lang);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    // A folder of that name, or a file that may not be read, is told as a file that is no result.
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : presentBench('?', lang);
  }
}
