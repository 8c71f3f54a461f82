import type { HandIn } from '../../../check/hand-in.js';
import { judge } from '../../../check/judge.js';
import type { Verdict } from '../../../check/verdict.js';
import { readEvidence } from '../../read-evidence.js';

/**
 * What `ait-lab check` will say of a workspace once this report lies in it.
 *
 * @param markdown the report that is being made
 */
export async function judgeReport(workspace: string, markdown: string): Promise<readonly Verdict[]> {
  return judge(withReport(await readEvidence(workspace), markdown)).items;
}

function withReport(handIn: HandIn, text: string): HandIn {
  const report = {
    path: 'report/report.md',
    size: Buffer.byteLength(text),
    sha256: undefined,
    content: { kind: 'text', text, noise: [] },
  } as const;
  const files = [...handIn.files, report].sort((one, other) => (one.path < other.path ? -1 : 1));
  return { ...handIn, files };
}
