import type { ItemStatus } from '../../../check/item.js';
import type { CheckResult, Level } from '../../../check/verdict.js';
import { oneLine } from '../../../plain-text.js';
import { symbols, type Palette, type Style } from '../../../ui/palette.js';
import { clip } from '../../../ui/display-width.js';
import { countText } from '../../../ui/quantity.js';

/** How a status or a level shows on a terminal. */
export interface Look {
  readonly symbol: string;
  readonly style: Style;
}

export function statusLook(status: ItemStatus, strict: boolean, palette: Palette): Look {
  const looks: Readonly<Record<ItemStatus, Look>> = {
    present: { symbol: symbols.passed, style: palette.good },
    'image-only': { symbol: symbols.warning, style: palette.warn },
    'present-but-wrong': { symbol: symbols.failed, style: palette.bad },
    empty: { symbol: symbols.failed, style: palette.bad },
    missing: { symbol: symbols.failed, style: palette.bad },
    'optional-missing': strict
      ? { symbol: symbols.failed, style: palette.bad }
      : { symbol: symbols.skipped, style: palette.warn },
  };
  return looks[status];
}

export function levelLook(level: Level, palette: Palette): Look {
  const looks: Readonly<Record<Level, Look>> = {
    error: { symbol: symbols.failed, style: palette.bad },
    warning: { symbol: symbols.warning, style: palette.warn },
    note: { symbol: symbols.waiting, style: palette.faint },
  };
  return looks[level];
}

/** Statuses as words, in the order of how much they matter. */
const faults = ['missing', 'present-but-wrong', 'empty', 'image-only', 'optional-missing'] as const;
const statusWords: Readonly<Record<ItemStatus, string>> = {
  present: 'present',
  'image-only': 'only as a picture',
  'present-but-wrong': 'wrong',
  empty: 'empty',
  missing: 'missing',
  'optional-missing': 'optional left out',
};

/** `39 of 44 present: 4 missing, 1 wrong`. */
export function countsText({ items }: CheckResult): string {
  const count = (status: ItemStatus): number => items.filter((item) => item.status === status).length;
  const others = faults
    .filter((status) => count(status) > 0)
    .map((status) => `${count(status)} ${statusWords[status]}`);
  return [`${count('present')} of ${items.length} present`, ...others].join(', ');
}

/** `1 error, 2 warnings`; empty when there is no finding. */
export function findingCounts({ findings }: CheckResult): string {
  const levels = ['error', 'warning', 'note'] as const;
  return levels
    .map((level) => [level, findings.filter((finding) => finding.level === level).length] as const)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => countText(count, level))
    .join(', ');
}

/** A name or sentence of a hand-in as it may go to a terminal: on one line, and of a bearable length. */
export function shown(text: string): string {
  return clip(oneLine(text), 600);
}
