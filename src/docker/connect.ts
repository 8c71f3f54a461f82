import type Docker from 'dockerode';
import { z } from 'zod';
import { Failed } from '../failure.js';
import { newClient, useClient } from './client.js';
import type { Endpoint } from './endpoint.js';
import { endWith } from './patience.js';
import { messageOf, statusOf, type Engine, type EngineVersion } from './engine.js';

const versionAnswer = z.object({ Version: z.string(), ApiVersion: z.string() });

/**
 * Connects to the engine and asks for its version, so that an unreachable one is found here and not later.
 *
 * @param ending what ends its calls before their time
 * @param withinMs an engine that is there answers in milliseconds, one behind ssh or just starting in a second or two
 * @throws Failed `engine-unreachable`
 */
export async function connect(
  endpoint: Endpoint,
  ending?: AbortSignal,
  withinMs = 5000,
): Promise<Engine & EngineVersion> {
  const client = await newClient(endpoint);
  try {
    const { Version: version, ApiVersion: apiVersion } = versionAnswer.parse(
      await askVersion(client, withinMs),
    );
    const engine = { endpoint: endpoint.host, version, apiVersion };
    useClient(engine, client);
    endWith(engine, ending);
    return engine;
  } catch (error) {
    throw new Failed({
      reason: 'engine-unreachable',
      endpoint: endpoint.host,
      detail: unreachableText(error, withinMs),
    });
  }
}

/** dockerode's own `version` cannot be given up, and an address that nobody has takes minutes to say so. */
function askVersion(client: Docker, withinMs: number): Promise<unknown> {
  const request = {
    path: '/version',
    method: 'GET',
    statusCodes: { 200: true },
    abortSignal: AbortSignal.timeout(withinMs),
  };
  return new Promise((resolve, reject) => {
    client.modem.dial(request, (error: Error | null, answer: unknown) =>
      error ? reject(error) : resolve(answer),
    );
  });
}

function unreachableText(error: unknown, withinMs: number): string {
  const status = statusOf(error);
  if (status !== undefined) return `HTTP status ${status} ${messageOf(error)}`.trimEnd();
  if (error instanceof z.ZodError) return 'what answers there is not a Docker Engine';
  if (error instanceof Error && error.name === 'AbortError') return `no answer within ${withinMs / 1000} s`;
  return messageOf(error);
}
