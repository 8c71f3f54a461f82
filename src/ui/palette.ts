import { Chalk, supportsColor, type ColorSupportLevel } from 'chalk';

/** Dresses a text. */
export type Style = (text: string) => string;

/** Colours by meaning; every style is the identity where colour is not wanted. */
export interface Palette {
  readonly good: Style;
  readonly bad: Style;
  readonly warn: Style;
  readonly busy: Style;
  readonly strong: Style;
  readonly faint: Style;
}

/** One character for each thing that a line can be about. */
export const symbols = {
  passed: '✓',
  failed: '✗',
  otherwise: '≠',
  waiting: '·',
  skipped: '–',
  warning: '!',
  detail: '›',
  hint: '→',
} as const;

/**
 * The palette for a stream: colour on a terminal, none elsewhere. `NO_COLOR` (not empty) forbids it and wins over
 * `FORCE_COLOR` (0 to 3), which demands it.
 */
export function makePalette(
  stream: { readonly isTTY?: boolean },
  env: NodeJS.ProcessEnv = process.env,
): Palette {
  const chalk = new Chalk({ level: colorLevel(stream, env) });
  return {
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    busy: (text) => chalk.cyan(text),
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
  };
}

function colorLevel(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): ColorSupportLevel {
  if (env['NO_COLOR']) return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  if (stream.isTTY !== true || env['TERM'] === 'dumb') return 0;
  return supportsColor === false ? 1 : supportsColor.level;
}
