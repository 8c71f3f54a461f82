import { clientOf } from '../../../src/docker/client.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveEndpoint } from '../../../src/docker/endpoint.js';
import { connect } from '../../../src/docker/connect.js';
import type { Engine } from '../../../src/docker/engine.js';
import { listContainers } from '../../../src/docker/container.js';
import { listNetworks } from '../../../src/docker/network.js';
import { buildImages } from '../../../src/lab/images.js';
import { label } from '../../../src/lab/labels.js';
import { removeOwned } from '../../../src/lab/remove-owned.js';
import { defaultBase } from '../../../src/lab/settings.js';
import { productRoot } from './command.js';
import { theLab } from '../../the-lab.js';

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
    clientOf(engine).listVolumes(),
  ]);
  return [
    ...containers.map((container) => `container ${container.Names.join()} ${container.Image}`),
    ...networks.map((network) => `network ${network.name}`),
    ...volumes.Volumes.map((volume) => `volume ${volume.Name}`),
  ];
}

/** Fails with the names of what a test has left on the engine, and removes what is ours: the next test starts clean. */
export async function assertNothingLeft(engine: Engine): Promise<void> {
  const left = await leftovers(engine);
  if (left.length > 0) await removeOwned(engine, [label.run]);
  assert.deepEqual(left, []);
}

/** Makes sure that the product's images of these targets are there; tests that break images leave others behind. */
export async function provideImages(
  engine: Engine,
  targets: readonly string[],
  benchTargets: readonly string[] = [],
): Promise<void> {
  await buildImages({
    engine,
    folder: join(productRoot, 'images'),
    lab: theLab,
    base: process.env['AIT_LAB_BASE'] ?? defaultBase,
    targets,
    benchTargets,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}
