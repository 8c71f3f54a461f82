import { dayOf, groupOf, shortAddress } from '../../../check/origin/origin.js';
import type { CheckResult } from '../../../check/verdict.js';
import { wordings } from '../../../check/words/wordings.js';
import { clip, clipMiddle, displayWidth } from '../../../ui/display-width.js';
import type { SummaryDisplay } from './check-display.js';
import { shown } from './check-words.js';

/** Whose a hand-in is, a line a fact. */
export function originLines({ origin, lang }: CheckResult): string[] {
  if (origin === undefined) return [];
  const { colon, grades } = wordings[lang].labels;
  const { members, authors = [], repository, lastCommit } = origin;
  const line = (name: string, text: string): string[] =>
    text === '' ? [] : [`${name}${colon}${shown(text)}`];
  return [
    ...line(grades.members, members.join(', ')),
    ...line(grades.authors, authors.join(', ')),
    ...line(grades.repository, repository ?? ''),
    ...line(
      grades.lastCommit,
      lastCommit === undefined
        ? ''
        : `${dayOf(lastCommit.date)} ${lastCommit.commit.slice(0, 7)} ${lastCommit.by}`,
    ),
  ];
}

/** `38.5 of 44 points`; empty where none are counted. */
export function pointsText({ points, lang }: CheckResult): string {
  if (points === undefined) return '';
  const { grades, semicolon } = wordings[lang].labels;
  const open = points.open === 0 ? '' : `${semicolon}${grades.open(points.open)}`;
  return `${grades.pointsOf(points.got, points.of)}${open}`;
}

/** Whose hand-ins are, and what a person had better look at: a line each, of those that tell. */
export function groupLines(results: readonly CheckResult[], display: SummaryDisplay): string[] {
  const { labels } = wordings[display.lang];
  const rows = results
    .map((result) => ({
      name: shown(result.name),
      day: dayOf(result.origin?.lastCommit?.date ?? ''),
      repository: clip(shown(shortAddress(result.origin?.repository ?? '')), widestRepository),
      group: shown(groupOf(result.origin).join(', ')),
      notes: notesOf(result),
    }))
    .filter(({ day, repository, group, notes }) => `${day}${repository}${group}${notes}` !== '');
  if (rows.length === 0) return [];
  const widthOf = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const nameWidth = Math.min(widestName, widthOf(rows.map(({ name }) => name)));
  const dayWidth = widthOf(rows.map(({ day }) => day));
  const repositoryWidth = widthOf(rows.map(({ repository }) => repository));
  const padded = (text: string, width: number): string =>
    width === 0 ? '' : `  ${text}${' '.repeat(Math.max(0, width - displayWidth(text)))}`;
  const { palette, columns = Infinity } = display;
  const { grades } = labels;
  const head = [grades.members, grades.repository, grades.lastCommit].join(', ');
  return [
    '',
    palette.strong(head),
    ...rows.map(({ name, day, repository, group, notes }) => {
      const start = padded(clipMiddle(name, nameWidth), nameWidth).slice(2);
      const rest = [group, notes].filter((text) => text !== '').join(labels.semicolon);
      const line = `${start}${padded(day, dayWidth)}${padded(repository, repositoryWidth)}  ${rest}`;
      return clip(line.trimEnd(), columns);
    }),
  ];
}

const widestName = 30;
const widestRepository = 40;

function notesOf({ items, behaviour = [], lang }: CheckResult): string {
  const { grades } = wordings[lang].labels;
  const looks = items.filter(({ look }) => look !== undefined).length;
  const decided = [...items, ...behaviour].filter(({ override }) => override !== undefined).length;
  return [
    ...(looks === 0 ? [] : [grades.lookCount(looks)]),
    ...(decided === 0 ? [] : [grades.decidedCount(decided)]),
  ].join(', ');
}
