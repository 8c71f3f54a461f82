import { removeContainer } from '../../docker/container.js';
import { buildImage } from '../../docker/image.js';
import { letPass } from '../../until.js';
import { startNode } from '../act.js';
import { BuildContext } from '../build-context.js';
import { haproxyServers } from '../haproxy.js';
import { imageName } from '../image-name.js';
import { ownerLabels } from '../labels.js';
import type { Lab } from '../lab.js';
import { Load } from '../load/load.js';
import { nodeAddress, publishedPorts } from '../topology.js';
import { addServer } from './add-server.js';
import {
  allFailures,
  failureCounts,
  failureCountsText,
  outageMs,
  type FailureCounts,
} from './client-failures.js';
import { expectHealthy } from './expect-healthy.js';
import { expectWithin } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { findingText, msText } from './finding-text.js';
import { TemporaryImages } from './temporary-images.js';
import { findUnlisted } from './unlisted-backend.js';

interface Edit {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

interface AddedByHand {
  readonly node: string;
  readonly edits: readonly Edit[];
  readonly filesEdited: number;
  readonly linesChanged: number;
  readonly commands: readonly string[];
  /** With what the builder remembers of the build before: packages are not installed again. */
  readonly buildMs: number;
  /** From the removal of the old container to the start of the new one. */
  readonly replaceMs: number;
  /** From the beginning of the build to the first answer. */
  readonly untilServedMs: number;
  readonly connections: number;
  /** Requests a second that the client aims at. */
  readonly rate: number;
  readonly requests: { readonly sent: number; readonly answered: number; readonly failed: number };
  readonly failures: FailureCounts;
  /** From the first request that failed to the last one. */
  readonly outageMs: number;
}

const configuration = 'ha/task0/usr/local/etc/haproxy/haproxy.cfg';
const client = { connections: 16, rate: 200 } as const;
const beforeMs = 500;
const afterMs = 500;
/** A build that has little left to do is let finish, since what it leaves when it is broken off has no name. */
const buildGraceMs = 4000;

/** A web application is let in as task 0 has it: by an edit, a build of the image, and another container. */
export async function addedByHand(context: ExperimentContext): Promise<Finding> {
  const { lab, signal, say } = context;
  const { node, listed } = await findUnlisted(context);
  const files = await BuildContext.read(context.imagesFolder);
  const edited = addServer(
    files.text(configuration) ?? '',
    node,
    nodeAddress(lab.topology, node),
    lab.description.roles.backend.ports.app.container,
  );
  await using images = new TemporaryImages(lab, signal);
  const image = images.name('by-hand');
  using load = await Load.start(lab, client);
  await letPass(beforeMs, signal);

  const started = performance.now();
  const since = (from: number): number => Math.round(performance.now() - from);
  say(`building the image of ha with ${node} in its configuration`);
  await build(lab, image, files.with(configuration, edited.content), signal);
  const buildMs = since(started);
  let value: AddedByHand;
  try {
    say('replacing ha');
    const removing = performance.now();
    await removeContainer(lab.engine, lab.container(lab.balancer));
    await startNode(lab, lab.balancer, {}, image);
    const replaceMs = since(removing);
    await load.retarget();
    const doing = `waiting until ${node} answers through ha`;
    await expectWithin({ doing, withinMs: 30_000, signal }, () => hasAnswered(lab, node));
    const untilServedMs = since(started);
    await letPass(afterMs, signal);
    const { requests } = await load.stop();
    const { line, text: added } = edited;
    const edits = [{ file: `images/${configuration}`, line, text: added }];
    value = {
      node,
      edits,
      filesEdited: new Set(edits.map(({ file }) => file)).size,
      linesChanged: edits.length,
      commands: commands(lab, line, added),
      buildMs,
      replaceMs,
      untilServedMs,
      connections: requests.connections,
      rate: requests.rate,
      requests: { sent: requests.sent, answered: requests.answered, failed: requests.failed },
      failures: failureCounts(requests),
      outageMs: outageMs(allFailures(requests)),
    };
  } finally {
    say('putting ha back as it was');
    await removeContainer(lab.engine, lab.container(lab.balancer));
    // After an interruption nobody needs it: the task clears everything away.
    if (!signal.aborted) await startNode(lab, lab.balancer);
  }
  await expectHealthy(lab, listed, signal);
  return { value, text: text(value), commands: value.commands };
}

/** Builds the image of `ha` from edited files, as `docker build` does. */
async function build(lab: Lab, image: string, files: BuildContext, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const late = new AbortController();
  const giveUp = (): void => {
    setTimeout(() => late.abort(signal.reason), buildGraceMs).unref();
  };
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await buildImage(lab.engine, {
      image,
      dockerfile: lab.description.roles.balancer.image.dockerfile,
      target: lab.target,
      args: { BASE: imageName('base', 'latest') },
      labels: ownerLabels(lab.owner),
      context: () => files.archive(),
      signal: late.signal,
      onLine: () => undefined,
    });
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
  signal.throwIfAborted();
}

async function hasAnswered(lab: Lab, node: string): Promise<true | undefined> {
  const rows = await haproxyServers(lab);
  return rows?.some(({ name, bytesOut }) => name === node && bytesOut > 0) || undefined;
}

function commands(lab: Lab, line: number, added: string): string[] {
  const { network } = lab.topology;
  const ports = publishedPorts(lab.topology, lab.balancer).map(
    ({ bind, host, container }) => `--publish ${bind}:${host ?? ''}:${container}`,
  );
  return [
    `sed -i '${line - 1}a\\${added}' images/${configuration}`,
    `docker build --tag ait-lab/ha:by-hand --target ${lab.target} --file images/ha/Dockerfile images`,
    'docker rm --force ha',
    `docker run --detach --name ha --network ${network} --ip ${nodeAddress(lab.topology, lab.balancer)} ${ports.join(' ')} ait-lab/ha:by-hand`,
  ];
}

function text(value: AddedByHand): string {
  const { node, requests } = value;
  return findingText({
    title: `What it takes to let ${node} in by hand`,
    did: [
      `A client sent ${value.rate} requests a second through ha on ${value.connections} connections.`,
      ...value.edits.map(
        ({ file, line, text: added }) => `Line ${line} of ${file} was added: ${added.trim()}`,
      ),
      'The image of ha was built anew, and the container ha was removed and run again from it.',
      'At the end ha was run from its ordinary image again, and the other one was removed.',
    ],
    rows: [
      ['files edited', value.filesEdited],
      ['lines changed', value.linesChanged],
      ['build of the image', `${msText(value.buildMs)}, with the packages' layer from the builder's cache`],
      ['replacement of the container', msText(value.replaceMs)],
      [`from the build to the first answer of ${node}`, msText(value.untilServedMs)],
      ['requests sent meanwhile', requests.sent],
      ['answered', requests.answered],
      ['failed', requests.failed],
      ['how they failed', failureCountsText(value.failures)],
      ['from the first failure to the last', msText(value.outageMs)],
    ],
    reading:
      'A person has to know of the new web application and its address, to edit a file, to build an image and to' +
      ' replace the load balancer. While it is away nobody is served, not even by the web applications that were' +
      ' there all along. The same again for each one that comes or goes.',
  });
}
