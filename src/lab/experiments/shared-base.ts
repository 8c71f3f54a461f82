import { expectThat } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { bytesText, findingText, msText } from './finding-text.js';
import { TemporaryImages } from './temporary-images.js';

/** Debian packages that both images need, and those that only one of them does. */
const packages = {
  both: ['procps', 's6', 'execline', 'serf', 'nodejs'],
  ha: ['haproxy', 'handlebars', 'jq'],
  webapp: [],
} as const;

interface Sizes {
  readonly haBytes: number;
  readonly webappBytes: number;
  /** The two as `docker images` lists them, added up. */
  readonly sumBytes: number;
  /** On disk, with shared layers counted once. */
  readonly uniqueBytes: number;
  readonly buildMs: number;
}

const doing = 'measuring what a shared base saves';

/**
 * The packages of `ha` and `webapp`, once as two images that share nothing but Debian, and once on a base that holds what
 * both need.
 */
export async function sharedBase({ lab, base, signal, say }: ExperimentContext): Promise<Finding> {
  await using images = new TemporaryImages(lab, signal);
  const debian = base?.image;
  expectThat(debian !== undefined, doing, 'the base image is not known with --no-build');
  const debianBytes = (await images.measure(debian)).bytes;

  say('building ha and webapp, each for itself');
  const haAlone = await images.build('ha-alone', install(debian, [...packages.both, ...packages.ha]), true);
  const webappAlone = await images.build('webapp-alone', install(debian, packages.both), true);
  const separate: Sizes = {
    haBytes: haAlone.bytes,
    webappBytes: webappAlone.bytes,
    sumBytes: haAlone.bytes + webappAlone.bytes,
    uniqueBytes: haAlone.bytes + webappAlone.bytes - debianBytes,
    buildMs: haAlone.ms + webappAlone.ms,
  };

  say('building a base, and ha and webapp on it');
  const common = await images.build('base', install(debian, packages.both), true);
  const haShared = await images.build('ha-shared', install(common.name, packages.ha), true);
  const webappShared = await images.build('webapp-shared', install(common.name, packages.webapp), true);
  const shared = {
    baseBytes: common.bytes,
    haBytes: haShared.bytes,
    webappBytes: webappShared.bytes,
    sumBytes: haShared.bytes + webappShared.bytes,
    uniqueBytes: haShared.bytes + webappShared.bytes - common.bytes,
    buildMs: common.ms + haShared.ms + webappShared.ms,
  };
  const savedBytes = separate.uniqueBytes - shared.uniqueBytes;
  const value = {
    packages,
    debianBytes,
    separate,
    shared,
    savedBytes,
    savedMs: separate.buildMs - shared.buildMs,
    savedShare: Math.round((savedBytes / separate.uniqueBytes) * 1000) / 1000,
  };
  return { value, text: text(value), commands: ['docker build --no-cache', 'docker image inspect'] };
}

/** A Dockerfile that adds packages, or nothing at all where there are none to add. */
function install(from: string, names: readonly string[]): string[] {
  const run =
    'RUN apt-get update -qq' +
    ` && apt-get install -qq --no-install-recommends ${names.join(' ')}` +
    ' && rm -rf /var/lib/apt/lists/* /var/cache/apt/*';
  return [`FROM ${from}`, 'USER root', ...(names.length === 0 ? [] : [run])];
}

function text(value: {
  separate: Sizes;
  shared: Sizes & { baseBytes: number };
  savedBytes: number;
  savedMs: number;
}): string {
  const { separate, shared, savedBytes, savedMs } = value;
  const row = (name: string, of: (sizes: Sizes) => string): string[] => [name, of(separate), of(shared)];
  const table = [
    ['', 'separate', 'on a shared base'],
    row('ha', ({ haBytes }) => bytesText(haBytes)),
    row('webapp', ({ webappBytes }) => bytesText(webappBytes)),
    row('both, as docker images adds up', ({ sumBytes }) => bytesText(sumBytes)),
    row('both, on disk', ({ uniqueBytes }) => bytesText(uniqueBytes)),
    row('built with nothing in the cache', ({ buildMs }) => msText(buildMs)),
  ];
  return findingText({
    title: 'Two images without and with a shared base',
    did: [
      `Both need ${packages.both.join(', ')}; ha needs ${packages.ha.join(', ')} besides.`,
      'Separate: each image installs everything that it needs on Debian in one RUN.',
      'Shared: a base installs what both need, and ha adds its own; webapp is the base as it is.',
    ],
    table,
    rows: [
      ['size of the shared base', bytesText(shared.baseBytes)],
      ['saved on disk', bytesText(savedBytes)],
      ['saved in building both', `${savedMs < 0 ? '-' : ''}${msText(Math.abs(savedMs))}`],
    ],
    reading:
      'The sizes of the single images hardly differ; what counts is that the layers of the base are stored, sent and ' +
      'built once, however many images stand on them.',
  });
}
