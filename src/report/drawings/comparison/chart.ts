import type { Element } from '../../../drawing-kit/markup.js';
import { drawPanels, failurePanel, ratePanel } from '../timeline/chart.js';
import type { TimelineWords } from '../timeline/words.js';
import type { ComparedRun, ComparisonLayout } from './layout.js';

/** The charts of several runs, two for each: requests answered and requests failed. */
export function comparisonChart(
  runs: readonly ComparedRun[],
  layout: ComparisonLayout,
  words: TimelineWords,
): Element[] {
  const panels = runs.flatMap(({ bins }, index) => {
    const place = layout.runs[index];
    if (!place) return [];
    return [
      ratePanel(bins, place.requests, layout, words),
      failurePanel(bins, place.failures, layout, words),
    ];
  });
  const lowest = layout.runs.map(({ failures }) => failures.top);
  return drawPanels(panels, layout, ({ plot }) => lowest.includes(plot.top));
}
