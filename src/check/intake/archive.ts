import { stat } from 'node:fs/promises';
import { errorWord } from '../../error-code.js';
import type { ArchiveEntry } from './archive-entry.js';
import { archiveKind } from './archive-kind.js';
import { Refused } from './refused.js';
import { tarEntries } from './tar-entries.js';
import { zipEntries } from './zip-entries.js';

/**
 * What is in an archive, entry by entry, whatever its format.
 *
 * @param signal ends it, with its reason
 * @throws Refused when it is no archive, of a kind that is not unpacked, damaged, or a bomb
 */
export async function* entriesOf(file: string, signal: AbortSignal): AsyncGenerator<ArchiveEntry> {
  const kind = await kindOf(file);
  const entries = kind === 'zip' ? zipEntries(file) : tarEntries(file, kind === 'tar.gz', signal);
  for await (const entry of entries) {
    signal.throwIfAborted();
    yield entry;
  }
}

async function kindOf(file: string): Promise<'zip' | 'tar' | 'tar.gz'> {
  try {
    // A pipe would be waited for.
    if (!(await stat(file)).isFile()) throw new Refused({ code: 'no-archive' });
    const kind = await archiveKind(file);
    if (kind === undefined) throw new Refused({ code: 'no-archive' });
    if (typeof kind === 'object') throw new Refused({ code: 'archive-kind', kind: kind.other });
    return kind;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused({ code: 'unreadable', error: errorWord(error) });
  }
}
