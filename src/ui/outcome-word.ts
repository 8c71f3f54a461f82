import type { Outcome } from '../events.js';
import { symbols, type Palette } from './palette.js';

const words: Readonly<Record<Outcome, string>> = {
  passed: 'passed',
  failed: 'failed',
  'timed-out': 'out of time',
  interrupted: 'interrupted',
};

/** An outcome as it stands in a sentence or a table, coloured by its meaning. */
export function outcomeWord(outcome: Outcome | undefined, palette: Palette, columns = 0): string {
  if (outcome === undefined) return palette.faint('not run'.padEnd(columns));
  return outcomeStyle(outcome, palette)(words[outcome].padEnd(columns));
}

/** The symbol in front of something that ended. */
export function outcomeSymbol(outcome: Outcome, palette: Palette): string {
  return outcomeStyle(outcome, palette)(outcome === 'passed' ? symbols.passed : symbols.failed);
}

function outcomeStyle(outcome: Outcome, palette: Palette): (text: string) => string {
  if (outcome === 'passed') return palette.good;
  return outcome === 'interrupted' ? palette.warn : palette.bad;
}
