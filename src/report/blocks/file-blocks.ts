import { recordedFault } from '../../check/recorded-fault.js';
import { logFolder } from '../../evidence/task-variant.js';
import type { Context, Place } from '../context.js';
import { evidenceBlocks } from './evidence-blocks.js';
import type { NamedFile } from './named-file.js';
import { gapBlocks, type Fault } from '../gaps.js';
import { notCaptured } from '../not-captured.js';
import type { RecordedTask } from '../input.js';
import type { Block } from '../model.js';
import type { Words } from '../words.js';

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
  const about = { what: `${logFolder(plan)}/${name}`, hint: words.hint.run(plan) };
  const listed = manifest?.files.find((one) => one.file === name);
  const known = file && { sha256: file.sha256, blank: file.text.trim() === '' };
  const fault = recordedFault(known, listed, manifest !== undefined);
  switch (fault) {
    case undefined:
      return undefined;
    case 'missing':
      return { ...notCaptured(manifest, name, plan.task, words), ...about };
    case 'empty':
      return { fault, why: words.why.empty, ...about };
    case 'not-listed':
      return { fault: 'altered', why: words.why.notInManifest, ...about };
    case 'changed':
      return { fault: 'altered', why: words.why.altered, ...about };
  }
}
