import { request } from 'node:http';
import { text } from 'node:stream/consumers';
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

const requestTimeoutMs = 3000;

/** Sends requests to `GET /` one after another, each on a new connection. */
export async function requestBalancer(
  lab: Pick<LabAccess, 'balancer' | 'hostAddress'>,
  count: number,
  balancer = lab.balancer,
): Promise<Answer[]> {
  return requestTimes(await lab.hostAddress(balancer, 'http'), count);
}

/** The same past the balancer, to a web application itself. */
export async function requestNode(lab: LabAccess, node: string, count: number): Promise<Answer[]> {
  return requestTimes(await lab.hostAddress(node, 'app'), count);
}

async function requestTimes({ host, port }: HostAddress, count: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let index = 0; index < count; index++) answers.push(await requestOnce(host, port));
  return answers;
}

async function requestOnce(host: string, port: number): Promise<Answer> {
  const started = performance.now();
  const answer = (status: number, node?: string, ip?: string): Answer => ({
    status,
    host: node,
    ip,
    elapsedMs: Math.round((performance.now() - started) * 10) / 10,
  });
  return new Promise((resolve) => {
    const outgoing = request(
      { host, port, path: '/', agent: false, timeout: requestTimeoutMs },
      (response) => {
        const ip = response.headers['x-backend-ip'];
        text(response)
          .then((body) =>
            resolve(answer(response.statusCode ?? 0, hostOf(body), typeof ip === 'string' ? ip : undefined)),
          )
          .catch(() => resolve(answer(0)));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
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
