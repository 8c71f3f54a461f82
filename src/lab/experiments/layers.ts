import type { InspectedImage } from '../../docker/answers.js';
import { createIdle, exportContainer, removeContainer } from '../../docker/container.js';
import { importImage, inspectImage } from '../../docker/image.js';
import { ownerLabels } from '../labels.js';
import type { Lab } from '../lab.js';
import { expectThat } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { bytesText, findingText, msText } from './finding-text.js';
import { TemporaryImages, type Measured } from './temporary-images.js';

/** Where the layers of the experiment begin. */
const base = 'ait-lab/base:latest';

/** What adding a package to an image takes: the middle one is the work, the others belong to it. */
const commands = ['apt-get update', 'apt-get install -y jq xz-utils', 'rm -rf /var/lib/apt/lists/*'] as const;

interface Variant {
  readonly layers: number;
  readonly bytes: number;
  readonly coldMs: number;
  readonly lastChangedMs: number;
  readonly firstChangedMs: number;
}

/**
 * One image, built with three `RUN`s and with one: what each costs on disk, and in time when everything is new, when the
 * last command has changed, and when the first one has. Then the image of three is flattened by export and import.
 */
export async function layers({ lab, signal, say }: ExperimentContext): Promise<Finding> {
  await using images = new TemporaryImages(lab, signal);
  const measure = async (name: string, dockerfile: Dockerfile): Promise<Variant> => {
    // What a run changes is new in each run: else the builder would remember it from the last time.
    const changed = (at: number): string[] =>
      commands.map((text, i) => (i === at ? `${text} && : ${lab.owner.run}` : text));
    say(`building with ${name} RUN, everything anew`);
    const cold = await images.build(`${name}-cold`, dockerfile(commands), true);
    say(`building with ${name} RUN after a change in the last command`);
    const last = await images.build(`${name}-last`, dockerfile(changed(commands.length - 1)), false);
    say(`building with ${name} RUN after a change in the first command`);
    const first = await images.build(`${name}-first`, dockerfile(changed(0)), false);
    return { ...sizeOf(cold), coldMs: cold.ms, lastChangedMs: last.ms, firstChangedMs: first.ms };
  };
  const three = await measure('three', (texts) => [...head, ...texts.map((text) => `RUN ${text}`)]);
  const one = await measure('one', (texts) => [...head, `RUN ${texts.join(' && ')}`]);
  say('flattening by export and import');
  const below = await images.measure(base);
  const flattened = await flatten(lab, images, images.name('three-cold'), below);
  const value = { commands, base: sizeOf(below), three, one, flattened };
  expectLesson(value);
  return {
    value,
    text: text(value),
    commands: ['docker build --no-cache', 'docker build', 'docker export | docker import'],
  };
}

type Dockerfile = (commands: readonly string[]) => string[];

const head = [`FROM ${base}`, 'USER root'];

function sizeOf({ layers: count, bytes }: Pick<Measured, 'layers' | 'bytes'>): {
  layers: number;
  bytes: number;
} {
  return { layers: count, bytes };
}

/** Makes one layer of an image, and tells what that saved and what it lost. */
async function flatten(lab: Lab, images: TemporaryImages, from: string, below: Measured): Promise<Flattened> {
  const { engine } = lab;
  const to = images.name('flattened');
  const [repository = '', tag = ''] = to.split(':');
  const owner = ownerLabels(lab.owner);
  const labels = Object.entries(owner).map(([name, value]) => `${name}=${value}`);
  const container = await createIdle(engine, from, owner);
  try {
    await importImage(engine, await exportContainer(engine, container), repository, tag, [
      `LABEL ${labels.join(' ')}`,
    ]);
  } finally {
    await removeContainer(engine, container);
  }
  const [before, after] = [await images.measure(from), await images.measure(to)];
  return {
    layersBefore: before.layers,
    layersAfter: after.layers,
    bytesBefore: before.bytes,
    bytesAfter: after.bytes,
    historyBefore: before.history,
    historyAfter: after.history,
    sharedBytesBefore: sharedBytes(before, below),
    sharedBytesAfter: sharedBytes(after, below),
    lost: lostSettings(await inspectImage(engine, from), await inspectImage(engine, to), owner),
  };
}

interface Flattened {
  readonly layersBefore: number;
  readonly layersAfter: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly historyBefore: number;
  readonly historyAfter: number;
  readonly sharedBytesBefore: number;
  readonly sharedBytesAfter: number;
  /** Settings of the image that the flattened one does not have any more. */
  readonly lost: readonly string[];
}

/** What an image shares with all that stand on this base: its layers are on disk once for all of them. */
function sharedBytes({ digests }: Measured, below: Measured): number {
  return below.digests.every((digest, index) => digests[index] === digest) ? below.bytes : 0;
}

/** The settings that one image has and the other has not; labels that both got from us do not count. */
function lostSettings(
  before: InspectedImage | undefined,
  after: InspectedImage | undefined,
  owner: Readonly<Record<string, string>>,
): string[] {
  const settings = (image: InspectedImage | undefined): Record<string, unknown> => {
    const { Env, Cmd, Entrypoint, User, Labels: all, ExposedPorts, WorkingDir } = image?.Config ?? {};
    const Labels = Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => !(name in owner)));
    return { Env, Cmd, Entrypoint, User, Labels, ExposedPorts, WorkingDir };
  };
  const is = (value: unknown): boolean =>
    typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
  const left = settings(after);
  return Object.entries(settings(before)).flatMap(([name, value]) =>
    is(value) && !is(left[name]) ? [name] : [],
  );
}

type Value = Readonly<Record<'three' | 'one', Variant>> & { readonly flattened: Flattened };

/** The reading is only true of figures like these. */
function expectLesson({ three, one, flattened }: Value): void {
  const doing = 'comparing three RUNs with one';
  expectThat(three.layers === one.layers + 2, doing, `${three.layers} layers and ${one.layers}`);
  expectThat(three.bytes > one.bytes, doing, `${three.bytes} bytes and ${one.bytes}`);
  const times = `${three.lastChangedMs} ms after a change in the last of three, ${one.lastChangedMs} ms in the one`;
  expectThat(three.lastChangedMs < one.lastChangedMs, doing, times);
  const { bytesBefore, bytesAfter, sharedBytesBefore, sharedBytesAfter } = flattened;
  expectThat(bytesAfter < bytesBefore, doing, `flattened from ${bytesBefore} to ${bytesAfter} bytes`);
  const shared = `shares ${sharedBytesBefore} bytes before and ${sharedBytesAfter} after flattening`;
  expectThat(sharedBytesBefore > sharedBytesAfter, doing, shared);
}

function text(value: Value): string {
  const { three, one, flattened } = value;
  const row = (name: string, of: (variant: Variant) => string | number): (string | number)[] => [
    name,
    of(three),
    of(one),
  ];
  const table = [
    ['', 'three RUNs', 'one RUN'],
    row('layers', ({ layers: count }) => count),
    row('size', ({ bytes }) => bytesText(bytes)),
    row('built with nothing in the cache', ({ coldMs }) => msText(coldMs)),
    row('built after a change in the last command', ({ lastChangedMs }) => msText(lastChangedMs)),
    row('built after a change in the first command', ({ firstChangedMs }) => msText(firstChangedMs)),
  ];
  return findingText({
    title: 'One image, built with three RUNs and with one',
    did: [
      `FROM ${base}, then ${commands.join('; ')}: as three RUN instructions, and as one joined by &&.`,
      'Each built without the cache, then with a change in the last command, then with a change in the first.',
      'The image of three RUNs flattened: a container of it exported, and imported as an image of one layer.',
    ],
    table,
    rows: [
      ['flattened: layers', `${flattened.layersBefore} before, ${flattened.layersAfter} after`],
      [
        'flattened: size',
        `${bytesText(flattened.bytesBefore)} before, ${bytesText(flattened.bytesAfter)} after`,
      ],
      [
        'flattened: shared with other images',
        `${bytesText(flattened.sharedBytesBefore)} before, ${bytesText(flattened.sharedBytesAfter)} after`,
      ],
      [
        'flattened: entries of docker history',
        `${flattened.historyBefore} before, ${flattened.historyAfter} after`,
      ],
      ['flattened: settings lost', flattened.lost.join(', ') || 'none'],
    ],
    reading:
      'A layer keeps what a later one deletes: files are gone for good only when the same RUN that brought them removes ' +
      'them. In return, the cache can take up again only at an instruction: with one RUN every change runs all of it. ' +
      'Flattening frees what is hidden in lower layers, and gives up shared layers, history and settings.',
  });
}
