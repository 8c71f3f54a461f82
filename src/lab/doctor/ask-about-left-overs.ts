import { listContainers, nameOf } from '../../docker/container.js';
import type { Engine } from '../../docker/engine.js';
import { listNetworks } from '../../docker/network.js';
import { label } from '../labels.js';
import { ok, warning, type Answer } from './answer.js';

/** Containers and networks with our labels: a lab that runs, or what a crash left. */
export async function askAboutLeftOvers(engine: Engine, workspace: string): Promise<Answer> {
  const name = 'Left-overs';
  const filter = { label: [label.run] };
  const [containers, networks] = await Promise.all([
    listContainers(engine, filter),
    listNetworks(engine, filter),
  ]);
  const found = [
    ...containers.map(({ Names, Id, Labels, State }) => ({
      name: `${nameOf({ Names, Id })} (${State})`,
      workspace: Labels[label.workspace],
    })),
    ...networks.map((network) => ({
      name: `network ${network.name}`,
      workspace: network.labels[label.workspace],
    })),
  ];
  const own = found
    .filter((one) => one.workspace === workspace)
    .map((one) => one.name)
    .sort();
  const others = found
    .filter((one) => one.workspace !== workspace)
    .map((one) => one.name)
    .sort();
  if (found.length === 0) return ok(name, 'none');
  const finding = [
    ...(own.length > 0 ? [`of this workspace: ${own.join(', ')}`] : []),
    ...(others.length > 0 ? [`of other workspaces: ${others.join(', ')}`] : []),
  ].join('; ');
  const hint =
    others.length > 0
      ? '`ait-lab down --all` removes them, also where another run is using them'
      : '`ait-lab down` removes them, and so does the next run';
  return warning(name, finding, hint);
}
