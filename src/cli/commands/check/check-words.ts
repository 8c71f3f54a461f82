import type { ItemStatus } from '../../../check/item.js';
import type { CheckResult, Level } from '../../../check/verdict.js';
import { wordings } from '../../../check/words/wordings.js';
import { oneLine } from '../../../plain-text.js';
import { symbols, type Palette, type Style } from '../../../ui/palette.js';
import { clip } from '../../../ui/display-width.js';

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

/** Statuses in the order of how much they matter. */
const faults = ['missing', 'present-but-wrong', 'empty', 'image-only', 'optional-missing'] as const;

/** `39 of 44 present: 4 missing, 1 wrong`. */
export function countsText({ items, lang }: CheckResult): string {
  const { presentOf, itemCounts } = wordings[lang].labels;
  const count = (status: ItemStatus): number => items.filter((item) => item.status === status).length;
  const others = faults
    .filter((status) => count(status) > 0)
    .map((status) => itemCounts[status](count(status)));
  return [presentOf(count('present'), items.length), ...others].join(', ');
}

/** `1 error, 2 warnings`; empty when there is no finding. */
export function findingCounts({ findings, lang }: CheckResult): string {
  const levels = ['error', 'warning', 'note'] as const;
  return levels
    .map((level) => [level, findings.filter((finding) => finding.level === level).length] as const)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => wordings[lang].labels.findingCounts[level](count))
    .join(', ');
}

/** A name or sentence of a hand-in as it may go to a terminal: on one line, and of a bearable length. */
export function shown(text: string): string {
  return clip(oneLine(text), 600);
}
