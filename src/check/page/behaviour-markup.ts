import { markup, type Html } from '../../html/markup.js';
import type { Behaviour } from '../question.js';
import { placeOf } from '../output/behaviour-text.js';
import type { CheckResult } from '../verdict.js';
import { wordings } from '../words/wordings.js';
import { decisionMarkup, pointsMarkup } from './grades-markup.js';
import { behaviourMarks } from './status-marks.js';

/** What a lab does at work, in the page of its hand-in; nothing where it was not carried out. */
export function behaviourMarkup({ behaviour = [], lang }: CheckResult): Html | undefined {
  if (behaviour.length === 0) return undefined;
  const { labels } = wordings[lang];
  const words = labels.behaviour;
  const row = (one: Behaviour): Html => {
    const { id, status, expected, seen, reason, hint, seconds } = one;
    const { sign, tone } = behaviourMarks[status];
    const place = placeOf(one);
    const why = [
      markup`<p>${words.questions[id]}</p>`,
      decisionMarkup(one.override, words.statuses, labels),
      ...(status === 'works' || expected === ''
        ? []
        : [markup`<p><span class="soft">${words.expected}</span> ${expected}</p>`]),
      ...(status === 'works' || seen === ''
        ? []
        : [markup`<p><span class="soft">${words.seen}</span> ${seen}</p>`]),
      ...(reason === ''
        ? []
        : [markup`<p>${place === '' ? undefined : markup`<code>${place}</code> `}${reason}</p>`]),
      ...(hint === '' ? [] : [markup`<p class="hint">${hint}</p>`]),
    ];
    return markup`<li id="${behaviourAnchor(id)}">
<span class="mark ${tone}" aria-hidden="true">${sign}</span>
<span class="id">${id}</span>
<span class="status ${tone}">${words.statuses[status]}${pointsMarkup(one.points, labels)}</span> <span class="soft">${seconds} s</span>
<div class="why">${why}</div>
</li>
`;
  };
  return markup`<section aria-labelledby="behaviour">
<h2 id="behaviour">${words.title}</h2>
<ul class="items">
${behaviour.map(row)}</ul>
</section>
`;
}

/** Where a question stands in its page. */
export function behaviourAnchor(id: Behaviour['id']): string {
  return `behaviour-${id.toLowerCase()}`;
}
