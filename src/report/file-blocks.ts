import { taskFolderName } from '../evidence/task-folder.js';
import type { Context, Place } from './context.js';
import { evidenceBlocks, type NamedFile } from './evidence-blocks.js';
import { gapBlocks, type Fault } from './gaps.js';
import type { RecordedTask } from './input.js';
import type { Block } from './model.js';
import type { Words } from './words.js';

/** Files of a task, by their names in its folder, and what is wrong with them. */
export function fileBlocks(
  { words }: Context,
  task: RecordedTask,
  names: readonly string[],
  place: Place,
  caption: string,
  shown: 'by-size' | 'folded' = 'by-size',
): Block[] {
  const files = names.flatMap((name): NamedFile[] => {
    const file = task.files.get(name);
    return file && file.text.trim() !== '' ? [[name, file]] : [];
  });
  const faults = names.flatMap((name) => faultOf(task, name, words) ?? []);
  return [...gapBlocks(place, faults), ...evidenceBlocks(task, files, caption, shown, words)];
}

function faultOf({ plan, manifest, files }: RecordedTask, name: string, words: Words): Fault | undefined {
  const file = files.get(name);
  const about = { what: `logs/${taskFolderName(plan.task)}/${name}`, cure: words.cure.run(plan.task) };
  if (!file) {
    const why = manifest ? whyNotCaptured(manifest, name, words) : words.why.notRun(plan.task);
    return { fault: 'missing', why, ...about };
  }
  if (file.text.trim() === '') return { fault: 'empty', why: words.why.empty, ...about };
  // Without a manifest nothing can be said of any of the files; the chapter tells that once.
  if (!manifest) return undefined;
  const entry = manifest.files.find((one) => one.file === name);
  if (!entry) return { fault: 'altered', why: words.why.notInManifest, ...about };
  return entry.sha256 === file.sha256 ? undefined : { fault: 'altered', why: words.why.altered, ...about };
}

function whyNotCaptured(
  { experimentsMissing }: NonNullable<RecordedTask['manifest']>,
  name: string,
  { why }: Words,
): string {
  return name.startsWith('experiment-') ? (experimentsMissing ?? why.notCaptured) : why.notCaptured;
}
