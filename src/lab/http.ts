import { request } from 'node:http';
import { anySignal } from '../any-signal.js';
import { readUpTo } from '../read-up-to.js';
import type { HostAddress, LabAccess } from './lab-access.js';

/** What a client saw of one request through the balancer. */
export interface Answer {
  /** HTTP status, 0 when the connection failed. */
  readonly status: number;
  /** Host name that the web application gave, if one answered. */
  readonly host: string | undefined;
  /** Header `x-backend-ip`. */
  readonly ip: string | undefined;
  readonly elapsedMs: number;
}

/** For the whole answer, however it comes. */
const requestTimeoutMs = 3000;
/** An answer of the lab has some hundred; what is longer counts as an answer of nobody known. */
const mostBytes = 1024 * 1024;

/** Sends requests to `GET /` one after another, each on a new connection. */
export async function requestBalancer(
  lab: Pick<LabAccess, 'balancer' | 'hostAddress'>,
  count: number,
  balancer = lab.balancer,
  signal?: AbortSignal,
): Promise<Answer[]> {
  return requestTimes(await lab.hostAddress(balancer, 'http'), count, signal);
}

/** The same past the balancer, to a web application itself. */
export async function requestNode(lab: LabAccess, node: string, count: number): Promise<Answer[]> {
  return requestTimes(await lab.hostAddress(node, 'app'), count);
}

async function requestTimes(
  { host, port }: HostAddress,
  count: number,
  signal?: AbortSignal,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let index = 0; index < count; index++) {
    signal?.throwIfAborted();
    answers.push(await requestOnce(host, port, signal));
  }
  return answers;
}

async function requestOnce(host: string, port: number, ending?: AbortSignal): Promise<Answer> {
  const signal = anySignal(ending, AbortSignal.timeout(requestTimeoutMs));
  const started = performance.now();
  const answer = (status: number, node?: string, ip?: string): Answer => ({
    status,
    host: node,
    ip,
    elapsedMs: Math.round((performance.now() - started) * 10) / 10,
  });
  return new Promise((resolve) => {
    const outgoing = request({ host, port, path: '/', agent: false, signal }, (response) => {
      const ip = response.headers['x-backend-ip'];
      readUpTo(mostBytes, response)
        .then((body) =>
          resolve(
            answer(
              response.statusCode ?? 0,
              body && hostOf(body.toString('utf8')),
              typeof ip === 'string' ? ip : undefined,
            ),
          ),
        )
        .catch(() => resolve(answer(0)));
    });
    outgoing.on('error', () => resolve(answer(0)));
    outgoing.end();
  });
}

function hostOf(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && 'host' in value) return String(value.host);
  } catch {
    // HAProxy's own 503 is a page, not JSON.
  }
  return undefined;
}
