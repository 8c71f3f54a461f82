import { startContainer } from '../docker/container.js';
import { readContainerFile } from '../docker/file.js';
import { createNode } from '../lab/act.js';
import type { Lab } from '../lab/lab.js';
import { smallDisks } from './faults/fill-disk.js';
import { relayEnvironment } from './faults/hang-up.js';
import type { Fault } from './plan/fault.js';

/** Starts the balancer with what these faults need of it: small disks, and something between it and its agent. */
export async function startBalancer(lab: Lab, faults: readonly Fault[]): Promise<void> {
  const hasSmallDisks = faults.includes('fill-disk');
  await createNode(lab, lab.balancer, {
    env: faults.includes('hang-up') ? relayEnvironment : {},
    ...(hasSmallDisks ? { tmpfs: smallDisks(lab.description) } : {}),
  });
  const name = lab.container(lab.balancer);
  const { configuration } = lab.description.roles.balancer.places;
  const text = hasSmallDisks ? await readContainerFile(lab.engine, name, configuration) : undefined;
  await startContainer(lab.engine, name);
  // A small disk is empty at first, and hides the file of the image.
  if (text === undefined) return;
  const write = ['sh', '-c', 'printf %s "$1" > "$2"', 'sh', text.toString('utf8'), configuration];
  await lab.exec(lab.balancer, write);
}
