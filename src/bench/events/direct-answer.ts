import { get } from 'node:http';
import { now } from '../../load/clock.js';
import { until } from '../../until.js';
import type { Stage } from '../stage.js';
import { patienceMs, type EventContext } from './context.js';

/** When a backend first answered a client after a moment: through the balancer, or where there is none on its own port. */
export async function firstAnswerAt(
  { stage, load }: EventContext,
  node: string,
  since: number,
): Promise<number | undefined> {
  return stage.subject.ha === undefined
    ? await answersAt(stage, node, patienceMs)
    : (await load.waitForAnswer(stage.address(node), since, patienceMs))?.at;
}

/** How often a client asks that waits for nothing else. */
const askMs = 2;

/** When a backend first answered on its own published port; `undefined` when it did not in time. */
export async function answersAt(
  stage: Stage,
  node: string,
  withinMs: number,
  everyMs = askMs,
): Promise<number | undefined> {
  const where = await stage.lab.hostAddress(node, 'app');
  const look = async (): Promise<number | false> => (await isAnswered(where)) && now();
  return until(look, { everyMs, withinMs, signal: stage.signal });
}

function isAnswered(where: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ ...where, agent: false, timeout: 1000 }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 200));
      response.on('error', () => resolve(false));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
