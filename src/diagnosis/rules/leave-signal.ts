import type { ReadLab } from '../read/lab.js';
import { codeOf } from '../read/scripts.js';
import { mistake, type Rule } from '../rule.js';

/** An agent that nothing turns the supervisor's SIGTERM into a leave for: Serf then just ends, and counts as failed. */
export const leaveSignal: Rule = (lab) =>
  [lab.agents.ha, lab.agents.webapp].flatMap((agent) => {
    if (agent === undefined || agent.hasFile) return [];
    const { script, line } = agent;
    const code = codeOf(script);
    // A supervisor may be told to send another signal, by a file beside the script.
    const isTold = /\btrap\b|leave-on-term|\bserf leave\b/.test(code) || hasSignalFile(lab, script.file);
    if (script.service === undefined || isTold) return [];
    return [mistake({ code: 'leave-not-asked-for' }, script.file, line, ['leave'])];
  });

function hasSignalFile({ files }: ReadLab, run: string): boolean {
  return files.has(run.replace(/run$/, 'down-signal'));
}
