import type { Answer } from '../../../lab/doctor/answer.js';
import { symbols, type Palette } from '../../../ui/palette.js';
import { oneLine } from '../../../plain-text.js';
import { countText } from '../../../ui/quantity.js';

/** Answers for a reader: a line each, the hint below where one is needed, and what it all comes to. */
export function doctorText(answers: readonly Answer[], palette: Palette): string {
  const width = Math.max(...answers.map(({ name }) => name.length));
  const lines = answers.flatMap(({ name, state, finding, hint }) => [
    `${markOf(state, palette)} ${name.padEnd(width)}  ${oneLine(finding)}`,
    ...(hint === undefined ? [] : [`  ${' '.repeat(width)}  ${palette.busy(symbols.hint)} ${oneLine(hint)}`]),
  ]);
  return `${[...lines, '', verdict(answers)].join('\n')}\n`;
}

function markOf(state: Answer['state'], palette: Palette): string {
  return {
    ok: palette.good(symbols.passed),
    warning: palette.warn(symbols.warning),
    failed: palette.bad(symbols.failed),
    'not-seen': palette.faint(symbols.skipped),
  }[state];
}

function verdict(answers: readonly Answer[]): string {
  const count = (state: Answer['state']): number => answers.filter((answer) => answer.state === state).length;
  const warnings = count('warning') > 0 ? `, with ${countText(count('warning'), 'warning')}` : '';
  const unseen =
    count('not-seen') > 0 ? `; ${countText(count('not-seen'), 'thing')} cannot be seen from here` : '';
  return count('failed') === 0
    ? `This machine is ready${warnings}${unseen}.`
    : `This machine is not ready: ${countText(count('failed'), 'thing')} in the way${warnings}${unseen}.`;
}
