import { structuredPatch } from 'diff/lib/patch/create.js';
import type { Block } from '../model.js';
import type { NamedFile } from './named-file.js';

/** Lines that came or went; with more of them the files have little in common, and to compare them takes minutes. */
const mostChanges = 1000;

/** What changed from one file to the next: hunks with three lines around each change. `undefined` where that is nearly all. */
export function differenceBlock([from, before]: NamedFile, [to, after]: NamedFile): Block | undefined {
  const patched = structuredPatch(from, to, before.text, after.text, undefined, undefined, {
    context: 3,
    maxEditLength: mostChanges,
  });
  const patch = patched?.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
  return patch && { kind: 'difference', from, to, patch: patch.join('\n') };
}
