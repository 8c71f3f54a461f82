import { leftOutBy } from '../evidence/manifest.js';
import type { Fault } from './gaps.js';
import type { RecordedTask } from './input.js';
import type { Words } from './words.js';

/** Why a file or a picture of a task is not there: nobody has run the task, the run was told to leave it out, or else. */
export function notCaptured(
  manifest: RecordedTask['manifest'],
  name: string,
  task: number,
  { why }: Words,
): Pick<Fault, 'fault' | 'why'> {
  if (!manifest) return { fault: 'missing', why: why.notRun(task) };
  const option = leftOutBy(manifest, name);
  if (option !== undefined) return { fault: 'left-out', why: why.leftOut(option) };
  const isByHand = manifest.outcome === 'collected';
  return { fault: 'missing', why: isByHand ? why.collected : why.notCaptured };
}
