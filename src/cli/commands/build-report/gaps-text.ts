import { oneLine } from '../../../plain-text.js';
import type { Gap, Report } from '../../../report/model.js';
import { wordsOf } from '../../../report/words.js';
import { symbols, type Palette } from '../../../ui/palette.js';

/** What is missing in a report, cause by cause; empty when nothing is. */
export function gapsText({ gaps, lang }: Report, palette: Palette): string {
  if (gaps.length === 0) return '';
  const words = wordsOf(lang);
  const lines = byCause(gaps).flatMap((group) => [
    `  ${palette.strong(`${words.faults[group[0].fault]}${words.colon}${oneLine(group[0].why)}`)}`,
    ...concerned(group, words.colon).map((line) => `    ${line}`),
    `    ${palette.busy(symbols.hint)} ${hasManyHints(group) ? words.hint.writeAll : oneLine(group[0].hint)}`,
  ]);
  const title = palette.warn(`${symbols.warning} ${words.gapsTitle(gaps.length)}`);
  return `\n${[title, ...lines].join('\n')}\n`;
}

/** Gaps with the same cause; there is at least one. */
type Group = [Gap, ...Gap[]];

function byCause(gaps: readonly Gap[]): Group[] {
  const groups = new Map<string, Group>();
  for (const gap of gaps) {
    const hint = gap.fault === 'unwritten' ? '' : gap.hint;
    const cause = JSON.stringify([gap.fault, gap.why, hint]);
    const group = groups.get(cause);
    if (group) group.push(gap);
    else groups.set(cause, [gap]);
  }
  return [...groups.values()];
}

/** Which files of a few places, or only which places: the report itself has all the names. */
function concerned(group: Group, colon: string): string[] {
  if (group[0].fault === 'unwritten') return [group.map(({ what }) => oneLine(what)).join(', ')];
  if (group.length <= few)
    return group.map(({ where, what }) => `${oneLine(where)}${colon}${shorten(oneLine(what))}`);
  return [[...new Set(group.map(({ where }) => oneLine(where)))].join(', ')];
}

function hasManyHints(group: Group): boolean {
  return new Set(group.map(({ hint }) => hint)).size > 1;
}

const few = 2;
const namedFiles = 4;

function shorten(what: string): string {
  const names = what.split(', ');
  if (names.length <= namedFiles + 1) return what;
  return `${names.slice(0, namedFiles).join(', ')}, … (+${names.length - namedFiles})`;
}
