import { markup, type Html } from '../../html/markup.js';
import { dayOf, shortAddress, type Origin } from '../origin/origin.js';
import { decisionText } from '../output/decision-text.js';
import type { Override } from '../overrides/override.js';
import type { Points } from '../points/points.js';
import type { CheckResult, Verdict } from '../verdict.js';
import type { Labels } from '../words/labels.js';
import { wordings } from '../words/wordings.js';
import { itemAnchor } from './item-anchor.js';

/** Whose a hand-in is, on its page. */
export function originMarkup({ origin, lang }: CheckResult): Html | undefined {
  if (origin === undefined) return undefined;
  const { grades } = wordings[lang].labels;
  const { members, authors = [], lastCommit } = origin;
  const facts = [
    ...(members.length === 0 ? [] : [[grades.members, members.join(', ')] as const]),
    ...(authors.length === 0 ? [] : [[grades.authors, authors.join(', ')] as const]),
    ...(origin.repository === undefined ? [] : [[grades.repository, repositoryLink(origin)] as const]),
    ...(lastCommit === undefined
      ? []
      : [
          [
            grades.lastCommit,
            markup`<time datetime="${lastCommit.date}">${dayOf(lastCommit.date)}</time> <code>${lastCommit.commit.slice(0, 7)}</code> ${lastCommit.by}`,
          ] as const,
        ]),
  ];
  if (facts.length === 0) return undefined;
  return markup`<dl class="origin">${facts.map(
    ([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>
`;
}

/** A link to the repository where its address is one for a browser. */
export function repositoryLink({ repository = '' }: Origin): Html | string {
  if (!/^https?:\/\/[^/]/.test(repository)) return repository;
  return markup`<a class="path" href="${repository}" rel="noreferrer">${shortAddress(repository)}</a>`;
}

/** The points of a hand-in, the first of its sums. */
export function sumOfPointsMarkup({ points, lang }: CheckResult): Html | undefined {
  if (points === undefined) return undefined;
  const { grades, semicolon } = wordings[lang].labels;
  const open = points.open === 0 ? '' : `${semicolon}${grades.open(points.open)}`;
  return markup`<li class="points">${grades.pointsOf(points.got, points.of)}${open}</li>
`;
}

/** What an item or a question has earned. */
export function pointsMarkup(points: Points | undefined, { grades }: Labels): Html | undefined {
  if (points === undefined) return undefined;
  const text = points.of === 0 ? `${grades.bonus} ${points.got}` : `${points.got}/${points.of}`;
  return markup` <span class="soft"><span class="unseen">${grades.points} </span>${text}</span>`;
}

/** What a person has decided, and what had been found. */
export function decisionMarkup<Status extends string>(
  override: Override<Status> | undefined,
  statuses: Readonly<Record<Status, string>>,
  { grades }: Labels,
): Html | undefined {
  if (override === undefined) return undefined;
  return markup`<p class="decided">${grades.decided(statuses[override.was], decisionText(override))}</p>`;
}

/** Why a person had better look at a verdict. */
export function lookMarkup({ look }: Verdict, { grades, colon }: Labels): Html | undefined {
  if (look === undefined) return undefined;
  return markup`<p class="look"><strong>${grades.look}</strong>${colon}${look}</p>`;
}

/** The verdicts that a person had better look at, with a link to each. */
export function lookList({ items, lang }: CheckResult): Html | undefined {
  const unsure = items.filter(({ look }) => look !== undefined);
  if (unsure.length === 0) return undefined;
  const { grades, statuses } = wordings[lang].labels;
  return markup`<section class="lacking looks" aria-labelledby="look-here">
<h2 id="look-here">${grades.look}</h2>
<ul>
${unsure.map(({ id, status }) => markup`<li><a href="#${itemAnchor(id)}">${id}</a> ${statuses[status]}</li>\n`)}</ul>
</section>
`;
}
