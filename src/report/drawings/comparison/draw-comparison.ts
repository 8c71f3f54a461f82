import { chartRules } from '../../../drawing-kit/chart-rules.js';
import type { ColourName } from '../../../drawing-kit/colours.js';
import type { DrawnLab } from '../drawn-lab.js';
import { comparisonChart } from './chart.js';
import { layOutComparison, type ComparedRun } from './layout.js';
import { type Drawing, makeDrawing } from '../../../drawing-kit/drawing.js';
import { page } from '../../../drawing-kit/page.js';
import { binRequests } from '../timeline/bins.js';
import { backendColour } from '../timeline/chart.js';
import {
  type RequestsFile,
  requestsFile,
  type TimelineFile,
  timelineFile,
} from '../timeline/timeline-file.js';
import { backendLegend, bandLabels, panelTitle } from '../timeline/labels.js';
import { plot } from '../timeline/layout.js';
import { momentLabels, momentLines, momentRules, placeMoments } from '../timeline/moments.js';
import type { TimelineWords } from '../timeline/words.js';
import { drawingWidth, textRules, typeset } from '../../../drawing-kit/typeset.js';

/** A run that is compared with others, from `timeline.json` and `requests.json`. */
export interface RunToCompare {
  /** What stands above it, such as `hitless: 0 of 2,412 lost`. */
  readonly label: string;
  readonly timeline: unknown;
  readonly requests: unknown;
}

/**
 * Draws what the client saw in several runs, one below the other, with the same scales for time, rate and failures.
 * `undefined` when a file is not what it should be.
 */
export function drawComparison(
  toCompare: readonly RunToCompare[],
  words: TimelineWords,
  lab: DrawnLab,
  name: string,
): Drawing | undefined {
  const read = toCompare.flatMap(({ label, timeline, requests }) => {
    const [moments, client] = [timelineFile.safeParse(timeline).data, requestsFile.safeParse(requests).data];
    return moments && client ? [{ label, timeline: moments, requests: client }] : [];
  });
  if (read.length < toCompare.length) return undefined;
  const durationMs = Math.max(...read.map(({ timeline }) => timeline.durationMs));
  const runs = read.map((run) => comparedRun(run, durationMs, words, lab));
  const layout = layOutComparison(runs, durationMs);
  const backends = Math.max(...runs.map(({ bins }) => bins.backends.length));
  const used: readonly ColourName[] = [
    ...(['page', 'line', 'text', 'soft', 'bad', 'backend6'] as const),
    ...Array.from({ length: backends }, (_, index) => backendColour(index)),
  ];
  const colours = [...new Set(used)];
  return makeDrawing({
    name,
    width: drawingWidth,
    height: layout.height,
    title: words.comparison.title,
    alt: words.comparison.alt(runs.map(({ label }) => label).join('; ')),
    colours,
    rules: {
      ...textRules,
      ...chartRules(colours),
      '.page': 'fill:var(--page);stroke:var(--line)',
      ...momentRules,
    },
    body: [
      page(layout.height),
      ...comparisonChart(runs, layout, words),
      ...runs.flatMap((run, index) => signs(run, layout, index, words)),
      typeset(words.panels.axis, {
        ...{ x: plot.left + plot.width / 2, y: layout.height - 14, width: plot.width },
        ...{ face: 'soft', anchor: 'middle' },
      }),
    ],
  });
}

function comparedRun(
  { label, timeline, requests }: { label: string; timeline: TimelineFile; requests: RequestsFile },
  durationMs: number,
  words: TimelineWords,
  lab: DrawnLab,
): ComparedRun {
  const moments = placeMoments({ ...timeline, durationMs }, words, lab);
  return { label, moments, bins: binRequests(requests, timeline.durationMs, words.others, lab) };
}

/** All that stands around and on the charts of a run. */
function signs(
  { label, moments, bins }: ComparedRun,
  layout: ReturnType<typeof layOutComparison>,
  index: number,
  words: TimelineWords,
) {
  const place = layout.runs[index];
  if (!place) return [];
  const { headTop, momentsTop, requests, failures } = place;
  const none = [...bins.answered, ...bins.unanswered].every((count) => count === 0);
  return [
    typeset(label, { x: 20, y: headTop + 16, width: drawingWidth - 40, face: 'name' }),
    ...momentLines(moments, momentsTop, [requests, failures]),
    ...momentLabels(moments, momentsTop),
    ...panelTitle(words.panels.requests, [], { ...requests, top: requests.top - 22 }),
    ...backendLegend(bins, requests.top - 13),
    ...bandLabels(bins, { ...layout, requests }),
    ...panelTitle(
      words.panels.failures(words.seconds(bins.binMs)),
      [
        { text: `↑ ${words.failure.answered}`, classes: 'f-bad' },
        { text: `↓ ${words.failure.unanswered}`, classes: 'f-backend6' },
      ],
      failures,
    ),
    ...(none
      ? [
          typeset(words.noFailures, {
            ...{ x: plot.left + plot.width / 2, y: failures.top + failures.height / 2 - 6 },
            ...{ width: plot.width, face: 'soft', anchor: 'middle' },
          }),
        ]
      : []),
  ];
}
