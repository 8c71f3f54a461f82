import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import type { Answer } from '../../src/lab/doctor/answer.js';
import { runToEnd } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { foreignContainer, foreignNetwork } from './support/foreign.js';
import { TestWorkspace } from './support/workspace.js';

/** Away from the ports and the subnet of a lab that may run on this machine's other engine. */
const place = [
  ...['--subnet', '192.168.178.0/24', '--network', 'doctor'],
  ...['--port-http', '28080', '--port-stats', '28036', '--port-admin', '28099', '--port-app', '28040'],
];

describe('ait-lab doctor on an engine', () => {
  let engine: Engine;
  let workspace: TestWorkspace;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
    workspace = await TestWorkspace.create();
  });
  after(async () => {
    await workspace[Symbol.asyncDispose]();
    await assertNothingLeft(engine);
  });

  /** What is not fine: `Name: finding → hint`. */
  async function complaints(expectedCode: number): Promise<string[]> {
    const { code, stdout, stderr } = await runToEnd(['doctor', '--json', ...place, '-C', workspace.path]);
    assert.equal(code, expectedCode, stdout + stderr);
    const { answers } = JSON.parse(stdout) as { answers: Answer[] };
    const wrong = answers.filter(({ name, state }) => state !== 'ok' && name !== 'Browser');
    return wrong.map(({ name, finding, hint = '' }) => `${name}: ${finding} → ${hint}`);
  }

  it('finds nothing where there is nothing', async () => {
    assert.deepEqual(await complaints(0), []);
  });

  it('finds the container, port, network and subnet that somebody else has', async () => {
    await using ha = await foreignContainer(engine, 'ha', { port: 28036 });
    await using _named = await foreignNetwork(engine, 'doctor', '192.168.190.0/24');
    await using _campus = await foreignNetwork(engine, 'campus', '192.168.176.0/22');
    const holder = `container ha (${ha.id.slice(0, 12)}, image ait-lab/base:latest) of somebody else`;
    assert.deepEqual(await complaints(3), [
      `Names: taken by ${holder} → rename or remove it, or use --isolated`,
      `Ports: 28036 held by ${holder} → choose others with --port-http, --port-stats, --port-admin, --port-app, or use --isolated`,
      'Network: doctor belongs to somebody else → choose another with --network, or use --isolated',
      'Subnet: 192.168.178.0/24 overlaps 192.168.176.0/22 (network campus of somebody else) → choose another with --subnet, or use --isolated',
    ]);
  });

  it('finds the lab of this workspace, and takes it for no obstacle', async () => {
    const up = ['up', '--task', '0', '--nodes', '1', ...place, '-C', workspace.path];
    assert.equal((await runToEnd(up)).code, 0);
    assert.deepEqual(await complaints(0), [
      'Left-overs: of this workspace: ha (running), network doctor, s1 (running) → `ait-lab down` removes them, and so does the next run',
    ]);
    assert.equal((await runToEnd(['down', '-C', workspace.path])).code, 0);
  });

  it('finds the lab of another workspace, and how to take it down', async () => {
    await using other = await TestWorkspace.create();
    const up = await runToEnd(['up', '--task', '0', '--nodes', '1', ...place, '-C', other.path]);
    assert.equal(up.code, 0, up.stdout + up.stderr);
    const found = await complaints(3);
    assert.deepEqual(
      found.map((complaint) => complaint.split(':')[0]),
      ['Names', 'Ports', 'Network', 'Left-overs'],
    );
    assert.match(
      found[0] ?? '',
      /an ait-lab in another workspace → `ait-lab down --all` removes it; or use --isolated$/,
    );
    assert.match(found[3] ?? '', /of other workspaces: .* → `ait-lab down --all` removes them/);
    assert.equal((await runToEnd(['down', '--all', '-C', workspace.path])).code, 0);
  });
});
