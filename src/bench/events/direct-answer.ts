import { get } from 'node:http';
import { now } from '../../load/clock.js';
import { until } from '../../until.js';
import type { Stage } from '../stage.js';

/** How often a client asks that waits for nothing else. */
const askMs = 2;

/** When a backend first answered on its own published port; `undefined` when it did not in time. */
export async function answersAt(stage: Stage, node: string, withinMs: number): Promise<number | undefined> {
  const where = await stage.lab.hostAddress(node, 'app');
  const look = async (): Promise<number | false> => (await isAnswered(where)) && now();
  return until(look, { everyMs: askMs, withinMs, signal: stage.signal });
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
