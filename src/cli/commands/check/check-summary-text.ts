import { chaptersOf } from '../../../check/output/chapters-of.js';
import { countsAgainst, isComplete, isError } from '../../../check/output/counts-against.js';
import { namedAs, type NothingToJudge } from '../../../check/output/to-json.js';
import { itemStatuses } from '../../../check/item.js';
import { statusMarks } from '../../../check/page/status-marks.js';
import type { CheckResult } from '../../../check/verdict.js';
import { wordings } from '../../../check/words/wordings.js';
import { clipMiddle, displayWidth } from '../../../ui/display-width.js';
import { symbols } from '../../../ui/palette.js';
import { wrapWords } from '../../../ui/wrap-words.js';
import type { CheckDisplay, SummaryDisplay } from './check-display.js';
import { findingCounts, shown, statusLook } from './check-words.js';
import { groupLines } from './origin-text.js';

/** Many hand-ins for a terminal: a line each with a sign an item, what most of them lack, and the sum. */
export function checkSummaryText(
  results: readonly CheckResult[],
  nothing: readonly NothingToJudge[],
  display: SummaryDisplay,
): string {
  const { palette, strict } = display;
  const complete = results.filter((result) => isComplete(result, strict)).length;
  const { labels } = wordings[display.lang];
  const sum = labels.completeOf(complete, results.length);
  const everyOne = complete === results.length && nothing.length === 0;
  const lines = [
    ...matrix(results, display),
    ...nothing.map(
      (one) =>
        `${palette.bad(symbols.failed)} ${shown(namedAs(one))}${labels.colon}${labels.nothingToJudge}${labels.colon}${shown(one.why)}`,
    ),
    ...legend(results, display),
    ...groupLines(results, display),
    ...mostlyLacking(results, display),
    '',
    everyOne ? palette.good(`${symbols.passed} ${sum}`) : palette.bad(`${symbols.failed} ${sum}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function matrix(results: readonly CheckResult[], display: CheckDisplay): string[] {
  const { palette, strict, columns } = display;
  const [first] = results;
  if (!first) return [];
  const cells = results.map((result) => ({
    name: shown(result.name),
    signs: chaptersOf(result).map(({ items }) =>
      items.map(({ status }) => {
        const { style } = statusLook(status, strict, palette);
        return style(statusMarks[status].sign);
      }),
    ),
    present: `${result.items.filter(({ status }) => status === 'present').length}/${result.items.length}`,
    points: result.points === undefined ? '' : `${result.points.got}/${result.points.of}`,
    error: hasError(result) ? ` ${palette.bad('!')}` : results.some(hasError) ? '  ' : '',
    findings: findingCounts(result),
  }));
  const heads = chaptersOf(first)
    .filter(({ items }) => items.length > 0)
    .map(({ short, items }) => short.slice(0, items.length).padEnd(items.length));
  const signsWidth = heads.join(' ').length;
  const countWidth = Math.max(...cells.map(({ present }) => present.length));
  const pointsWidth = Math.max(...cells.map(({ points }) => points.length));
  const pointsRoom = pointsWidth === 0 ? 0 : pointsWidth + 2;
  const room = Math.max(8, (columns ?? Infinity) - signsWidth - countWidth - pointsRoom - 6);
  const nameWidth = Math.min(room, Math.max(0, ...cells.map(({ name }) => displayWidth(name))));
  const spare = (columns ?? Infinity) - nameWidth - signsWidth - countWidth - pointsRoom - 8;
  const head = `${' '.repeat(nameWidth)}  ${palette.faint(heads.join(' '))}`.trimEnd();
  const rows = cells.map(({ name, signs, present, points, error, findings }) => {
    const clipped = clipMiddle(name, nameWidth);
    const padding = ' '.repeat(Math.max(0, nameWidth - displayWidth(clipped)));
    const groups = signs.filter((group) => group.length > 0).map((group) => group.join(''));
    const told = findings.length <= spare ? findings : '';
    const worth = pointsWidth === 0 ? '' : `  ${points.padStart(pointsWidth)}`;
    const count = `${present.padStart(countWidth)}${worth}`;
    return `${clipped}${padding}  ${groups.join(' ')}  ${count}${error}  ${palette.faint(told)}`.trimEnd();
  });
  return [head, ...rows];
}

function hasError({ findings }: CheckResult): boolean {
  return findings.some(isError);
}

/** What the signs mean that there are; that of what is present needs no word. */
function legend(results: readonly CheckResult[], { strict, palette, lang }: SummaryDisplay): string[] {
  const { statuses, text } = wordings[lang].labels;
  const used = new Set(results.flatMap(({ items }) => items.map(({ status }) => status)));
  const words = itemStatuses
    .filter((status) => status !== 'present' && used.has(status))
    .map(
      (status) =>
        `${statusLook(status, strict, palette).style(statusMarks[status].sign)} ${statuses[status]}`,
    );
  const lines = [
    ...(words.length === 0 ? [] : [words.join('  ')]),
    ...(results.some(hasError) ? [`${palette.bad('!')} ${text.withError}`] : []),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

const someItems = 5;

function mostlyLacking(
  results: readonly CheckResult[],
  { strict, columns, palette, lang }: SummaryDisplay,
): string[] {
  const counts = new Map<string, number>();
  for (const item of results.flatMap(({ items }) => items)) {
    if (countsAgainst(item, strict)) counts.set(item.id, (counts.get(item.id) ?? 0) + 1);
  }
  const most = [...counts].sort(([, left], [, right]) => right - left).slice(0, someItems);
  if (most.length === 0) return [];
  const items = most.map(([id, count]) => `${id} (${count})`).join(', ');
  const text = wordings[lang].labels.text.mostlyLacking(items);
  return ['', ...wrapWords(text, columns ?? Infinity).map((line) => palette.strong(line))];
}
