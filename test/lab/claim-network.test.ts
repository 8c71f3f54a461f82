import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { connect } from '../../src/docker/connect.js';
import { Failed } from '../../src/failure.js';
import { claimNetwork } from '../../src/lab/claim-network.js';
import type { HostSubnet } from '../../src/lab/host-subnets.js';
import { aTopology } from '../the-lab.js';

const owner = { workspace: 'w', run: 'r', task: 0 };
const isolated = aTopology('', 'p-');
const bridge = (cidr: string): HostSubnet => ({ name: 'br-0a1b', cidr });

describe('an isolated lab claims a subnet', () => {
  /** What the engine was asked to do, and the subnets that it refuses. */
  let asked: string[];
  let refused: string[];
  let host: string;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const say = (status: number, value?: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(value === undefined ? '' : JSON.stringify(value));
    };
    if (request.url?.endsWith('/version')) return say(200, { Version: '20.10.24', ApiVersion: '1.41' });
    if (request.method === 'GET') return say(200, []);
    const subnet = /192\.168\.\d+\.0\/24/.exec(body)?.[0] ?? '';
    asked.push(`${request.method ?? ''} ${subnet}`.trim());
    if (request.method === 'DELETE') return say(204);
    if (refused.includes(subnet)) return say(403, { message: 'Pool overlaps' });
    say(201, { Id: 'n' });
  }

  const server = createServer((request, response) => void answer(request, response));
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    host = `tcp://127.0.0.1:${address.port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    asked = [];
    refused = [];
  });

  /** @param looks what is to be seen of this machine's interfaces, look by look; the last goes on */
  async function claim(...looks: string[][]): Promise<string> {
    const engine = await connect({ source: 'DOCKER_HOST', host });
    const look = (): HostSubnet[] => (looks.length > 1 ? looks.shift() : looks[0])?.map(bridge) ?? [];
    return (await claimNetwork(engine, isolated, owner, false, look)).subnet;
  }

  it('that neither the engine nor this machine has', async () => {
    assert.equal(await claim(['192.168.43.0/24']), '192.168.44.0/24');
    assert.deepEqual(asked, ['POST 192.168.44.0/24']);
  });

  it('that no other run has taken meanwhile', async () => {
    refused = ['192.168.43.0/24'];
    assert.equal(await claim([]), '192.168.44.0/24');
    assert.deepEqual(asked, ['POST 192.168.43.0/24', 'POST 192.168.44.0/24']);
  });

  it('that another engine of this machine has not taken at the same moment, and gives it back', async () => {
    const [ours, theirs] = ['192.168.43.0/24', '192.168.43.0/24'];
    assert.equal(await claim([], [ours, theirs], ['192.168.44.0/24']), '192.168.44.0/24');
    assert.deepEqual(asked, ['POST 192.168.43.0/24', 'DELETE', 'POST 192.168.44.0/24']);
  });

  it('or fails where there is none', async () => {
    await assert.rejects(claim(['192.168.0.0/16']), (error) => {
      assert.ok(error instanceof Failed && error.failure.reason === 'engine-error');
      assert.equal(error.failure.detail, 'none is free');
      return true;
    });
    assert.deepEqual(asked, []);
  });
});
