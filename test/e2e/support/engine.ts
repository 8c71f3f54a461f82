import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolveEndpoint } from '../../../src/docker/endpoint.js';
import { connect, type Engine } from '../../../src/docker/engine.js';
import { listContainers } from '../../../src/docker/container.js';
import { listNetworks } from '../../../src/docker/network.js';
import { label } from '../../../src/lab/labels.js';

/** The engine that the tests share; `test/run.ts` has put it into DOCKER_HOST. */
export function testEngine(): Promise<Engine> {
  return connect(
    resolveEndpoint(process.env, (path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return undefined;
      }
    }),
  );
}

/** Names of all containers and networks that carry a label of ours, and of every other container: builds leave some. */
export async function leftovers(engine: Engine): Promise<string[]> {
  const [containers, networks, volumes] = await Promise.all([
    listContainers(engine),
    listNetworks(engine, { label: [label.run] }),
    engine.docker.listVolumes(),
  ]);
  return [
    ...containers.map((container) => `container ${container.Names.join()} ${container.Image}`),
    ...networks.map((network) => `network ${network.name}`),
    ...volumes.Volumes.map((volume) => `volume ${volume.Name}`),
  ];
}

/** Fails with the names of what a test has left on the engine. */
export async function assertNothingLeft(engine: Engine): Promise<void> {
  assert.deepEqual(await leftovers(engine), []);
}
