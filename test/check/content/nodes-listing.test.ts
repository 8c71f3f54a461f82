import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isNodesListingLine,
  parseNodesListing,
  startsNodesListing,
} from '../../../src/check/content/nodes-listing.js';

const one = 'c0ffee12ab34';
const two = 'beef00112233';

const listings: readonly [string, readonly string[], readonly string[]][] = [
  ['one name on each line', [one, two], [one, two]],
  ['names side by side', [`${one}  ${two}`], [one, two]],
  ['one name', [one], [one]],
  ['a name twice', [one, two, one], [one, two]],
  ['names with a tab between', [`${one}\t${two}`], [one, two]],
  ['names with a comma or a word between', [`${one}, ${two}`, `${one} and ${two}`], [one, two]],
  [
    'below the command',
    ['root@0a1b2c3d4e5f:/# ls /nodes', `${one}  ${two}`, 'root@0a1b2c3d4e5f:/# '],
    [one, two],
  ],
  ['below docker exec', ['$ docker exec -it ha ls /nodes', one, two, '$'], [one, two]],
  [
    'in the folder itself',
    ['root@0a1b2c3d4e5f:/# cd /nodes', 'root@0a1b2c3d4e5f:/nodes# ls', `${one}  ${two}`],
    [one, two],
  ],
  [
    'of ls -l',
    [
      'total 8',
      `-rw-r--r-- 1 root root 26 Dec  7 11:48 ${one}`,
      `-rw-r--r--. 1 root root 26 Dec 17  2019 ${two}`,
    ],
    [one, two],
  ],
  [
    'of ls -lash',
    [
      'total 12K',
      '4.0K drwxr-xr-x  2 root root 4.0K Mar  5 13:46 .',
      '4.0K drwxr-xr-x 25 root root 4.0K Mar  5 13:46 ..',
      `4.0K -rw-r--r--  1 root root   27 Mar  5 13:46 ${one}`,
    ],
    [one],
  ],
  ['of ls -li', [`  131 -rw-r--r-- 1 root root 26 2024-03-05 13:46 ${one}`], [one]],
  ['of find', ['/nodes', `/nodes/${one}`, `/nodes/${two}`], [one, two]],
  ['of tree', ['/nodes', `├── ${one}`, `└── ${two}`, '', '0 directories, 2 files'], [one, two]],
  ['of tree in ASCII', ['nodes/', `|-- ${one}`, '`-- ' + two, '', '0 directories, 2 files'], [one, two]],
  ['of cat', [`${one} 172.30.0.3`, `${two} 172.30.0.4`], [one, two]],
  ['of cat, name and address glued', [`${one}172.30.0.3`, `${two}172.30.0.4`], [one, two]],
  ['of cat, files glued', [`${one} 172.30.0.3${two} 172.30.0.4`], [one, two]],
  [
    'of ls and cat',
    ['root@0a1b2c3d4e5f:/# ls /nodes', one, `root@0a1b2c3d4e5f:/# cat /nodes/${one}`, `${one} 172.30.0.3`],
    [one],
  ],
  ['in Markdown', ['## Nodes', '', '```', `- \`${one}\``, `* ${two}`, '```'], [one, two]],
  ['after a sentence', ['The folder of the nodes contains:', '', `1. ${one}`, `2. ${two}`], [one, two]],
  ['in a sentence', [`The nodes are ${one} and ${two}.`], [one, two]],
  ['named hosts', ['s1', 's2'], ['s1', 's2']],
  [
    'named hosts of docker-compose',
    ['folder_webapp1_1  folder_webapp2_1'],
    ['folder_webapp1_1', 'folder_webapp2_1'],
  ],
  ['any names below the command', ['$ docker exec ha ls /nodes', 'alpha', 'beta'], ['alpha', 'beta']],
  ['nothing but a prompt below the command', ['root@0a1b2c3d4e5f:/# ls /nodes', 'root@0a1b2c3d4e5f:/# '], []],
  ['nothing below the command', ['root@0a1b2c3d4e5f:/# ls /nodes/'], []],
  [
    'an empty folder of ls -la',
    ['total 8', 'drwxr-xr-x 2 root root 4096 Mar 5 13:46 .', 'drwxr-xr-x 9 root root 4096 Mar 5 13:46 ..'],
    [],
  ],
];
for (const [what, lines, hosts] of listings) {
  test(`a listing of /nodes is read: ${what}`, () => {
    assert.deepEqual(parseNodesListing(lines, 1)?.hosts, hosts);
  });
}

const others: readonly [string, readonly string[]][] = [
  ['nothing', []],
  ['blank lines', ['', '  ']],
  ['a prompt', ['root@0a1b2c3d4e5f:/# ']],
  ['another folder', ['Dockerfile  config  scripts']],
  ['another folder in detail', ['total 4', '-rw-r--r-- 1 pat pat 812 Mar  5 13:46 Dockerfile']],
  ['another folder by its command', ['pat@box:~/lab$ ls ha', 's1']],
  ['a folder named as a host', ['total 4', `drwxr-xr-x 2 root root 4096 Mar  5 13:46 ${one}`]],
  ['a container that was killed', ['pat@box:~$ docker kill s1', 's1']],
  ['a row of docker ps', [`${one}   web   "/init"   2 minutes ago   Up 2 minutes   3000/tcp   s1`]],
  ['an event of Serf', [`2024/03/05 13:46:00 [INFO] serf: EventMemberJoin: ${one} 172.30.0.3`]],
  ['an event beside a listing', [one, `[INFO] serf: EventMemberJoin: ${one} 172.30.0.3`]],
  [
    'a line of a template',
    [`Container ${one} has joined the Serf cluster with the following IP address: 172.30.0.3`],
  ],
  ['an id in a sentence', [`The container ${one} was stopped.`]],
  [
    'a file that is not there',
    ['root@0a1b2c3d4e5f:/# ls /nodes', "ls: cannot access '/nodes': No such file or directory"],
  ],
  ['a time', ['202403051346']],
  ['a longer number', ['c0ffee12ab34c0ffee12ab34']],
  ['a server of HAProxy', [`    server ${one} 172.30.0.3:3000 check`]],
  ['addresses', ['172.30.0.3', '172.30.0.4']],
  ['a total', ['total 8']],
];
for (const [what, lines] of others) {
  test(`${what}: no listing of /nodes`, () => {
    assert.equal(parseNodesListing(lines, 1), undefined);
  });
}

test('a name of digits only is a name where it can be no time, or where ls -l tells that it is a file', () => {
  assert.deepEqual(parseNodesListing(['730918264455'], 1)?.hosts, ['730918264455']);
  const detailed = '-rw-r--r-- 1 root root 26 Mar  5 13:46 202403051346';
  assert.deepEqual(parseNodesListing([detailed], 1)?.hosts, ['202403051346']);
});

test('a sentence about the files of the folder is a listing', () => {
  const sentence = `The folder now has two files, ${one} and ${two}.`;
  assert.deepEqual(parseNodesListing([sentence], 1)?.hosts, [one, two]);
});

test('the command may be known without standing among the lines', () => {
  assert.deepEqual(parseNodesListing(['alpha', 'beta'], 1, 'docker exec ha ls /nodes')?.hosts, [
    'alpha',
    'beta',
  ]);
  assert.deepEqual(parseNodesListing([one], 1, 'ls')?.hosts, [one]);
  assert.equal(parseNodesListing(['s1'], 1, 'docker stop s1'), undefined);
  assert.equal(parseNodesListing(['s1'], 1, 'docker exec ha ls /'), undefined);
});

test('the folder listed a second time is another listing', () => {
  const prompt = 'root@0a1b2c3d4e5f:/# ls /nodes';
  const lines = ['', prompt, one, two, prompt, one];
  const { kind, ...read } = parseNodesListing(lines, 10) ?? assert.fail();
  assert.deepEqual(
    [kind, read],
    ['nodes-listing', { firstLine: 11, lastLine: 13, hosts: [one, two], contents: false }],
  );
  assert.deepEqual(lines.map(startsNodesListing), [false, true, false, false, true, false]);
  assert.deepEqual(parseNodesListing(lines.slice(4), 14)?.hosts, [one]);
});

test('a line tells alone whether it can stand in a listing', () => {
  assert.deepEqual([one, 'total 8', `/nodes/${two}`, 'FROM node:8'].map(isNodesListingLine), [
    true,
    true,
    true,
    false,
  ]);
});

const id = fc.stringMatching(/^[a-f][0-9a-f]{11}$/);
const writers: readonly ((hosts: readonly string[]) => string[])[] = [
  (hosts) => [...hosts],
  (hosts) => [hosts.join('  ')],
  (hosts) => ['total 8', ...hosts.map((host) => `-rw-r--r-- 1 root root 27 Dec 23 16:10 ${host}`)],
  (hosts) => hosts.map((host) => `${host} 172.30.0.200`),
  (hosts) => [hosts.map((host) => `${host} 172.30.0.21`).join('')],
];

test('whatever the names are and wherever white space stands, each name is told once', () => {
  const hosts = fc.uniqueArray(id, { minLength: 1, maxLength: 8 });
  const space = fc.stringMatching(/^ {0,5}$/);
  fc.assert(
    fc.property(hosts, fc.constantFrom(...writers), space, fc.boolean(), (names, write, around, blank) => {
      const lines = write(names).flatMap((line) => [`${around}${line}${around}`, ...(blank ? [''] : [])]);
      assert.deepEqual(parseNodesListing(lines, 1)?.hosts, names);
    }),
  );
});

test('no text makes it fail', () => {
  const piece = fc.oneof(
    fc.constantFrom(one, two, 'total 8', '/nodes', '$ ls /nodes'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (lines) => {
      const read = parseNodesListing(lines, 1);
      assert.ok(read === undefined || (read.firstLine <= read.lastLine && read.lastLine <= lines.length));
    }),
  );
});

const hostile: readonly [string, () => string[]][] = [
  ['names without end', () => Array.from({ length: 80_000 }, () => one)],
  ['one line of names', () => [`${one} `.repeat(80_000)]],
  ['lines of addresses', () => Array.from({ length: 390 }, () => '1.1.1.'.repeat(400))],
  ['lines of commas', () => Array.from({ length: 390 }, () => ', '.repeat(990))],
  ['lines of modes', () => Array.from({ length: 390 }, () => '-rwxrwxrwx 1 '.repeat(150))],
  ['a command without end', () => [`$ docker exec ${'-t '.repeat(300_000)}`]],
];
for (const [what, make] of hostile) {
  test(`a megabyte is read in a moment: ${what}`, () => {
    const lines = make();
    const started = performance.now();
    parseNodesListing(lines, 1);
    lines.forEach((line) => startsNodesListing(line) || isNodesListingLine(line));
    assert.ok(performance.now() - started < 10_000);
  });
}
