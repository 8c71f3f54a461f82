import { killContainer, stopContainer } from '../../docker/container.js';
import { afterLeave } from '../../lab/after-leave.js';
import { now } from '../../load/clock.js';
import { anyLiving, changed, patienceMs, type EventContext } from './context.js';
import type { OpenEvent } from './recorder.js';

/** `docker stop` of a backend. */
export async function stop(context: EventContext): Promise<void> {
  const { stage, recorder } = context;
  const node = anyLiving(context);
  const event = await recorder.begin('stop', [node]);
  stage.living.delete(node);
  const stopped = stopContainer(stage.lab.engine, stage.lab.container(node), stage.signal).then(() => {
    event.measures.stopMs = now() - event.from;
  });
  const [outAt] = await Promise.all([
    outOfTable(context, event, node),
    watchDown(context, event, node),
    stopped,
  ]);
  if (outAt !== undefined) await changed(context, event, outAt);
  const count = afterLeave(await stage.log(node));
  if (count !== undefined) event.measures.afterLeaveCount = count;
  await stage.remove(node);
}

/**
 * `docker kill` of a backend. Returns when nothing is sent to it any more; until it is out of the table, which where
 * Serf decides takes seconds, the next backend may be killed.
 */
export async function kill(context: EventContext): Promise<void> {
  const { stage, recorder, pending } = context;
  const node = anyLiving(context);
  const event = await recorder.begin('kill', [node]);
  stage.living.delete(node);
  await killContainer(stage.lab.engine, stage.lab.container(node));
  const gone = outOfTable(context, event, node).then(() => stage.remove(node));
  gone.catch(() => undefined);
  pending.push(gone);
  const downAt = await watchDown(context, event, node);
  if (downAt !== undefined) await changed(context, event, downAt);
}

async function watchDown(
  { stage }: EventContext,
  event: OpenEvent,
  node: string,
): Promise<number | undefined> {
  const at = await stage.seenAt((table) => table !== undefined && table.get(node) !== 'up', patienceMs);
  if (at !== undefined) event.measures.downInTableMs = at - event.from;
  return at;
}

async function outOfTable(
  { stage }: EventContext,
  event: OpenEvent,
  node: string,
): Promise<number | undefined> {
  const at = await stage.seenAt((table) => table !== undefined && !table.has(node), patienceMs);
  if (at === undefined) event.problem = `${node} was still in the table after ${patienceMs / 1000} s`;
  else event.measures.outOfTableMs = at - event.from;
  return at;
}
