import { deflateSync } from 'node:zlib';
import { SeededRandom } from '../../../src/seeded-random.js';
import { capturedFloods } from '../floods/captured-floods.js';
import { floodText, id } from '../floods/flood.js';
import { rawFloods } from '../floods/raw-floods.js';
import { writtenFloods } from '../floods/written-floods.js';
import { madeUpPdf, textAt } from '../read/pdf/made-up-pdf.js';

/** A file of a made-up folder, or a link to somewhere. */
export interface FuzzedFile {
  /** Below the folder; of bytes, for names are not always UTF-8. */
  readonly path: Buffer;
  readonly bytes: Buffer;
  readonly link?: boolean;
}

/** Makes the files of a folder that nobody would hand in, up to the limits and a bit beyond them; the same of the same seed. */
export function fuzzedHandIn(seed: number): FuzzedFile[] {
  const random = new SeededRandom(seed);
  const files: FuzzedFile[] = [];
  const root = random.next() < 0.3 ? `${name(random)}/` : '';
  if (random.next() < 0.8) {
    files.push(file(`${root}ha/Dockerfile`, Buffer.from('FROM haproxy serf s6\n')));
    files.push(file(`${root}webapp/Dockerfile`, Buffer.from('FROM x\n')));
  }
  for (let left = random.between(1, 5); left > 0; left -= 1) {
    const kind = random.pick(kinds);
    for (const { path, ...rest } of kind?.make(random) ?? [])
      files.push({ path: Buffer.concat([Buffer.from(root), path]), ...rest });
  }
  return files;
}

type Make = (random: SeededRandom) => FuzzedFile[];

const kinds: readonly { readonly weight: number; readonly make: Make }[] = [
  { weight: 8, make: floods },
  { weight: 4, make: brokenText },
  { weight: 3, make: manyFiles },
  { weight: 2, make: deepFolders },
  { weight: 3, make: pictures },
  { weight: 3, make: json },
  { weight: 0.3, make: pdf },
  { weight: 1, make: (random) => [file(path(random), anyBytes(random, 5_000_000))] },
  { weight: 1, make: gitConfig },
];

/** Sizes of every order of magnitude are equally likely. */
function size(random: SeededRandom, least: number, most: number): number {
  return Math.round(least * (most / least) ** random.next());
}

function file(at: string, bytes: Buffer): FuzzedFile {
  return { path: Buffer.from(at), bytes };
}

const words =
  'task logs log s1 s2 ha webapp docker ps inspect nodes cfg after stop report img old é 漢字 part 5.1 config.json'.split(
    ' ',
  );

function name(random: SeededRandom): string {
  const count = size(random, 1, 40);
  const all = Array.from({ length: count }, () => random.oneOf(words) ?? '');
  return all.join(random.oneOf(['_', ' ', '-', ''])).slice(0, 80);
}

/** Where a text is looked for, or anywhere. */
function path(random: SeededRandom): string {
  const task = random.between(0, 6);
  const some = [
    ...[...capturedFloods, ...writtenFloods].map((flood) => flood.path),
    `logs/task ${task}/${name(random)}`,
    `logs/task ${task}/${name(random)}.log`,
    `report/${name(random)}.md`,
    `report/report.html`,
    `${name(random)}.md`,
    `task${task}/${name(random)}.txt`,
    `rapport/${name(random)}.txt`,
    'README.md',
    name(random),
  ];
  return random.oneOf(some) ?? '';
}

/** Lines of one kind or of several in turn, in several files of the same size, beside each other or glued together. */
function floods(random: SeededRandom): FuzzedFile[] {
  const all = [...capturedFloods, ...writtenFloods, ...Object.values(rawFloods).map((line) => ({ line }))];
  const some = Array.from({ length: random.between(1, 4) }, () => random.oneOf(all)?.line ?? String);
  const count = size(random, 1, 6);
  const characters = size(random, 10, 4_400_000);
  const from = random.between(0, 1_000_000);
  const text = floodText((index) => (some[index % some.length] ?? String)(from + index), {
    characters: characters / random.between(1, count),
    lines: random.next() < 0.5 ? Infinity : size(random, 10, 25_000),
  });
  const written =
    random.next() < 0.2 ? text.replaceAll('\n', random.oneOf([' ', '', '\r', '\t']) ?? '') : text;
  return Array.from({ length: count }, () => file(path(random), encoded(random, written)));
}

function encoded(random: SeededRandom, text: string): Buffer {
  const how = random.between(0, 9);
  if (how === 0) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (how === 1) return Buffer.from(text, 'utf16le');
  if (how === 2) return Buffer.from(text, 'latin1');
  return Buffer.from(text);
}

/** A text in which stretches were overwritten, left out and repeated. */
function brokenText(random: SeededRandom): FuzzedFile[] {
  const [whole] = floods(random);
  if (whole === undefined) return [];
  const { bytes } = whole;
  for (let left = size(random, 1, 1000); left > 0 && bytes.length > 0; left -= 1) {
    const at = random.between(0, bytes.length - 1);
    const length = size(random, 1, 1000);
    if (random.next() < 0.5) bytes.fill(random.between(0, 255), at, Math.min(at + length, bytes.length));
    else bytes.copy(bytes, at, random.between(0, bytes.length - 1), bytes.length);
  }
  return [whole];
}

function manyFiles(random: SeededRandom): FuzzedFile[] {
  const count = size(random, 10, 11_000);
  const task = random.between(0, 6);
  const texts = Array.from(
    { length: 5 },
    () => [...capturedFloods, ...writtenFloods][random.between(0, 60)]?.line(task) ?? '',
  );
  const at =
    random.oneOf<(index: number) => string>([
      (index) => `logs/task ${task}/s1_after_${index}.log`,
      (index) => `logs/task ${index % 7}/${index}/haproxy.cfg`,
      (index) => `lab${index}/ha/Dockerfile`,
      (index) => `lab${index}/webapp/Dockerfile`,
      (index) => `logs/task ${task}/${index}/manifest.json`,
      (index) => `report/part${index}.md`,
      (index) => `img/task${task}_docker_ps_${index}.png`,
      (index) => `logs/task ${task}/${'ha_and_s1_'.repeat(20)}${index}`,
    ]) ?? String;
  return Array.from({ length: count }, (_, index) =>
    random.next() < 0.001
      ? { path: Buffer.from(at(index)), bytes: Buffer.from('../'.repeat(random.between(1, 9))), link: true }
      : file(at(index), Buffer.from(texts[index % texts.length] ?? '')),
  );
}

/** Names up to the file system's limit, also such as no character set has. */
function deepFolders(random: SeededRandom): FuzzedFile[] {
  const depth = size(random, 1, 30);
  const length = size(random, 1, Math.min(250, 3000 / depth));
  const folder = random.oneOf([
    Buffer.from('logs'),
    Buffer.from('task 5'),
    Buffer.alloc(length, 0xff),
    Buffer.from('é'.repeat(length / 2)),
    Buffer.from('\u202e'),
    Buffer.from('\n'),
    Buffer.alloc(length, 'a'),
  ]);
  const parts = Array.from({ length: depth }, () => folder ?? Buffer.from('a'));
  const at = Buffer.concat(
    parts.flatMap((part) => [part.length === 0 ? Buffer.from('b') : part, Buffer.from('/')]),
  );
  return [
    {
      path: Buffer.concat([at, Buffer.from('s1.log')]),
      bytes: Buffer.from(capturedFloods[0]?.line(1) ?? ''),
    },
  ];
}

/** Headers that promise anything, before bytes that may keep it. */
function pictures(random: SeededRandom): FuzzedFile[] {
  return Array.from({ length: size(random, 1, 200) }, (_, index) => {
    const chunk = (type: string, data: Buffer, length = data.length): Buffer => {
      const start = Buffer.alloc(8);
      start.writeUInt32BE(length);
      start.write(type, 4, 'latin1');
      return Buffer.concat([start, data, Buffer.alloc(4)]);
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(size(random, 1, 2 ** 31));
    header.writeUInt32BE(size(random, 1, 2 ** 31), 4);
    header.set(
      [random.oneOf([1, 2, 4, 8, 16]) ?? 8, random.oneOf([0, 2, 3, 4, 6]) ?? 2, 0, 0, random.between(0, 1)],
      8,
    );
    const png = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk(
        'IDAT',
        deflateSync(Buffer.alloc(size(random, 1, 3_000_000))),
        random.next() < 0.3 ? size(random, 1, 2 ** 31) : undefined,
      ),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    const start = random.oneOf([
      'GIF89a',
      '\xff\xd8\xff\xe0',
      'RIFF\0\0\0\0WEBPVP8 ',
      'BM\0\0\0\0\0\0\0\0\0\0\0\0(\0\0\0',
    ]);
    const other = Buffer.concat([Buffer.from(start ?? '', 'latin1'), anyBytes(random, 50_000)]);
    const bytes = random.next() < 0.6 ? png : other;
    const task = random.between(0, 6);
    const at = random.oneOf([
      `report/images/task${task}-stats-${index}.png`,
      `logs/task ${task}/docker_ps${index}.png`,
    ]);
    return file(at ?? '', random.next() < 0.2 ? bytes.subarray(0, random.between(0, bytes.length)) : bytes);
  });
}

function anyBytes(random: SeededRandom, most: number): Buffer {
  const bytes = Buffer.alloc(size(random, 1, most));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = random.between(0, 255);
  return bytes;
}

/** Inspects and manifests: long, deep, or of the wrong types. */
function json(random: SeededRandom): FuzzedFile[] {
  const count = size(random, 1, 40_000);
  const task = random.between(0, 6);
  const container = (index: number) => ({
    Id: id(index).repeat(5),
    Name: `/s${index}`,
    State: { Running: true },
    Config: { Hostname: id(index), Image: 'x', Env: ['ROLE=backend'] },
    NetworkSettings: { Networks: { heig: { IPAddress: `192.168.42.${index % 255}` } } },
  });
  const entry = (index: number) => ({
    file: `f${index}`,
    commands: [''],
    steps: [],
    time: '',
    bytes: 1,
    sha256: '0',
  });
  const some = <T>(of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index));
  const text = random.oneOf<() => string>([
    () => JSON.stringify(some(container), null, random.between(0, 4)),
    () => JSON.stringify({ files: some(entry) }),
    () =>
      JSON.stringify({
        task,
        title: '',
        run: '',
        variant: 'lab',
        started: '',
        ended: '',
        outcome: 'failed',
        failure: 'x'.repeat(count),
        versions: {},
        images: {},
        files: some(entry),
      }),
    () => `{"files":[${some(() => '{}').join(',')}]}`,
    () => '['.repeat(count),
    () => '['.repeat(count) + ']'.repeat(count),
    () => '{"Id":'.repeat(count),
    () => `[{"Id":"${id(1)}","Name":"/${'s'.repeat(count)}","State":{},"Config":{}}]`,
    () => some((index) => `"k${index}": [{"Image": "a"`).join('\n'),
  ]);
  const at = random.oneOf([
    `logs/task ${task}/inspect-s1.json`,
    `logs/task ${task}/manifest.json`,
    'RESULT.json',
  ]);
  return [file(at ?? '', Buffer.from((text ?? String)()))];
}

function pdf(random: SeededRandom): FuzzedFile[] {
  const lines = size(random, 1, 2000);
  const page = Array.from({ length: lines }, (_, at) =>
    textAt(50, at % 800, `Task ${at % 7} ${name(random)}`),
  ).join('');
  const bytes = madeUpPdf(
    Array.from({ length: size(random, 1, 30) }, () => ({ content: page, links: ['https://github.com/a/b'] })),
  );
  return [
    file(
      `report/${name(random)}.pdf`,
      random.next() < 0.3 ? bytes.subarray(0, random.between(0, bytes.length)) : bytes,
    ),
  ];
}

function gitConfig(random: SeededRandom): FuzzedFile[] {
  const text = floodText((index) => `[remote "a"]\nurl = git@github.com:me${index}/Labo-Docker.git`, {
    characters: size(random, 10, 100_000),
    lines: Infinity,
  });
  return [file('.git/config', Buffer.from(text))];
}
