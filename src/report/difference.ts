import { structuredPatch } from 'diff';
import type { NamedFile } from './evidence-blocks.js';
import type { Block } from './model.js';

/** What changed from one file to the next: hunks with three lines around each change. */
export function differenceBlock([from, before]: NamedFile, [to, after]: NamedFile): Block {
  const { hunks } = structuredPatch(from, to, before.text, after.text, undefined, undefined, { context: 3 });
  const patch = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
  return { kind: 'difference', from, to, patch: patch.join('\n') };
}
