import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Failed } from '../../../src/failure.js';
import { readHandIn } from '../../../src/check/read/read-hand-in.js';
import { TemporaryFolder } from '../../temporary-folder.js';
import { madeUpPdf, textAt } from './pdf/made-up-pdf.js';

test('files are read in the order of their paths, with their hashes', async () => {
  using folder = new TemporaryFolder();
  write(folder, { 'logs/task2/ha': 'lines\r\n', 'README.md': '# Lab', 'Z.md': '' });
  const { files, passedOver, name } = await readHandIn(folder.path);
  assert.deepEqual(
    files.map(({ path, content }) => [path, content.kind === 'text' ? content.text : content]),
    [
      ['README.md', '# Lab'],
      ['Z.md', ''],
      ['logs/task2/ha', 'lines\n'],
    ],
  );
  assert.deepEqual(
    files.map(({ sha256 }) => sha256?.slice(0, 8)),
    ['e273566b', 'e3b0c442', '77634c7d'],
  );
  assert.deepEqual(passedOver, []);
  assert.ok(folder.path.endsWith(name));
});

test('what somebody has read already is taken from there, and only what is in the folder', async () => {
  using folder = new TemporaryFolder();
  write(folder, { 'logs/a': 'of the folder', 'logs/b': 'of the folder' });
  const known = new Map([
    ['logs/a', Buffer.from('known')],
    ['logs/c', Buffer.from('known')],
  ]);
  const { files } = await readHandIn(folder.path, { known });
  assert.deepEqual(
    files.map(({ path, size, content }) => [path, size, content.kind === 'text' && content.text]),
    [
      ['logs/a', 5, 'known'],
      ['logs/b', 13, 'of the folder'],
    ],
  );
  assert.equal(files[0]?.sha256?.slice(0, 8), createHash('sha256').update('known').digest('hex').slice(0, 8));
});

test('what a command of ours has moved aside is not handed in', async () => {
  using folder = new TemporaryFolder();
  const time = '2026-11-22T17-24-46Z';
  write(folder, {
    [`logs/replaced/${time}/task 5/ha.log`]: 'x',
    [`report/replaced-2/${time}-3/report.md`]: 'x',
    'logs/replaced/ha.log': 'x',
    'logs/replaced/2026/ha.log': 'x',
    [`logs/${time}/ha.log`]: 'x',
  });
  const { files, passedOver } = await readHandIn(folder.path);
  assert.deepEqual(paths(files), [
    `logs/${time}/ha.log`,
    'logs/replaced/2026/ha.log',
    'logs/replaced/ha.log',
  ]);
  assert.deepEqual(passedOver, []);
});

test('no symbolic link is followed, neither to a file nor to a folder nor in a circle', async () => {
  using folder = new TemporaryFolder();
  write(folder, { 'logs/ha': 'x' });
  symlinkSync('/etc/passwd', join(folder.path, 'passwd'));
  symlinkSync('/etc', join(folder.path, 'etc'));
  symlinkSync('.', join(folder.path, 'logs', 'again'));
  symlinkSync('circle', join(folder.path, 'circle'));
  const { files, passedOver } = await readHandIn(folder.path);
  assert.deepEqual(paths(files), ['logs/ha']);
  assert.deepEqual(
    passedOver.map(({ path }) => path),
    ['circle', 'etc', 'passwd', 'logs/again'],
  );
  assert.deepEqual([...new Set(passedOver.map(({ why }) => why.code))], ['symbolic-link']);
});

test('a pipe is not opened', async () => {
  using folder = new TemporaryFolder();
  execFileSync('mkfifo', [join(folder.path, 'pipe')]);
  const { files, passedOver } = await readHandIn(folder.path);
  assert.deepEqual(files, []);
  assert.deepEqual(passedOver, [{ path: 'pipe', why: { code: 'no-regular-file' } }]);
});

test('a file of three gigabytes is told of, not read', async () => {
  using folder = new TemporaryFolder();
  write(folder, { 'logs/ha': 'x' });
  truncateSync(join(folder.path, 'logs/ha'), 3_100_000_000);
  const { files } = await readHandIn(folder.path);
  assert.deepEqual(files, [
    {
      path: 'logs/ha',
      size: 3_100_000_000,
      sha256: undefined,
      content: { kind: 'skipped', why: { code: 'too-large', bytes: 3_100_000_000 } },
    },
  ]);
});

test('of a folder with thousands of files some are read, and those beside it all', async () => {
  using folder = new TemporaryFolder();
  mkdirSync(join(folder.path, 'a'));
  execFileSync('sh', ['-c', 'seq -f f%.0f 5200 | xargs touch'], { cwd: join(folder.path, 'a') });
  write(folder, { 'logs/ha': 'x' });
  const { files, passedOver } = await readHandIn(folder.path);
  assert.equal(files.length, 5_001);
  assert.ok(paths(files).includes('logs/ha'));
  assert.deepEqual(passedOver, [{ path: 'a', why: { code: 'too-many-entries', read: 5000 } }]);
});

test('folders that lie too deep are passed over', async () => {
  using folder = new TemporaryFolder();
  const deep = Array.from({ length: 40 }, () => 'd').join('/');
  write(folder, { [`${deep}/x`]: 'x', 'logs/ha': 'x' });
  const { files, passedOver } = await readHandIn(folder.path);
  assert.deepEqual(paths(files), ['logs/ha']);
  assert.equal(passedOver.length, 1);
  assert.deepEqual(passedOver[0]?.why, { code: 'too-deep' });
});

test('names that are no UTF-8, or hold control characters, are shown escaped and their files read', async () => {
  using folder = new TemporaryFolder();
  const latin1 = Buffer.concat([Buffer.from(`${folder.path}/t`), Buffer.from([0xe9])]);
  writeFileSync(latin1, 'latin');
  write(folder, { 'a\nb\x1b': 'control', 'é\u202Egnp': 'accent' });
  const { files } = await readHandIn(folder.path);
  assert.deepEqual(
    files.map(({ path, content }) => [path, content.kind === 'text' && content.text]),
    [
      ['a\\u{a}b\\u{1b}', 'control'],
      ['t\\xe9', 'latin'],
      ['é\\u{202e}gnp', 'accent'],
    ],
  );
});

test('what belongs to tools is left alone, at any depth', async () => {
  using folder = new TemporaryFolder();
  write(folder, {
    'webapp/node_modules/a/a.js': '',
    '.git/HEAD': '',
    'sub/.git/HEAD': '',
    'webapp/app.js': '',
  });
  assert.deepEqual(paths((await readHandIn(folder.path)).files), ['webapp/app.js']);
});

const isRoot = process.getuid?.() === 0;
test('what may not be read is said to be so', { skip: isRoot && 'root may read everything' }, async () => {
  using folder = new TemporaryFolder();
  write(folder, { closed: 'x', 'shut/x': 'x' });
  chmodSync(join(folder.path, 'closed'), 0);
  chmodSync(join(folder.path, 'shut'), 0);
  const { files, passedOver } = await readHandIn(folder.path);
  chmodSync(join(folder.path, 'shut'), 0o700);
  assert.deepEqual(files[0]?.content, {
    kind: 'skipped',
    why: { code: 'unreadable', error: 'EACCES' },
  });
  assert.deepEqual(passedOver, [{ path: 'shut', why: { code: 'unreadable', error: 'EACCES' } }]);
});

test('a folder that is not there, or is a file, is named', async () => {
  using folder = new TemporaryFolder();
  write(folder, { file: '' });
  for (const [name, message] of [
    ['nowhere', 'no such folder'],
    ['file', 'not a folder'],
  ] as const) {
    const path = join(folder.path, name);
    await assert.rejects(
      readHandIn(path),
      (error) =>
        error instanceof Failed &&
        error.failure.reason === 'usage' &&
        error.failure.message === `${path}: ${message}`,
    );
  }
});

test('the addresses of its remotes are told, and a .git that is a file does no harm', async () => {
  using folder = new TemporaryFolder();
  write(folder, { '.git/config': '[remote "origin"]\n\turl = git@example.org:me/lab.git\n' });
  assert.deepEqual((await readHandIn(folder.path)).remotes, ['https://example.org/me/lab']);
  using other = new TemporaryFolder();
  write(other, { '.git': 'gitdir: /etc' });
  assert.deepEqual((await readHandIn(other.path)).remotes, []);
});

test('in a work tree and in a submodule, .git is a file that leads to them, and to nobody else', async () => {
  using folder = new TemporaryFolder();
  const config = '[remote "origin"]\n\turl = git@example.org:me/lab.git\n';
  const main = join(folder.path, 'main/.git');
  write(folder, {
    'main/.git/config': config,
    'main/.git/worktrees/tree/gitdir': `${join(folder.path, 'tree/.git')}\n`,
    'main/.git/worktrees/tree/commondir': '../..\n',
    'tree/.git': `gitdir: ${main}/worktrees/tree\n`,
    'main/.git/modules/lab/config': `[core]\n\tworktree = ../../../lab\n${config}`,
    'main/lab/.git': 'gitdir: ../.git/modules/lab\n',
    'stranger/.git': `gitdir: ${main}/worktrees/tree\n`,
    'other/.git': 'gitdir: ../main/.git\n',
    'third/.git': 'gitdir: ../main/.git/modules/lab\n',
  });
  const remotes = async (name: string) => (await readHandIn(join(folder.path, name))).remotes;
  assert.deepEqual(await remotes('tree'), ['https://example.org/me/lab']);
  assert.deepEqual(await remotes('main/lab'), ['https://example.org/me/lab']);
  for (const name of ['stranger', 'other', 'third']) assert.deepEqual(await remotes(name), []);
});

test('what Git LFS has in the place of a file is no text', async () => {
  using folder = new TemporaryFolder();
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0123456789abcdef'.repeat(4)}\nsize 12345\n`;
  write(folder, {
    'a.png': pointer,
    'b.log': pointer.replaceAll('\n', '\r\n'),
    'c.md': `See:\n\n${pointer}`,
  });
  const { files } = await readHandIn(folder.path);
  const whys = files.map(({ content }) => (content.kind === 'skipped' ? content.why.code : content.kind));
  assert.deepEqual(whys, ['git-lfs', 'git-lfs', 'text']);
});

test('a report that is a PDF is read, unless it lies beside its Markdown', async () => {
  const pdf = madeUpPdf([{ content: textAt(50, 700, 'Task 0') }]);
  using folder = new TemporaryFolder();
  write(folder, { 'README.md': 'statement\n'.repeat(6000), 'report/report.pdf': pdf });
  const [, report] = (await readHandIn(folder.path)).files;
  assert.ok(report?.content.kind === 'document');
  assert.equal(report.content.pages[0]?.text, 'Task 0');
  write(folder, { 'report/report.md': 'Task 0\n'.repeat(1000) });
  const { files } = await readHandIn(folder.path);
  assert.equal(files.find(({ path }) => path.endsWith('.pdf'))?.content.kind, 'binary');
});

test('a file is what its content says, not its name', async () => {
  using folder = new TemporaryFolder();
  write(folder, {
    'a.png': 'no such container\n',
    'b.png': Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 7) % 256)),
    'c.txt': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    'd.log': Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1'),
    'e.svg': '<svg width="3" height="4"></svg>',
    'f.txt': Buffer.from('PK\x03\x04 and so on', 'latin1'),
  });
  const { files } = await readHandIn(folder.path);
  assert.deepEqual(
    files.map(({ content }) => content.kind),
    ['text', 'binary', 'picture', 'video', 'picture', 'binary'],
  );
});

test('a large hand-in is read in bounded memory', () => {
  using folder = new TemporaryFolder();
  // 45 MB: more text than is kept.
  const line = Buffer.alloc(3_000_000, 'docker logs, again and again\n');
  write(folder, Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`logs/${index}`, line])));
  const module = join(import.meta.dirname, '../../../src/check/read/read-hand-in.js');
  const script = `import { readHandIn } from ${JSON.stringify(module)};
    const { files } = await readHandIn(${JSON.stringify(folder.path)});
    const skipped = files.filter(({ content }) => content.kind === 'skipped').length;
    console.log(JSON.stringify({ skipped, memory: process.resourceUsage().maxRSS * 1024 }));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const { skipped, memory } = JSON.parse(out) as { skipped: number; memory: number };
  assert.equal(skipped, 7);
  assert.ok(memory < 250_000_000, `${memory} bytes`);
});

function write(folder: TemporaryFolder, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), content);
  }
}

function paths(files: readonly { readonly path: string }[]): string[] {
  return files.map(({ path }) => path);
}
