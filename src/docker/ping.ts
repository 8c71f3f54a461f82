import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get as getPlain, type RequestOptions } from 'node:http';
import { Failed } from '../failure.js';
import { type Endpoint, resolveEndpoint } from './endpoint.js';

// Usage: node ping.js [IMAGE…], for bin/setup. Prints one line and ends with
//   0  the Docker Engine answers, and has one of the images if some are named
//   1  nobody listens at the default socket, so that an engine may be started there; or it has none of the images
//   3  no use in starting one: the engine that DOCKER_HOST or a context names does not answer, or refuses this user
const images = process.argv.slice(2);
const timeoutMs = 2000;
const { code, line } = await judge();
process.stdout.write(`${line}\n`);
process.exitCode = code;

interface Verdict {
  readonly code: 0 | 1 | 3;
  readonly line: string;
}

async function judge(): Promise<Verdict> {
  let endpoint: Endpoint;
  try {
    endpoint = resolveEndpoint(process.env, readText);
  } catch (error) {
    if (!(error instanceof Failed) || error.failure.reason !== 'engine-unreachable') throw error;
    return { code: 3, line: `no Docker Engine (${error.failure.endpoint}): ${error.failure.detail}` };
  }
  const place = `${endpoint.host}${endpoint.source === 'default' ? '' : ` (${endpoint.source})`}`;
  const trouble = await ping(endpoint);
  if (trouble !== undefined) return unreachable(endpoint, place, trouble);
  if (images.length === 0 || (await hasOne(endpoint))) return { code: 0, line: `Docker Engine at ${place}` };
  return { code: 1, line: `no image ${images.join(' or ')} on the Docker Engine at ${place}` };
}

function unreachable({ source }: Endpoint, place: string, trouble: string): Verdict {
  const line = `no Docker Engine answers at ${place}: ${trouble}`;
  if (/EACCES|permission denied/.test(trouble)) {
    return {
      code: 3,
      line: `${line}; join the group docker (sudo usermod -aG docker $USER) and log in again`,
    };
  }
  return { code: source === 'default' ? 1 : 3, line };
}

/** What is wrong, or `undefined` when the engine answers. */
async function ping(endpoint: Endpoint): Promise<string | undefined> {
  if (endpoint.host.startsWith('ssh:')) return docker(endpoint, 'version');
  try {
    const status = await statusOf(endpoint, '/_ping');
    return status === 200 ? undefined : `HTTP status ${status}`;
  } catch (error) {
    return describe(error);
  }
}

async function hasOne(endpoint: Endpoint): Promise<boolean> {
  const found = await Promise.all(
    images.map(async (image) => {
      if (endpoint.host.startsWith('ssh:')) return docker(endpoint, 'image', 'inspect', image) === undefined;
      return (await statusOf(endpoint, `/images/${image}/json`)) === 200;
    }),
  );
  return found.includes(true);
}

// Docker's own program knows how to go through ssh; what it says when it cannot is the trouble.
function docker({ host }: Endpoint, ...words: string[]): string | undefined {
  const { status, stderr, error } = spawnSync('docker', ['--host', host, ...words], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (error) return error.message;
  return status === 0 ? undefined : stderr.trim().split('\n').at(-1);
}

async function statusOf({ host, tls }: Endpoint, path: string): Promise<number | undefined> {
  const get = tls ? (await import('node:https')).get : getPlain;
  const options = {
    ...address(host),
    ...tls,
    path,
    signal: AbortSignal.timeout(timeoutMs),
    agent: false,
  } as const;
  return new Promise((resolve, reject) => {
    get(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

function address(host: string): RequestOptions {
  if (host.startsWith('unix:')) return { socketPath: host.slice('unix://'.length) };
  if (host.startsWith('npipe:')) return { socketPath: host.slice('npipe://'.length) };
  const { hostname, port } = new URL(host);
  return { host: hostname.replace(/^\[|\]$/g, ''), port };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return `no answer within ${timeoutMs / 1000} s`;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.map(describe).join(', ');
  return error.message;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
