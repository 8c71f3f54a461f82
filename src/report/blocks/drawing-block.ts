import { logFolder, taskWord } from '../../evidence/task-variant.js';
import type { Context, Place } from '../context.js';
import { gapBlocks } from '../gaps.js';
import type { RecordedTask } from '../input.js';
import { linkTo } from '../link.js';
import type { Block } from '../model.js';

/** What each drawing is made of. */
const sources = { topology: ['topology.json'], timeline: ['timeline.json', 'requests.json'] } as const;

/** A drawing of a task; that there is none is told where its files are there. What of them is missing or empty is told with them. */
export function drawingBlocks(
  { input, words }: Context,
  { plan, files }: RecordedTask,
  kind: keyof typeof sources,
  place: Place,
): Block[] {
  const name = `${kind}-${taskWord(plan)}`;
  const path = `report/images/${name}.svg`;
  const drawing = input.drawings.get(name);
  if (drawing) return [{ kind: 'drawing', file: linkTo(path), ...drawing }];
  if (!sources[kind].every((file) => (files.get(file)?.text.trim() ?? '') !== '')) return [];
  const why = words.why.notDrawn(sources[kind].map((file) => `${logFolder(plan)}/${file}`).join(', '));
  return gapBlocks(place, [{ fault: 'missing', what: path, why, hint: words.hint.run(plan) }]);
}
