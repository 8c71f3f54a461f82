import { chaptersOf, type Chapter } from '../../../check/output/chapters-of.js';
import { placeOf } from '../../../check/output/behaviour-text.js';
import { behaviourMarks } from '../../../check/page/status-marks.js';
import { countsAgainst, isComplete } from '../../../check/output/counts-against.js';
import { decisionText } from '../../../check/output/decision-text.js';
import type { Override } from '../../../check/overrides/override.js';
import type { CheckResult, Finding, Verdict } from '../../../check/verdict.js';
import type { Labels } from '../../../check/words/labels.js';
import { wordings } from '../../../check/words/wordings.js';
import { clipMiddle, displayWidth } from '../../../ui/display-width.js';
import { symbols } from '../../../ui/palette.js';
import { wrapWords } from '../../../ui/wrap-words.js';
import type { CheckDisplay } from './check-display.js';
import { countsText, findingCounts, levelLook, shown, statusLook } from './check-words.js';
import { originLines, pointsText } from './origin-text.js';

/** One hand-in for a terminal: a table by task, what to do, the findings, and the sum. */
export function checkText(result: CheckResult, display: CheckDisplay): string {
  const { palette } = display;
  const { name, root, report, findings, lang } = result;
  const { labels } = wordings[lang];
  const chapters = chaptersOf(result);
  const inside = root === '.' ? '' : labels.text.labIn(shown(root));
  const source =
    report.length === 0 ? labels.text.noReport : labels.text.reportIn(report.map(shown).join(', '));
  const lines = [
    ...wrapped(`${palette.strong(shown(name))}  ${palette.faint(`${source}${inside}`)}`, '', display),
    ...originLines(result).flatMap((line) => wrapped(palette.faint(line), '  ', display)),
    ...itemTable(chapters, labels, display),
    ...behaviourLines(result, labels, display),
    ...section(labels.text.whatToDo, hintLines(result.items, labels, display), display),
    ...section(labels.grades.look, lookLines(result.items, labels, display), display),
    ...section(labels.text.byHand, decidedLines(result, display), display),
    ...section(
      labels.findings,
      findings.length === 0 ? [] : findingLines(chapters, labels, display),
      display,
    ),
    '',
    ...sumLines(result, display),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function itemTable(chapters: readonly Chapter[], { statuses }: Labels, display: CheckDisplay): string[] {
  const { palette, columns, strict } = display;
  const items = chapters.flatMap((chapter) => chapter.items);
  const idWidth = widest(items.map(({ id }) => id));
  const statusWidth = widest(items.map(({ status }) => statuses[status]));
  const fileWidth = Math.max(16, (columns ?? Infinity) - idWidth - statusWidth - 8);
  const row = ({ id, status, evidence: [file, ...more] }: Verdict): string => {
    const { symbol, style } = statusLook(status, strict, palette);
    const count = more.length === 0 ? '' : ` +${more.length}`;
    const shownFile = file === undefined ? '' : clipMiddle(shown(file), fileWidth - count.length);
    const start = `  ${style(symbol)} ${id.padEnd(idWidth)}  `;
    return file === undefined
      ? start + style(statuses[status])
      : `${start}${style(statuses[status])}${' '.repeat(statusWidth - statuses[status].length)}  ${shownFile}${count}`;
  };
  return chapters
    .filter((chapter) => chapter.items.length > 0)
    .flatMap(({ title, items: own }) => ['', palette.strong(title), ...own.map(row)]);
}

/** What the lab does at work, where it was carried out: a line a question, and below what does not work why. */
function behaviourLines(
  { behaviour = [] }: CheckResult,
  { behaviour: words }: Labels,
  display: CheckDisplay,
): string[] {
  if (behaviour.length === 0) return [];
  const { palette } = display;
  const width = widest(behaviour.map(({ status }) => words.statuses[status]));
  const styles = { good: palette.good, bad: palette.bad, warn: palette.warn, quiet: palette.faint };
  return [
    '',
    palette.strong(words.title),
    ...behaviour.flatMap((one) => {
      const { sign, tone } = behaviourMarks[one.status];
      const style = styles[tone];
      const status = style(words.statuses[one.status].padEnd(width));
      const head = `  ${style(sign)} ${one.id}  ${status}  ${words.questions[one.id]}`;
      if (one.status === 'works') return [head];
      const place = placeOf(one);
      const lines = [
        ...(one.expected === '' ? [] : [`${palette.faint(words.expected)} ${shown(one.expected)}`]),
        ...(one.seen === '' ? [] : [`${palette.faint(words.seen)} ${shown(one.seen)}`]),
        ...(one.reason === '' ? [] : [`${place === '' ? '' : `${shown(place)}: `}${shown(one.reason)}`]),
      ];
      return [
        head,
        ...lines.flatMap((text) => wrapped(text, '      ', display)),
        ...hintText(one.hint, display),
      ];
    }),
  ];
}

/** What is to be done about items, those together that lack for the same reason. */
function hintLines(items: readonly Verdict[], { text, colon }: Labels, display: CheckDisplay): string[] {
  const { palette, strict } = display;
  const groups = new Map<string, Verdict[]>();
  for (const item of items.filter(({ status }) => status !== 'present')) {
    const cause = JSON.stringify([item.status, item.reason, item.hint]);
    groups.set(cause, [...(groups.get(cause) ?? []), item]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { symbol, style } = statusLook(first.status, strict, palette);
    const optional = countsAgainst(first, strict) ? '' : text.optional;
    const ids = group.map(({ id }) => id.replace(/ \(optional\)$/, '')).join(', ');
    return [
      ...hanging(style(symbol), `${palette.strong(ids)}${optional}${colon}${shown(first.reason)}`, display),
      ...hintText(first.hint, display),
    ];
  });
}

/** The verdicts that a person had better look at, and why. */
function lookLines(items: readonly Verdict[], { colon }: Labels, display: CheckDisplay): string[] {
  const { palette } = display;
  return items.flatMap(({ id, look }) =>
    look === undefined
      ? []
      : hanging(palette.warn('?'), `${palette.strong(id)}${colon}${shown(look)}`, display),
  );
}

/** What a person has decided, and what had been found. */
function decidedLines({ items, behaviour = [], lang }: CheckResult, display: CheckDisplay): string[] {
  const { labels } = wordings[lang];
  const { palette } = display;
  const line = (id: string, now: string, was: string, override: Override<string>): string[] => {
    const why = labels.grades.decided(was, decisionText(override));
    return hanging(palette.strong('='), `${palette.strong(id)} ${now}${labels.colon}${shown(why)}`, display);
  };
  return [
    ...items.flatMap(({ id, status, override }) =>
      override ? line(id, labels.statuses[status], labels.statuses[override.was], override) : [],
    ),
    ...behaviour.flatMap(({ id, status, override }) => {
      const { statuses } = labels.behaviour;
      return override ? line(id, statuses[status], statuses[override.was], override) : [];
    }),
  ];
}

function findingLines(chapters: readonly Chapter[], labels: Labels, display: CheckDisplay): string[] {
  return chapters
    .filter(({ findings }) => findings.length > 0)
    .flatMap(({ title, findings }) => [
      `  ${title}`,
      ...findings.flatMap((finding) => findingText(finding, labels, display)),
    ]);
}

function findingText(finding: Finding, labels: Labels, display: CheckDisplay): string[] {
  const { level, files, line, message, hint } = finding;
  const { palette, columns } = display;
  const { symbol, style } = levelLook(level, palette);
  const places = files.map((file, index) => {
    const place = index === 0 && line !== undefined ? `:${line}` : '';
    return clipMiddle(shown(file), Math.max(16, (columns ?? Infinity) - 4 - place.length)) + place;
  });
  return [
    ...hanging(style(symbol), `${style(labels.levels[level])}${labels.colon}${shown(message)}`, display),
    ...places.slice(0, someFiles).map((place) => `    ${palette.faint(place)}`),
    ...(places.length > someFiles
      ? [`    ${palette.faint(labels.text.more(places.length - someFiles))}`]
      : []),
    ...hintText(hint, display),
  ];
}

const someFiles = 4;

function sumLines(result: CheckResult, display: CheckDisplay): string[] {
  const { palette, strict } = display;
  const { labels } = wordings[result.lang];
  const complete = isComplete(result, strict);
  const sum = [countsText(result), findingCounts(result), pointsText(result)]
    .filter((part) => part !== '')
    .join(labels.semicolon);
  const start = complete
    ? palette.good(`${symbols.passed} ${labels.complete}`)
    : palette.bad(`${symbols.failed} ${labels.notComplete}`);
  return wrapped(`${start}${labels.colon}${sum}`, '', display);
}

function section(title: string, lines: readonly string[], { palette }: CheckDisplay): string[] {
  return lines.length === 0 ? [] : ['', palette.strong(title), ...lines];
}

function hintText(hint: string, display: CheckDisplay): string[] {
  if (hint === '') return [];
  const arrow = display.palette.busy(symbols.hint);
  return hanging(arrow, shown(hint), display, '    ');
}

/** A text behind a sign, its further lines below its first. */
function hanging(sign: string, text: string, display: CheckDisplay, indent = '  '): string[] {
  return wrapped(text, `${indent}  `, display).map((line, index) =>
    index === 0 ? `${indent}${sign} ${line.trimStart()}` : line,
  );
}

function wrapped(text: string, indent: string, { columns }: CheckDisplay): string[] {
  if (columns === undefined) return [`${indent}${text}`];
  const room = Math.max(20, Math.min(columns, mostReadable) - indent.length);
  return wrapWords(text, room).map((line) => `${indent}${line}`);
}

/** Longer lines are hard to read, however wide the terminal is. */
const mostReadable = 110;

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(displayWidth));
}
