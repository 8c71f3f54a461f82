import { isOwnVariant } from '../scenario/variant.js';
import { parsedJson } from '../check/parsed-json.js';
import { taskWord } from '../evidence/task-variant.js';
import { labAsDrawn } from './lab-as-drawn.js';
import type { CaptionedDrawing, RecordedTask, ReportInput } from './input.js';
import { lostOf, recordedFigures } from './variant-section.js';
import type { Words } from './words.js';

/** Draws what tasks have recorded to be drawn. What draws is loaded where there is something for it. */
export async function drawRecorded(
  tasks: readonly RecordedTask[],
  words: Words,
): Promise<ReportInput['drawings']> {
  const drawn = await Promise.all(
    tasks.map(async (task) => {
      const word = taskWord(task.plan);
      return [
        [`topology-${word}`, await topologyOf(task, words)],
        [`timeline-${word}`, await timelineOf(task, words)],
      ] as const;
    }),
  );
  const compared = await Promise.all(
    tasks.map(async (other) => {
      const lab = tasks.find(({ plan }) => plan.task === other.plan.task && isOwnVariant(plan));
      const isOther = lab !== undefined && other.plan.variant !== 'lab';
      return [
        `comparison-${taskWord(other.plan)}`,
        isOther ? await comparisonOf([lab, other], words) : undefined,
      ] as const;
    }),
  );
  return new Map(
    [...drawn.flat(), ...compared].flatMap(([name, drawing]) => (drawing ? [[name, drawing] as const] : [])),
  );
}

async function topologyOf(task: RecordedTask, words: Words): Promise<CaptionedDrawing | undefined> {
  const { plan } = task;
  const topology = jsonOf(task, 'topology.json');
  if (topology === undefined) return undefined;
  const [{ drawTopology }, { topologyWords }] = await Promise.all([
    import('./drawings/topology/draw-topology.js'),
    import('./drawings/topology/words.js'),
  ]);
  const drawing = drawTopology(topology, plan.task, topologyWords[words.lang], labAsDrawn(plan.lab));
  return drawing && { ...drawing, caption: words.topology(plan.task) };
}

async function timelineOf(task: RecordedTask, words: Words): Promise<CaptionedDrawing | undefined> {
  const { plan } = task;
  const timeline = jsonOf(task, 'timeline.json');
  const requests = jsonOf(task, 'requests.json');
  if (timeline === undefined || requests === undefined) return undefined;
  const [{ drawTimeline }, { timelineWords }] = await Promise.all([
    import('./drawings/timeline/draw-timeline.js'),
    import('./drawings/timeline/words.js'),
  ]);
  const drawing = drawTimeline(
    timeline,
    requests,
    timelineWords[words.lang],
    labAsDrawn(plan.lab),
    `timeline-${taskWord(plan)}`,
  );
  return drawing && { ...drawing, caption: words.timeline(plan) };
}

/** What runs of a task cost their client, below each other. */
async function comparisonOf(
  runs: readonly [RecordedTask, RecordedTask],
  words: Words,
): Promise<CaptionedDrawing | undefined> {
  const toCompare = runs.flatMap((run) => {
    const figures = recordedFigures(run);
    if (!figures) return [];
    const label = words.compared.label(run.plan.variant, lostOf(figures, words));
    return [{ label, timeline: jsonOf(run, 'timeline.json'), requests: jsonOf(run, 'requests.json') }];
  });
  if (toCompare.length < runs.length) return undefined;
  const [{ drawComparison }, { timelineWords }] = await Promise.all([
    import('./drawings/comparison/draw-comparison.js'),
    import('./drawings/timeline/words.js'),
  ]);
  const { plan } = runs[1];
  const drawing = drawComparison(
    toCompare,
    timelineWords[words.lang],
    labAsDrawn(plan.lab),
    `comparison-${taskWord(plan)}`,
  );
  return drawing && { ...drawing, caption: words.compared.drawing(plan.task) };
}

/** What is not JSON is not drawn; that it is not what was captured is told with the file. */
function jsonOf({ files }: RecordedTask, name: string): unknown {
  return parsedJson(files.get(name)?.text ?? '');
}
