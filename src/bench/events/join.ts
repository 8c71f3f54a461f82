import { startContainer, stopContainer } from '../../docker/container.js';
import { aFewAtOnce } from '../../lab/a-few-at-once.js';
import { now } from '../../load/clock.js';
import type { MeasureName, Measures } from '../result.js';
import { changed, listensAt, patienceMs, type EventContext } from './context.js';
import { showsUp } from '../table.js';
import { answersAt, firstAnswerAt } from './direct-answer.js';

/**
 * So many containers start at once; each measure is that of the worst of them. All but
 * `stay` of them stop again in the end, so that the next event meets as many backends as the one before.
 */
export async function join(context: EventContext, count: number, stay = count): Promise<void> {
  const { stage, recorder } = context;
  const nodes = stage.freshNodes(count);
  await stage.create(nodes);
  const event = await recorder.begin(count === 1 ? 'join' : 'burst', nodes);
  const arrivals: Promise<Arrival | undefined>[] = [];
  await aFewAtOnce(nodes, async (node) => {
    const at = now();
    await startContainer(stage.lab.engine, stage.lab.container(node));
    arrivals.push(arrivalOf(context, node, { at, engineStartMs: now() - at, isBurst: count > 1 }));
  });
  const arrived = (await Promise.all(arrivals)).filter((arrival) => arrival !== undefined);
  if (arrived.length < nodes.length) {
    event.problem = `${nodes.length - arrived.length} of ${nodes.length} answered nobody within ${patienceMs / 1000} s`;
  }
  if (arrived.length === 0) return;
  for (const { node } of arrived) stage.living.add(node);
  // Where there is no balancer, nobody shares.
  if (stage.subject.ha !== undefined) {
    await changed(context, event, Math.max(...arrived.map(({ answeredAt }) => answeredAt)));
  }
  // The logs are read when nobody waits any more.
  const each = await Promise.all(arrived.map((arrival) => measuresOf(context, arrival)));
  Object.assign(event.measures, worstOf(each));
  if (stay < count) await leaveAgain(context, nodes.slice(stay));
}

/** All of them stop at once; what that costs belongs to the event, too. */
async function leaveAgain({ stage }: EventContext, nodes: readonly string[]): Promise<void> {
  const { engine } = stage.lab;
  for (const node of nodes) stage.living.delete(node);
  await aFewAtOnce(nodes, (node) => stopContainer(engine, stage.lab.container(node), stage.signal));
  if (stage.subject.ha !== undefined) await stage.seenAt((table) => showsUp(table, stage.living), patienceMs);
  await aFewAtOnce(nodes, (node) => stage.remove(node));
}

interface Arrival {
  readonly node: string;
  readonly at: number;
  readonly engineStartMs: number;
  readonly answeredAt: number;
  /** When it answered whoever asked it directly, where somebody did. */
  readonly directAt: number | undefined;
}

/** Rarely enough that eight of them asked at once are not the load that is measured. */
const askDirectlyMs = 25;

async function arrivalOf(
  context: EventContext,
  node: string,
  started: { readonly at: number; readonly engineStartMs: number; readonly isBurst: boolean },
): Promise<Arrival | undefined> {
  const { at, engineStartMs, isBurst } = started;
  const { stage } = context;
  const asksDirectly = isBurst && stage.subject.ha !== undefined;
  const [answeredAt, directAt] = await Promise.all([
    firstAnswerAt(context, node, at),
    asksDirectly ? answersAt(stage, node, patienceMs, askDirectlyMs) : undefined,
  ]);
  return answeredAt === undefined ? undefined : { node, at, engineStartMs, answeredAt, directAt };
}

async function measuresOf(
  { stage, clockAheadMs }: EventContext,
  { node, at, engineStartMs, answeredAt, directAt }: Arrival,
): Promise<Measures> {
  const listened = listensAt(await stage.log(node), clockAheadMs);
  return {
    engineStartMs,
    startToAnswerMs: answeredAt - at,
    beyondEngineStartMs: answeredAt - at - engineStartMs,
    ...(listened === undefined ? {} : { listensToAnswerMs: answeredAt - listened }),
    ...(listened === undefined || directAt === undefined ? {} : { listensToDirectMs: directAt - listened }),
  };
}

/** The largest of each measure. */
export function worstOf(each: readonly Measures[]): Measures {
  const worst: Measures = {};
  for (const [name, value] of each.flatMap(
    (measures) => Object.entries(measures) as [MeasureName, number][],
  )) {
    worst[name] = Math.max(worst[name] ?? -Infinity, value);
  }
  return worst;
}
