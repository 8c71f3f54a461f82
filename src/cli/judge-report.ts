import type { HandIn } from '../check/hand-in.js';
import { judge } from '../check/judge.js';
import { readHandIn } from '../check/read/read-hand-in.js';
import type { Verdict } from '../check/verdict.js';

/** What a report is made of; the rest of a workspace may be anything. What pictures show, their twins tell. */
const evidence = { only: ['logs', 'report/images'], pixels: 0 };

/**
 * What `ait-lab check` will say of a workspace once this report lies in it.
 *
 * @param markdown the report that is being made
 */
export async function judgeReport(workspace: string, markdown: string): Promise<readonly Verdict[]> {
  return judge(withReport(await readHandIn(workspace, evidence), markdown)).items;
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
