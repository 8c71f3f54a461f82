import { request } from 'node:http';
import type { Lab } from '../lab/lab.js';
import { until } from '../until.js';
import type { Violation } from './invariants/violation.js';
import { runningBackends } from './observe.js';

/** Seconds even on a machine that has much else to do. */
const listenWithinMs = 30_000;
const lookEveryMs = 50;

/** Waits until every backend that runs answers to whoever asks it directly; one that never does is a violation. */
export async function untilAllListen(lab: Lab, signal: AbortSignal): Promise<Violation | undefined> {
  const deadline = performance.now() + listenWithinMs;
  for (const node of (await runningBackends(lab)).keys()) {
    const withinMs = Math.max(0, deadline - performance.now());
    if (await until(() => answers(lab, node), { everyMs: lookEveryMs, withinMs, signal })) continue;
    const expected = `${node}, whose container runs, answers within ${listenWithinMs / 1000} s when it is asked directly`;
    return { invariant: 'state', at: Date.now(), expected, seen: 'no answer' };
  }
  return undefined;
}

/** Asks as HAProxy's health checks do, which leaves no line in the log. */
async function answers(lab: Lab, node: string): Promise<boolean> {
  const target = await lab.hostAddress(node, 'app');
  return new Promise((resolve) => {
    const asking = request({ ...target, method: 'HEAD', path: '/', timeout: 1000, agent: false });
    asking.on('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => resolve(false));
    asking.end();
  });
}
