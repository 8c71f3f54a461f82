import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Nothing } from '../../../src/check/codes/not-read.js';
import { Intake } from '../../../src/check/intake/intake.js';
import { Refused } from '../../../src/check/intake/refused.js';

/** What became of what was named. */
export interface Opened {
  readonly name: string;
  readonly from: string;
  /** Files of it, in alphabetical order. */
  readonly files: readonly string[];
  /** What was passed over, as `path: code`. */
  readonly passedOver: readonly string[];
  /** Why it could not be opened. */
  readonly because: Nothing | undefined;
}

/** Takes in and opens everything, one after the other; `look` sees each while it is open. */
export async function taken(
  named: readonly string[],
  look: (folder: string) => void = () => undefined,
): Promise<Opened[]> {
  await using intake = new Intake(new AbortController().signal);
  const opened: Opened[] = [];
  for (const { name, from, open } of (await intake.take(named)).handIns) {
    const one = { name, from, files: [], passedOver: [], because: undefined };
    try {
      await using inside = await open();
      look(inside.folder);
      const files = treeOf(inside.folder).filter((path) => !path.endsWith('/'));
      opened.push({
        ...one,
        files,
        passedOver: inside.passedOver.map(({ path, why }) => `${path}: ${why.code}`),
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      opened.push({ ...one, because: error.because });
    }
  }
  return opened;
}

/** Everything below a folder, as relative paths in alphabetical order; folders end with a slash. */
export function treeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)) + (entry.isDirectory() ? '/' : ''))
    .sort();
}
