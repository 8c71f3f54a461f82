import type { Check } from '../../../lab/doctor/check.js';
import { symbols, type Palette } from '../../../ui/palette.js';
import { oneLine } from '../../../plain-text.js';
import { countText } from '../../../ui/quantity.js';

/** Checks for a reader: a line each, the hint below where one is needed, and what it all comes to. */
export function doctorText(checks: readonly Check[], palette: Palette): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, state, finding, hint }) => [
    `${markOf(state, palette)} ${name.padEnd(width)}  ${oneLine(finding)}`,
    ...(hint === undefined ? [] : [`  ${' '.repeat(width)}  ${palette.busy(symbols.hint)} ${oneLine(hint)}`]),
  ]);
  return `${[...lines, '', verdict(checks)].join('\n')}\n`;
}

function markOf(state: Check['state'], palette: Palette): string {
  return {
    ok: palette.good(symbols.passed),
    warning: palette.warn(symbols.warning),
    failed: palette.bad(symbols.failed),
    'not-seen': palette.faint(symbols.skipped),
  }[state];
}

function verdict(checks: readonly Check[]): string {
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length;
  const warnings = count('warning') > 0 ? `, with ${countText(count('warning'), 'warning')}` : '';
  const unseen =
    count('not-seen') > 0 ? `; ${countText(count('not-seen'), 'thing')} cannot be seen from here` : '';
  return count('failed') === 0
    ? `This machine is ready${warnings}${unseen}.`
    : `This machine is not ready: ${countText(count('failed'), 'thing')} in the way${warnings}${unseen}.`;
}
