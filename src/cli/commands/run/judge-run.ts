import { capturedItems, type ItemId } from '../../../check/item.js';
import { judge } from '../../../check/judge.js';
import type { CheckResult } from '../../../check/verdict.js';
import type { LabEvent } from '../../../events.js';
import { readEvidence } from '../../read-evidence.js';

const screenshots: readonly ItemId[] = [
  'T0.1 stats screenshot',
  'T1.1 stats screenshot',
  'T6.1 stats screenshot >2 webapps',
];

/**
 * What `ait-lab check` says of the files that a run has just written.
 *
 * @param tasks those that passed
 * @param withScreenshots whether pictures were taken
 */
export async function judgeRun(
  workspace: string,
  tasks: readonly number[],
  withScreenshots: boolean,
): Promise<Extract<LabEvent, { type: 'judged' }>> {
  const result = judge(await readEvidence(workspace));
  const ofTask = (id: ItemId): boolean => tasks.some((task) => id.startsWith(`T${task}.`));
  const captured = [...capturedItems, ...(withScreenshots ? screenshots : [])].filter(ofTask);
  const items = result.items.filter(({ id }) => captured.includes(id));
  return {
    type: 'judged',
    tasks,
    deliverables: items.length,
    wanting: items
      .filter(({ status }) => status !== 'present')
      .map(({ id, status, reason }) => ({ id, status, reason })),
    findings: findingsOf(result, tasks),
  };
}

/** Notes are for those who ask. */
function findingsOf({ findings }: CheckResult, tasks: readonly number[]) {
  return findings
    .filter(({ level, task }) => level !== 'note' && task !== undefined && tasks.includes(task))
    .map(({ files, message }) => ({ files, message }));
}
