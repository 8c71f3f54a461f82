// Usage: node .ci/left-over.js list       prints what on the Docker Engine has our label, a line each
//        node .ci/left-over.js remove     removes what the lines on standard input say
import { readFileSync } from 'node:fs';
import { clientOf } from '../dist/src/docker/client.js';
import { connect } from '../dist/src/docker/connect.js';
import { resolveEndpoint } from '../dist/src/docker/endpoint.js';
import { label } from '../dist/src/lab/labels.js';

const docker = clientOf(await connect(resolveEndpoint(process.env, readText)));
if (process.argv[2] === 'remove') await remove();
else await list();

async function list() {
  const filters = { label: [label.workspace] };
  const containers = await docker.listContainers({ all: true, filters });
  const networks = await docker.listNetworks({ filters });
  const { Volumes: volumes } = await docker.listVolumes({ filters });
  for (const { Id, Names } of containers) console.log(`container ${Id} ${Names.join(' ')}`);
  for (const { Id, Name } of networks) console.log(`network ${Id} ${Name}`);
  for (const { Name } of volumes ?? []) console.log(`volume ${Name}`);
}

async function remove() {
  for (const line of readFileSync(0, 'utf8').split('\n')) {
    const [kind, id] = line.split(' ');
    if (kind === 'container') await docker.getContainer(id).remove({ force: true, v: true });
    if (kind === 'network') await docker.getNetwork(id).remove();
    if (kind === 'volume') await docker.getVolume(id).remove();
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
