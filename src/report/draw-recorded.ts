import type { CaptionedDrawing, RecordedTask, ReportInput } from './input.js';
import type { Words } from './words.js';

/** Draws what tasks have recorded to be drawn. What draws is loaded where there is something for it. */
export async function drawRecorded(
  tasks: readonly RecordedTask[],
  words: Words,
): Promise<ReportInput['drawings']> {
  const drawn = await Promise.all(
    tasks.map(async (task) => {
      const { task: number } = task.plan;
      return [
        [`topology-task${number}`, await topologyOf(task, words)],
        [`timeline-task${number}`, await timelineOf(task, words)],
      ] as const;
    }),
  );
  return new Map(drawn.flat().flatMap(([name, drawing]) => (drawing ? [[name, drawing] as const] : [])));
}

async function topologyOf(
  { plan, files }: RecordedTask,
  words: Words,
): Promise<CaptionedDrawing | undefined> {
  const topology = parse(files.get('topology.json')?.text);
  if (topology === undefined) return undefined;
  const [{ drawTopology }, { topologyWords }] = await Promise.all([
    import('./drawings/draw-topology.js'),
    import('./drawings/topology-words.js'),
  ]);
  const drawing = drawTopology(topology, plan.task, topologyWords[words.lang]);
  return drawing && { ...drawing, caption: words.topology(plan.task) };
}

async function timelineOf(
  { plan, files }: RecordedTask,
  words: Words,
): Promise<CaptionedDrawing | undefined> {
  const timeline = parse(files.get('timeline.json')?.text);
  const requests = parse(files.get('requests.json')?.text);
  if (timeline === undefined || requests === undefined) return undefined;
  const [{ drawTimeline }, { timelineWords }] = await Promise.all([
    import('./drawings/draw-timeline.js'),
    import('./drawings/timeline-words.js'),
  ]);
  const drawing = drawTimeline(timeline, requests, timelineWords[words.lang], plan.task);
  return drawing && { ...drawing, caption: words.timeline(plan.task) };
}

/** What is not JSON is not drawn; that it is not what was captured is told with the file. */
function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
