import type { StepOutcome } from '../events.js';
import { symbols, type Palette } from './palette.js';

const words: Readonly<Record<StepOutcome, string>> = {
  passed: 'passed',
  otherwise: 'not as expected',
  failed: 'failed',
  'timed-out': 'out of time',
  interrupted: 'interrupted',
  'left-out': 'left out',
};

/** An outcome as it stands in a sentence or a table, coloured by its meaning. */
export function outcomeWord(outcome: StepOutcome | undefined, palette: Palette, columns = 0): string {
  if (outcome === undefined) return palette.faint('not run'.padEnd(columns));
  return outcomeStyle(outcome, palette)(words[outcome].padEnd(columns));
}

/** The symbol in front of something that ended. */
export function outcomeSymbol(outcome: StepOutcome, palette: Palette): string {
  return outcomeStyle(outcome, palette)(symbolOf(outcome));
}

function symbolOf(outcome: StepOutcome): string {
  if (outcome === 'passed') return symbols.passed;
  if (outcome === 'otherwise') return symbols.otherwise;
  return outcome === 'left-out' ? symbols.skipped : symbols.failed;
}

function outcomeStyle(outcome: StepOutcome, palette: Palette): (text: string) => string {
  if (outcome === 'passed') return palette.good;
  if (outcome === 'left-out') return palette.faint;
  return outcome === 'interrupted' || outcome === 'otherwise' ? palette.warn : palette.bad;
}
