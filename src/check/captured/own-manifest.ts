import { z } from 'zod';

import type { CheckedLab } from '../checked-lab.js';
import type { Delivery } from '../delivery.js';
import { fileAt } from '../file-at.js';
import type { FileContent, HandIn } from '../hand-in.js';
import type { TaskNumber } from '../item.js';
import { onceFor } from '../once-for.js';
import { parsedJson } from '../parsed-json.js';
import { taskInPath } from './task-in-path.js';

const entriesSchema = z.object({
  files: z.array(z.object({ file: z.string(), commands: z.array(z.string()) })),
});

export type ManifestEntry = z.infer<typeof entriesSchema>['files'][number];

/** What our own manifest in a folder (with its `/`) lists; `undefined` where there is none that can be read. */
export function manifestEntries(handIn: HandIn, folder: string): readonly ManifestEntry[] | undefined {
  const content = fileAt(handIn, `${folder}manifest.json`)?.content;
  return content && entriesIn(content);
}

const entriesIn = onceFor((content: FileContent) =>
  content.kind === 'text' ? entriesSchema.safeParse(parsedJson(content.text)).data?.files : undefined,
);

/**
 * Whether a file that our manifest lists is what the lab asks for. A run also captures what its experiments show, such as the
 * log of another `ha`, and that does not stand in for a deliverable that was lost.
 *
 * @param below its path below the task's folder
 */
export function isDeliverable(task: TaskNumber, below: string, { askedFor }: CheckedLab): boolean {
  return askedFor.get(task)?.has(below) ?? false;
}

/** Whether a task's folder is a run of ours: then the report quotes its files, and a quotation proves nothing of its own. */
export function isOwnRun({ handIn, lab }: Pick<Delivery, 'handIn' | 'lab'>, task: TaskNumber): boolean {
  return handIn.files.some(
    ({ path }) =>
      /\/manifest\.json$/.test(path) &&
      taskInPath(path, lab)?.task === task &&
      manifestEntries(handIn, path.slice(0, -'manifest.json'.length)) !== undefined,
  );
}
