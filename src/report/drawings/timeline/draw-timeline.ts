import { chartRules } from '../../../drawing-kit/chart-rules.js';
import { type ColourName } from '../../../drawing-kit/colours.js';
import { type Drawing, makeDrawing } from '../../../drawing-kit/drawing.js';
import { page } from '../../../drawing-kit/page.js';
import type { DrawnLab } from '../drawn-lab.js';
import { backendColour, timelineChart } from './chart.js';
import { binRequests } from './bins.js';
import { requestsFile, timelineFile } from './timeline-file.js';
import { bandLabels, laneLabels, panelTitles } from './labels.js';
import { memberLanes, serverLanes } from './lanes.js';
import { layOutTimeline } from './layout.js';
import { momentLabels, momentLines, momentRules, momentsHeight, placeMoments } from './moments.js';
import { tellTimeline } from './story.js';
import type { TimelineWords } from './words.js';
import { drawingWidth, textRules } from '../../../drawing-kit/typeset.js';

const momentsTop = 12;

/**
 * Draws what happened while a client was at work, from `timeline.json` and `requests.json`: members, servers, requests
 * answered and failed, on one time axis with the moments of start, stop and kill. `undefined` when a file is not what it
 * should be.
 */
export function drawTimeline(
  timelineJson: unknown,
  requestsJson: unknown,
  words: TimelineWords,
  lab: DrawnLab,
  name = 'timeline-task6',
): Drawing | undefined {
  const timeline = timelineFile.safeParse(timelineJson).data;
  const requests = requestsFile.safeParse(requestsJson).data;
  if (!timeline || !requests) return undefined;

  const members = memberLanes(timeline, lab);
  const servers = serverLanes(timeline, lab);
  const bins = binRequests(requests, timeline.durationMs, words.others, lab);
  const moments = placeMoments(timeline, words, lab);
  const top = momentsTop + momentsHeight(moments);
  const layout = layOutTimeline(timeline.durationMs, members, servers, bins, top);
  const used: readonly ColourName[] = [
    'page',
    'line',
    'text',
    'soft',
    'flow',
    'gossip',
    'bad',
    'backend6',
    ...bins.backends.map((_, index) => backendColour(index)),
  ];
  const colours = [...new Set(used)];

  return makeDrawing({
    name,
    width: drawingWidth,
    height: layout.height,
    title: words.title,
    alt: tellTimeline(timeline, requests, words, lab),
    colours,
    rules: {
      ...textRules,
      ...chartRules(colours),
      '.page': 'fill:var(--page);stroke:var(--line)',
      ...momentRules,
      '.off': 'fill:var(--soft)',
      '.warn': 'fill:var(--bad)',
    },
    body: [
      page(layout.height),
      ...timelineChart(layout, members, servers, bins, words),
      ...momentLines(moments, momentsTop, [layout.members, layout.servers, layout.requests, layout.failures]),
      ...momentLabels(moments, momentsTop),
      ...panelTitles(layout, bins, words, lab),
      ...laneLabels(members, layout.members, layout, words),
      ...laneLabels(servers, layout.servers, layout, words),
      ...bandLabels(bins, layout),
    ],
  });
}
