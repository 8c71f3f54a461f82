import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDockerPsRow, parseDockerPs, startsDockerPs } from '../../../src/check/content/docker-ps.js';
import { aligned, sampleRows, tableOf, wrappedAt } from './docker-ps-sample.js';

const expected = [
  ['c0ffee12ab34', 'made-up/balancer:7', 'Up About a minute', true, 'ha'],
  ['beef00112233', 'made-up/web', 'Exited (137) 5 seconds ago', false, 's1'],
  ['00dd11ee22ff', 'registry.example:5000/made-up/web', 'Up 2 weeks (unhealthy)', true, 'folder_web_2'],
];
const old = tableOf(sampleRows);
const recent = tableOf(sampleRows, 0);

const shapes: readonly [string, readonly string[]][] = [
  ['an old Docker', old],
  ['a recent Docker', recent],
  ['without its heading', old.slice(1)],
  ['below the command that was typed', ['pat@box:~/lab$ docker ps -a', ...old, 'pat@box:~/lab$ ']],
  ['indented as in Markdown', old.map((line) => `    ${line}`)],
  ['rows indented otherwise than the heading', old.map((line, index) => (index > 0 ? `  ${line}` : line))],
  ['in a fence', ['```', ...old, '```']],
  ['with white space collapsed', old.map((line) => line.replace(/\s+/gu, ' '))],
  ['with tabs', recent.map((line) => line.replace(/\s{2,}/gu, '\t'))],
  ['with a blank line after each', old.flatMap((line) => [line, ''])],
  ['with typographic quotation marks', old.map((line) => line.replace(/"([^"]*)"/gu, '“$1”'))],
  ['with French quotation marks', old.map((line) => line.replace(/"([^"]*)"/gu, '«$1»'))],
  ['with white space at the ends', old.map((line) => `${line}    `)],
  ['wrapped at 80 characters', wrappedAt(old, 80)],
  ['wrapped at 100 characters, ends trimmed', wrappedAt(old, 100).map((line) => line.trimEnd())],
  ['wrapped at 137 characters', wrappedAt(recent, 137)],
  ['wrapped, without its heading', wrappedAt(old.slice(1), 120)],
  [
    'with a column of sizes',
    old.map(
      (line, index) => line + (index === 0 ? '               SIZE' : '               0B (virtual 884MB)'),
    ),
  ],
  [
    'as a table of Markdown',
    [
      '| CONTAINER ID | IMAGE | COMMAND | CREATED | STATUS | PORTS | NAMES |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...sampleRows.map(
        (row) =>
          `| ${[row.id, row.image, row.command, row.created, row.status, row.ports, row.name].join(' | ')} |`,
      ),
    ],
  ],
  [
    'with the names first',
    aligned(
      [
        ['NAMES', 'STATUS', 'CONTAINER ID', 'IMAGE'],
        ...sampleRows.map((row) => [row.name, row.status, row.id, row.image]),
      ],
      0,
    ),
  ],
  [
    'with columns in another order',
    aligned(
      [
        ['CONTAINER ID', 'NAMES', 'IMAGE', 'STATUS'],
        ...sampleRows.map((row) => [row.id, row.name, row.image, row.status]),
      ],
      0,
    ),
  ],
];

for (const [shape, lines] of shapes) {
  test(`a table of docker ps is read: ${shape}`, () => {
    const read = parseDockerPs(lines, 1);
    assert.deepEqual(
      read?.rows.map(({ id, image, status, running, name }) => [id, image, status, running, name]),
      expected,
    );
  });
}

test('a wrapped row may be cut within its first port', () => {
  const cut = [
    'c0ffee12ab34   web   "/init"   2 minutes ago   Up 2 minutes   3000',
    '/tcp, 7373/tcp   ',
    's1',
  ];
  assert.deepEqual(
    parseDockerPs(cut, 1)?.rows.map(({ name }) => name),
    ['s1'],
  );
});

test('ports are told as printed, also those of a wrapped row', () => {
  for (const lines of [old, wrappedAt(old, 90)]) {
    assert.deepEqual(
      parseDockerPs(lines, 1)?.rows.map(({ ports }) => ports),
      sampleRows.map(({ ports }) => ports),
    );
  }
});

test('lines are counted from that of the text, without prompts and prose around the table', () => {
  const read = parseDockerPs(['We type it.', '$ docker ps', ...old, '', 'One stopped.', 'We go on.'], 40);
  assert.deepEqual([read?.firstLine, read?.lastLine, read?.header], [42, 45, true]);
});

test('only the first of two tables is read', () => {
  assert.equal(parseDockerPs([...old, ...old], 1)?.rows.length, 3);
  assert.equal(parseDockerPs([...old, 'pat@box:~$ docker ps', ...old.slice(1)], 1)?.rows.length, 3);
});

test('a heading alone is a table without rows', () => {
  assert.deepEqual(parseDockerPs(old.slice(0, 1), 3), {
    kind: 'docker-ps',
    firstLine: 3,
    lastLine: 3,
    header: true,
    rows: [],
  });
});

const statuses: readonly [string, boolean][] = [
  ['Up 3 seconds', true],
  ['Up Less than a second', true],
  ['Up 4 days (healthy)', true],
  ['Up 4 minutes (Paused)', true],
  ['Restarting (1) 4 seconds ago', true],
  ['Exited (0) 2 minutes ago', false],
  ['Created', false],
  ['Dead', false],
];
for (const [status, running] of statuses) {
  test(`${status} is told as ${running ? 'running' : 'not running'}, with heading and without`, () => {
    const lines = tableOf(sampleRows.slice(0, 1).map((row) => ({ ...row, status })));
    for (const table of [lines, lines.slice(1)]) {
      const row = parseDockerPs(table, 1)?.rows[0];
      assert.deepEqual([row?.status, row?.running, row?.name], [status, running, 'ha']);
    }
  });
}

test('an id of 64 digits and several names of one container are kept', () => {
  const id = 'ab'.repeat(32);
  const lines = tableOf(sampleRows.slice(0, 1).map((row) => ({ ...row, id, name: 's1,ha/web' })));
  for (const table of [lines, lines.slice(1)]) {
    const row = parseDockerPs(table, 1)?.rows[0];
    assert.deepEqual([row?.id, row?.name], [id, 's1,ha/web']);
  }
});

test('a row that is cut has no name, and no part of its ports is taken for one', () => {
  for (let end = 13; end < (old[1] ?? '').indexOf('7946/tcp') + 8; end += 1) {
    const row = parseDockerPs([old[0] ?? '', (old[1] ?? '').slice(0, end)], 1)?.rows[0];
    assert.equal(row?.name, '', `cut after ${end} characters`);
  }
});

test('docker-compose ps is read in its first version, without ids and images', () => {
  const lines = [
    '      Name                 Command             State                  Ports                ',
    '------------------------------------------------------------------------------------------',
    'folder-of-the-   /init                        Up       0.0.0.0:1936->1936/tcp,',
    'lab_ha_1                                               0.0.0.0:80->80/tcp',
    'lab_web1_1       docker-entrypoint.sh npm …   Exit 0',
    'lab_web2_1       /init                        Up       3000/tcp',
  ];
  assert.deepEqual(
    parseDockerPs(lines, 1)?.rows.map(({ id, name, running, ports }) => [id, name, running, ports]),
    [
      ['', 'folder-of-the-lab_ha_1', true, '0.0.0.0:1936->1936/tcp, 0.0.0.0:80->80/tcp'],
      ['', 'lab_web1_1', false, ''],
      ['', 'lab_web2_1', true, '3000/tcp'],
    ],
  );
});

test('docker-compose ps is read in its second version', () => {
  const lines = aligned(
    [
      ['NAME', 'IMAGE', 'COMMAND', 'SERVICE', 'CREATED', 'STATUS', 'PORTS'],
      ['ha', 'lab-haproxy', '"/init"', 'haproxy', '3 minutes ago', 'Up 3 minutes', '0.0.0.0:80->80/tcp'],
      ['s1', 'lab-webapp', '"/init"', 'webapp', '3 minutes ago', 'Exited (0) 1 second ago', ''],
    ],
    0,
  );
  assert.deepEqual(
    parseDockerPs(lines, 1)?.rows.map(({ name, image, running }) => [name, image, running]),
    [
      ['ha', 'lab-haproxy', true],
      ['s1', 'lab-webapp', false],
    ],
  );
});

const others: readonly [string, readonly string[]][] = [
  ['docker network ls', ['c0ffee12ab34        lab                 bridge              local']],
  ['docker history', ['c0ffee12ab34   2 weeks ago   /bin/sh -c #(nop)  CMD ["bash"]   0B']],
  [
    'docker stats',
    ['CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT', 'c0ffee12ab34   ha     0.01%   3MiB / 1GiB'],
  ],
  [
    'docker images',
    ['REPOSITORY   TAG   IMAGE ID   CREATED   SIZE', 'web   latest   c0ffee12ab34   2 days ago   9MB'],
  ],
  ['a list of nodes', ['c0ffee12ab34  beef00112233']],
  ['a node file', ['c0ffee12ab34 172.30.0.4']],
  ['prose', ['The container c0ffee12ab34 is Up 2 minutes.', 'IMAGE and STATUS are columns.']],
  ['nothing', []],
];
for (const [what, lines] of others) {
  test(`${what} is no docker ps`, () => {
    assert.equal(parseDockerPs(lines, 1), undefined);
    assert.equal(lines.some(startsDockerPs) || lines.some(isDockerPsRow), false);
  });
}

test('a table begins at its heading, and its rows are told alone', () => {
  assert.deepEqual(old.map(startsDockerPs), [true, false, false, false]);
  assert.deepEqual(old.map(isDockerPsRow), [false, true, true, true]);
  assert.equal(startsDockerPs('CONTAINER ID        IMAGE               COMM'), true);
});

const row = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{12}$/),
  image: fc.stringMatching(/^[a-z]{1,12}(\/[a-z-]{1,20})?(:[a-z0-9]{1,8})?$/),
  command: fc.constantFrom('"/init"', '"./run.sh"', '"docker-entrypoint.s…"'),
  created: fc.constantFrom('2 minutes ago', 'About an hour ago', 'Less than a second ago'),
  status: fc.constantFrom('Up 1 second', 'Up About an hour', 'Exited (0) 3 weeks ago', 'Created'),
  ports: fc.constantFrom('', '3000/tcp', '0.0.0.0:80->80/tcp, [::]:80->80/tcp, 7946/udp'),
  name: fc.stringMatching(/^[a-z][a-z_-]{0,10}[0-9]$/),
});

test('whatever the rows say, a table cut after n rows has n rows, in every width of a terminal', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 60, max: 260 }),
      (rows, width) => {
        const table = tableOf(rows, 0);
        // A name that is cut in two cannot be told from one with a word below it.
        const names = table[0]?.indexOf('NAMES') ?? 0;
        fc.pre(
          Math.floor(names / width) ===
            Math.floor((Math.max(...table.map((line) => line.length)) - 1) / width),
        );
        for (let count = 0; count <= rows.length; count += 1) {
          const read = parseDockerPs(wrappedAt(table.slice(0, count + 1), width), 1);
          assert.deepEqual(
            read?.rows.map(({ id, image, status, name }) => ({ id, image, status, name })),
            rows.slice(0, count).map(({ id, image, status, name }) => ({ id, image, status, name })),
          );
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('no text makes it fail', () => {
  const piece = fc.oneof(
    fc.constantFrom(...old, '|', 'CONTAINER ID', '```'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (lines, cut) => {
      const read = parseDockerPs([...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, cut % 200)], 1);
      assert.ok(read === undefined || (read.firstLine >= 1 && read.lastLine <= lines.length));
    }),
  );
});

const hostile: readonly [string, () => string[]][] = [
  ['one line of quotation marks', () => [`c0ffee12ab34 ${'" '.repeat(500_000)}`]],
  ['one line of ports', () => [old[0] ?? '', `c0ffee12ab34 x ${'1:1->1/tc'.repeat(100_000)}`]],
  ['one heading', () => ['CONTAINER ID '.repeat(80_000)]],
  ['lines that begin with an id', () => Array.from({ length: 60_000 }, () => 'c0ffee12ab34 x y z')],
  [
    'rows that never end',
    () => [old[0] ?? '', ...Array.from({ length: 60_000 }, () => 'c0ffee12ab34  x\n  y')],
  ],
  ['a heading and fragments', () => [old[0] ?? '', ...Array.from({ length: 200_000 }, () => 'A B')]],
];
for (const [what, make] of hostile) {
  test(`a megabyte is read in a moment: ${what}`, () => {
    const lines = make();
    const started = performance.now();
    parseDockerPs(lines, 1);
    lines.forEach((line) => startsDockerPs(line) || isDockerPsRow(line));
    assert.ok(performance.now() - started < 10_000);
  });
}
