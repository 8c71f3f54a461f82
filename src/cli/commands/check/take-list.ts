import { createReadStream } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import type { HandedIn } from '../../../check/intake/hand-in-folder.js';
import type { Intake } from '../../../check/intake/intake.js';
import { readRepositoryList } from '../../../check/intake/repository-list.js';
import { errorWord } from '../../../error-code.js';
import { Failed } from '../../../failure.js';

/**
 * The hand-ins of a list: paths from where it lies, or from here on standard input.
 *
 * @param list its path; `-` for standard input
 * @param signal ends the waiting for it, with its reason
 * @throws Failed `usage` when it cannot be read, or is no list
 */
export async function takeList(
  intake: Intake,
  list: string,
  signal: AbortSignal,
): Promise<readonly HandedIn[]> {
  const isInput = list === '-';
  const file = isInput ? 'standard input' : list;
  try {
    const bytes = addAbortSignal(signal, isInput ? process.stdin : createReadStream(list));
    const listed = await readRepositoryList(bytes, file);
    return intake.takeListed(listed, file, isInput ? '.' : dirname(resolve(list)));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failed) throw error;
    const hint = 'name a file with the path of a folder on each line, or - for standard input';
    throw new Failed({ reason: 'usage', message: `${file}: cannot be read (${errorWord(error)})`, hint });
  }
}
