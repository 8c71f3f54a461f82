import { markup, type Html } from '../../html/markup.js';
import { itemStatuses } from '../item.js';
import { isComplete } from '../output/counts-against.js';
import type { CheckResult } from '../verdict.js';
import { wordings } from '../words/wordings.js';
import { sumOfPointsMarkup } from './grades-markup.js';
import { statusMarks } from './status-marks.js';

/** Whether a hand-in is complete, and how many of its items have each status. */
export function sumLine(result: CheckResult, strict: boolean): Html {
  const { items, findings } = result;
  const complete = isComplete(result, strict);
  const counts = itemStatuses
    .map((status) => ({ status, count: items.filter((item) => item.status === status).length }))
    .filter(({ count }) => count > 0);
  const { statuses, page } = wordings[result.lang].labels;
  return markup`<p class="verdict ${complete ? 'good' : 'bad'}">${complete ? page.complete : page.notComplete}</p>
<ul class="sum">
${sumOfPointsMarkup(result)}${counts.map(({ status, count }) => {
    const { sign, tone } = statusMarks[status];
    return markup`<li><span class="mark ${tone}" aria-hidden="true">${sign}</span> ${count} ${statuses[status]}</li>\n`;
  })}${findings.length > 0 ? markup`<li>${page.findings(findings.length)}</li>\n` : undefined}</ul>`;
}
