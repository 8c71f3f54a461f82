import { isCaptured, type CheckedLab } from '../../../check/checked-lab.js';
import { judge } from '../../../check/judge.js';
import type { CheckResult } from '../../../check/verdict.js';
import type { LabEvent } from '../../../events.js';
import { readEvidence } from '../../read-evidence.js';

/**
 * What `ait-lab check` says of the files that a run has just written.
 *
 * @param lab what is asked for
 * @param tasks those that passed
 * @param withScreenshots whether pictures were taken
 */
export async function judgeRun(
  workspace: string,
  lab: CheckedLab,
  tasks: readonly number[],
  withScreenshots: boolean,
): Promise<Extract<LabEvent, { type: 'judged' }>> {
  const result = judge(await readEvidence(workspace), lab);
  const captured = lab.items
    .filter((item) => isCaptured(item) || (withScreenshots && item.shows === 'statistics-page'))
    .filter(({ task }) => task !== undefined && tasks.includes(task));
  const ids = new Set(captured.map(({ id }) => id));
  const items = result.items.filter(({ id }) => ids.has(id));
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
