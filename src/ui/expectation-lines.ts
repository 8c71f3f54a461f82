import type { Expectation } from '../events.js';
import { oneLine } from '../plain-text.js';
import { hanging } from './failure-details.js';
import { symbols, type Palette } from './palette.js';

/** What did not come true of somebody's images: what was expected, what was seen, why, and what to do about it. */
export function expectationLines(
  expectations: readonly Expectation[],
  palette: Palette,
  columns = Infinity,
): string[] {
  return withSharedReasons(expectations).flatMap(({ reason, hint, place, unmet }) => [
    ...unmet.flatMap(({ step, expected, seen, outcome }) => [
      ...hanging(`${palette.warn(symbols.otherwise)} `, `${oneLine(expected)}${verdicts[outcome]}`, columns),
      ...hanging(palette.faint('    step  '), oneLine(step), columns),
      ...(seen === '' ? [] : hanging(palette.faint('    seen  '), oneLine(seen), columns)),
    ]),
    ...(place === '' && reason === ''
      ? []
      : hanging(
          palette.faint('    why   '),
          `${palette.strong(place)}${place && reason && ': '}${reason}`,
          columns,
        )),
    ...(hint === '' ? [] : hanging(`    ${palette.busy(symbols.hint)}     `, hint, columns)),
  ]);
}

const verdicts: Readonly<Record<Expectation['outcome'], string>> = {
  'as-expected': '',
  otherwise: '',
  'not-judged': '  (not judged)',
  'tool-fault': '  (not judged: no fault of the lab)',
};

interface Explained {
  readonly reason: string;
  readonly hint: string;
  /** `ha/Dockerfile:12`, or empty. */
  readonly place: string;
  readonly unmet: Expectation[];
}

/** One mistake can keep many things from coming true: it is told once, below all of them. */
function withSharedReasons(expectations: readonly Expectation[]): Explained[] {
  const groups = new Map<string, Explained>();
  for (const one of expectations) {
    const { reason = '', hint = '', file = '', line } = one;
    const place = oneLine(line === undefined ? file : `${file}:${line}`);
    const key = reason + place === '' ? `alone ${groups.size}` : `${place} ${reason}`;
    const group = groups.get(key) ?? { reason: oneLine(reason), hint: oneLine(hint), place, unmet: [] };
    group.unmet.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}
