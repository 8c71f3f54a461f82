import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  parseDockerInspect,
  parseDockerInspects,
  startsDockerInspect,
} from '../../../src/check/content/docker-inspect.js';
import {
  balancer,
  firstWebapp,
  inspectLines,
  inspectOf,
  type SampleContainer,
} from './docker-inspect-sample.js';
import { wrappedAt } from './docker-ps-sample.js';

const lines = inspectLines(inspectOf(balancer));

const expectedWhenWrapped = [balancer.id, balancer.image, balancer.id.slice(0, 12), balancer.role];

function told({ id, name, image, role, address, running = true }: SampleContainer) {
  return { id, name, hostname: id.slice(0, 12), image, running, role, addresses: running ? [address] : [] };
}

test('a container is read from its inspect', () => {
  assert.deepEqual(parseDockerInspects(lines, 5), [
    {
      kind: 'docker-inspect',
      firstLine: 5,
      lastLine: 4 + lines.length,
      valid: true,
      whole: true,
      ...told(balancer),
    },
  ]);
});

test('a container that was stopped has no address, unless one was wanted for it', () => {
  const stopped = { ...firstWebapp, running: false };
  const [read] = parseDockerInspects(inspectLines(inspectOf(stopped)), 1);
  assert.deepEqual([read?.running, read?.addresses], [false, []]);
  const fixed = JSON.stringify([inspectOf(stopped)]).replace(
    '"IPPrefixLen":16',
    '"IPAMConfig":{"IPv4Address":"172.30.0.9"}',
  );
  assert.deepEqual(parseDockerInspect([fixed], 1)?.addresses, ['172.30.0.9']);
});

const python = lines.map((line) =>
  line
    .replace(/\\"/gu, '')
    .replace(/"/gu, "'")
    .replace(/\btrue\b/gu, 'True')
    .replace(/\bfalse\b/gu, 'False')
    .replace(/\bnull\b/gu, 'None'),
);
const shapes: readonly [string, readonly string[], boolean][] = [
  ['its object without an array', JSON.stringify(inspectOf(balancer), null, 4).split('\n'), true],
  ['on one line', [JSON.stringify([inspectOf(balancer)])], true],
  [
    'with prompts and prose around it',
    ['Inspect:', '[me@box lab]$ docker inspect ha', ...lines, '', '[me@box lab]$ '],
    true,
  ],
  ['indented', lines.map((line) => `      ${line}`), true],
  ['without indentation', lines.map((line) => line.trim()), true],
  ['without the first bracket', lines.slice(1), false],
  ['without the first two brackets', lines.slice(2), false],
  ['without the last bracket', lines.slice(0, -1), false],
  ['without the last two brackets', lines.slice(0, -2), false],
  ['with brackets too many at the end', [...lines, ']', ']'], false],
  ['with brackets too many at the beginning', ['[', ...lines], false],
  ['with a comma too many', lines.map((line) => line.replace('"ROLE=balancer"', '"ROLE=balancer",,')), false],
  ['with a bracket missing in the middle', lines.filter((line) => !line.includes('"GraphDriver"')), false],
  ['wrapped at 80 characters', wrappedAt(lines, 80), false],
  ['wrapped at 60 characters', wrappedAt(lines, 60), false],
  ['as Python writes it', python, false],
  [
    'with typographic quotation marks',
    lines.map((line) => line.replace(/\\"/gu, '').replace(/"([^"]*)"/gu, '“$1”')),
    false,
  ],
];
for (const [shape, text, valid] of shapes) {
  test(`an inspect is read: ${shape}`, () => {
    const all = parseDockerInspects(text, 1);
    assert.equal(all.length, 1);
    const { id, name, hostname, image, running, role, addresses } = all[0] ?? assert.fail();
    assert.deepEqual({ id, name, hostname, image, running, role, addresses }, told(balancer));
    assert.equal(all[0]?.valid, valid);
  });
}

test('an inspect is read in every width of a terminal', () => {
  for (let width = 30; width < 130; width += 1) {
    const read = parseDockerInspect(wrappedAt(lines, width), 1);
    assert.deepEqual(
      [read?.id, read?.image, read?.hostname, read?.role],
      expectedWhenWrapped,
      `${width} characters`,
    );
  }
});

test('what only the structure tells is told when the last brackets are missing', () => {
  const stopped = inspectLines(inspectOf({ ...firstWebapp, running: false })).map((line) =>
    line.replace('"IPPrefixLen": 16', '"IPAMConfig": { "IPv4Address": "172.30.0.9" }'),
  );
  assert.deepEqual(parseDockerInspect(stopped.slice(0, -3), 1)?.addresses, ['172.30.0.9']);
});

test('text around the document is not among its lines', () => {
  const [read] = parseDockerInspects(['Look:', '', ...lines, '', 'me@box:~$ exit'], 1);
  assert.deepEqual([read?.firstLine, read?.lastLine], [3, 2 + lines.length]);
});

const several: readonly [string, readonly string[], boolean][] = [
  ['in one array', inspectLines(inspectOf(balancer), inspectOf(firstWebapp)), true],
  ['in two arrays', [...lines, ...inspectLines(inspectOf(firstWebapp))], true],
  [
    'in two arrays with a prompt between',
    [...lines, 'me@box:~$ docker inspect s1', ...inspectLines(inspectOf(firstWebapp))],
    true,
  ],
  ['the first one cut', [...lines.slice(0, -12), ...inspectLines(inspectOf(firstWebapp))], false],
  ['on one line', [JSON.stringify([inspectOf(balancer), inspectOf(firstWebapp)])], true],
];
for (const [shape, text, valid] of several) {
  test(`each of two containers is read: ${shape}`, () => {
    const all = parseDockerInspects(text, 1);
    assert.deepEqual(
      all.map(({ name, role }) => [name, role]),
      [
        ['ha', 'balancer'],
        ['s1', 'backend'],
      ],
    );
    assert.deepEqual([all[0]?.firstLine, all[1]?.lastLine], [1, text.length]);
    assert.deepEqual(
      all.map((one) => one.valid),
      [valid, true],
    );
  });
}

test('two containers in one array have lines of their own', () => {
  const all = parseDockerInspects(inspectLines(inspectOf(balancer), inspectOf(firstWebapp)), 1);
  assert.equal(all[1]?.firstLine, (all[0]?.lastLine ?? 0) + 1);
});

test('an inspect that was cut tells what stood before, and that it is not whole', () => {
  const end = lines.findIndex((line) => line.includes('"HostConfig"'));
  const [read] = parseDockerInspects(lines.slice(0, end + 1), 1);
  assert.deepEqual(
    [read?.id, read?.name, read?.running, read?.role, read?.whole, read?.valid],
    [balancer.id, 'ha', true, undefined, false, false],
  );
});

test('an inspect that was cut within its first keys is one of this container', () => {
  for (const length of [160, 200, 300]) {
    const cut = lines.join('\n').slice(0, length).split('\n');
    const [read] = parseDockerInspects(cut, 1);
    assert.deepEqual([read?.id, read?.whole, read?.valid], [balancer.id, false, false], `cut at ${length}`);
  }
});

test('an inspect whose beginning is missing tells what stands behind, and goes to its end', () => {
  const start = lines.findIndex((line) => line.includes('"HostConfig"'));
  const [read] = parseDockerInspects(lines.slice(start), 1);
  assert.deepEqual(
    [read?.id, read?.name, read?.hostname, read?.role, read?.whole, read?.valid],
    [undefined, undefined, balancer.id.slice(0, 12), 'balancer', true, false],
  );
});

const others: readonly [string, unknown][] = [
  [
    'an image',
    [{ Id: `sha256:${'a'.repeat(64)}`, RepoTags: ['web:1'], Config: { Hostname: '' }, RootFS: {} }],
  ],
  [
    'a network',
    [{ Name: 'lab', Id: 'b'.repeat(64), Scope: 'local', IPAM: {}, Containers: { c: { Name: 'ha' } } }],
  ],
  ['a volume', [{ Name: 'data', Mountpoint: '/var/lib', Driver: 'local' }]],
  ['an empty answer', []],
  ['a package', { name: 'web', version: '1.0.0' }],
];
for (const [what, value] of others) {
  test(`${what} is no container, whole or cut`, () => {
    const text = JSON.stringify(value, null, 4).split('\n');
    assert.deepEqual(parseDockerInspects(text, 1), []);
    assert.deepEqual(parseDockerInspects(text.slice(0, -1), 1), []);
  });
}

test('an array begins a document, and the line before tells the beginning of one without brackets', () => {
  const begins = lines.map((line, index) => startsDockerInspect(line, lines.slice(index + 1, index + 4)));
  assert.deepEqual([begins.indexOf(true), begins.lastIndexOf(true)], [0, 0]);
  const bare = lines.slice(1);
  const told = bare.map((line, index) =>
    startsDockerInspect(line, bare.slice(index + 1, index + 4), bare[index - 1] ?? ''),
  );
  assert.deepEqual([told.indexOf(true), told.lastIndexOf(true)], [0, 0]);
});

test('wherever it is cut or changed, it never fails and never tells another name', () => {
  const text = lines.join('\n');
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(text.length),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
      (from, to, put) => {
        const [start, end] = from < to ? [from, to] : [to, from];
        for (const damaged of [text.slice(start, end), text.slice(0, start) + put + text.slice(start)]) {
          for (const { name, firstLine, lastLine } of parseDockerInspects(damaged.split('\n'), 1)) {
            const known = name === undefined || damaged !== text.slice(start, end) || 'ha'.startsWith(name);
            assert.ok(known && firstLine <= lastLine && lastLine <= damaged.split('\n').length);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('no text makes it fail', () => {
  const piece = fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (text) => Array.isArray(parseDockerInspects(text, 1))),
  );
});

const deep = 100_000;
const hostile: readonly [string, () => string[]][] = [
  ['deep arrays', () => ['['.repeat(deep) + ']'.repeat(deep)]],
  [
    'deep objects that never end',
    () => ['[', '{', `"Id": "${balancer.id}",`, ...Array.from({ length: deep }, () => '"State": {')],
  ],
  ['deep objects on one line', () => [`${'{"State":'.repeat(deep)}1${'}'.repeat(deep)}`]],
  ['many beginnings', () => Array.from({ length: 12_000 }, () => `{ "Id": "${balancer.id}"`)],
  ['one line of quotation marks', () => ['[', `"${'\\"'.repeat(500_000)}`]],
  ['many lines of a string', () => ['[', '"Id": "', ...Array.from({ length: 300_000 }, () => 'abc')]],
  ['brackets alone', () => Array.from({ length: 500_000 }, () => '[')],
  ['a line of white space', () => ['[', ' '.repeat(1_000_000), '{']],
];
for (const [what, make] of hostile) {
  test(`a megabyte is read in a moment: ${what}`, () => {
    const text = make();
    const started = performance.now();
    parseDockerInspects(text, 1);
    text.forEach((line, index) =>
      startsDockerInspect(line, text.slice(index + 1, index + 4), text[index - 1]),
    );
    assert.ok(performance.now() - started < 10_000);
  });
}
