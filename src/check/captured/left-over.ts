import type { Delivery, LogFile } from '../delivery.js';
import { fileLabel } from './file-label.js';
import { partOf } from './found-capture.js';
import type { ItemSpec, Step } from './item-spec.js';
import { readPathLabel } from './label.js';
import { isOfKind } from './named-for.js';

/** A configuration of a task, and the paths of everything that was found for it. */
export interface FoundSoFar {
  readonly spec: ItemSpec;
  readonly paths: readonly string[];
}

/**
 * The step that each file without text (an empty one, a picture) is meant for, when it is called a configuration and names
 * no step: one for which nothing was found, and which its place in a numbered series does not rule out.
 *
 * @param found the configurations of one task, in the order of their steps
 */
export function leftOver(
  delivery: Delivery,
  found: readonly FoundSoFar[],
  isWithoutText: (log: LogFile) => boolean,
): Map<ItemSpec, LogFile> {
  const meant = new Map<ItemSpec, LogFile>();
  const task = found[0]?.spec.task;
  const files = delivery.logs
    .filter((log) => log.task === task && namesNoStep(log, delivery) && isWithoutText(log))
    .sort((a, b) => collator.compare(a.file.path, b.file.path))
    .slice(0, mostFiles);
  for (const file of files) {
    const free = found.filter(({ spec, paths }) => paths.length === 0 && !meant.has(spec));
    const step = free.find(({ spec }) => mayBe(spec, file, found, delivery));
    if (step !== undefined) meant.set(step.spec, file);
  }
  return meant;
}

/** Each is compared with everything that was found. */
const mostFiles = 50;

const collator = new Intl.Collator('en', { numeric: true });
const order: readonly (Step | undefined)[] = ['ha', 's1', 's2', 'stop'];

function namesNoStep(log: LogFile, delivery: Delivery): boolean {
  const label = fileLabel(delivery, log);
  if (label.joined !== undefined || label.stop || (log.task === 5 && partOf(log) === 3 && !label.early))
    return false;
  const isPicture = log.file.content.kind === 'picture';
  // `haproxy.png` may be HAProxy's page, and `haproxy.log` what the container printed.
  if (!label.kinds.has('config') && (isPicture || label.kinds.has('log'))) return false;
  return isOfKind({ kind: 'config', task: log.task }, label);
}

function mayBe(spec: ItemSpec, log: LogFile, found: readonly FoundSoFar[], { nodes }: Delivery): boolean {
  const { path } = log.file;
  const at = order.indexOf(spec.step);
  const series = found.flatMap((other) =>
    other.paths
      .filter((one) => one !== path && skeleton(one) === skeleton(path))
      .map((one) => ({ path: one, at: order.indexOf(other.spec.step) })),
  );
  if (series.length > 0)
    return series.every((one) => collator.compare(path, one.path) < 0 === at < one.at && at !== one.at);
  const { ordinal } = readPathLabel(log.below, nodes);
  return ordinal === undefined ? spec.step !== 'stop' : ordinal === at + 1;
}

function skeleton(path: string): string {
  return path.replace(/\d+/g, '#');
}
