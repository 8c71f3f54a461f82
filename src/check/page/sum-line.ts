import { markup, type Html } from '../../html/markup.js';
import { itemStatuses } from '../item.js';
import { isComplete } from '../output/counts-against.js';
import type { CheckResult } from '../verdict.js';
import { statusMarks } from './status-marks.js';

/** Whether a hand-in is complete, and how many of its items have each status. */
export function sumLine(result: CheckResult, strict: boolean): Html {
  const { items, findings } = result;
  const complete = isComplete(result, strict);
  const counts = itemStatuses
    .map((status) => ({ status, count: items.filter((item) => item.status === status).length }))
    .filter(({ count }) => count > 0);
  const told = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return markup`<p class="verdict ${complete ? 'good' : 'bad'}">${complete ? 'Complete' : 'Not complete'}</p>
<ul class="sum">
${counts.map(({ status, count }) => {
  const { sign, tone } = statusMarks[status];
  return markup`<li><span class="mark ${tone}" aria-hidden="true">${sign}</span> ${count} ${status}</li>\n`;
})}${findings.length > 0 ? markup`<li>${told}</li>\n` : undefined}</ul>`;
}
