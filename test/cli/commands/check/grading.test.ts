import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { outputSchema } from '../../../../src/check/output/output-schema.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab } from '../../command.js';

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function writeHandIn(folder: string): void {
  write(folder, {
    'ha/Dockerfile': 'FROM debian\n',
    'webapp/Dockerfile': 'FROM debian\n',
    'logs/task 2/ha.log': '',
    'report/report.md':
      '# Lab\n\nAuthors: Ada Lovelace\n\n## Introduction\n\nSome words of our own about it.\n',
  });
}

function git(folder: string, ...words: string[]): string {
  const person = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
  const env = {
    ...process.env,
    GIT_COMMITTER_DATE: '2021-01-12T09:30:00+01:00',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  return execFileSync('git', [...person, ...words], { cwd: folder, env, encoding: 'utf8' });
}

function commitAll(folder: string, ...more: string[]): void {
  if (!existsSync(join(folder, '.git'))) git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'a commit', ...more);
}

const one = (json: string) => outputSchema.options[0].parse(JSON.parse(json));
const many = (json: string) => outputSchema.options[1].parse(JSON.parse(json)).handIns;

const override = (handIn: string): string =>
  `overrides:\n  - handIn: ${handIn}\n    item: T2.1 log ha\n    status: present\n    reason: shown in the lab\n    by: A. Teacher\n`;

describe('ait-lab check with points and overrides', () => {
  it('counts as a file of points says, and refuses one that is wrong before anything is read', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    write(folder.path, { 'p.yaml': 'item: 0\nitems: { R introduction: 2.5 }\n', 'wrong.yaml': 'itms: {}\n' });
    const { stdout } = aitLab(folder.path, ['check', 'mine', '--json', '--points', 'p.yaml']);
    assert.deepEqual(one(stdout).points, { got: 2.5, of: 2.5, open: 0 });
    assert.match(aitLab(folder.path, ['check', 'mine']).stdout, /; 1 of 41 points\n$/);
    const wrong = aitLab(folder.path, ['check', 'mine', '--points', 'wrong.yaml']);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /wrong\.yaml:1[^]*unknown word "itms"[^]*did you mean "items"\?/);
    const gone = aitLab(folder.path, ['check', 'mine', '--points', 'gone.yaml']);
    assert.deepEqual([gone.code, gone.stdout], [2, '']);
    assert.match(gone.stderr, /there is no file gone\.yaml/);
  });

  it('keeps what a teacher has decided over runs, in the folder of the pages', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'class/mine'));
    write(folder.path, { 'check/overrides.yaml': override('mine') });
    const words = ['check', 'class/mine', '--json', '--format', 'html', '--csv', 'a.csv'];
    for (let run = 1; run <= 2; run += 1) {
      const { stdout } = aitLab(folder.path, words);
      const item = one(stdout).items.find(({ id }) => id === 'T2.1 log ha');
      assert.deepEqual(
        [item?.status, item?.override?.was, item?.points],
        ['present', 'empty', { got: 1, of: 1 }],
      );
    }
    assert.equal(readFileSync(join(folder.path, 'check/overrides.yaml'), 'utf8'), override('mine'));
    assert.match(
      readFileSync(join(folder.path, 'a.csv'), 'utf8'),
      /,empty,shown in the lab \(A\. Teacher\)\r/,
    );
    const page = readFileSync(join(folder.path, 'check/mine.html'), 'utf8');
    assert.match(page, /The check found “empty”\. Decided otherwise: shown in the lab \(A\. Teacher\)/);
    assert.match(
      aitLab(folder.path, ['check', 'class/mine']).stdout,
      /Decided by hand\n {2}= T2\.1 log ha present: /,
    );
  });

  it('does not take what lies in a hand-in for what a teacher has decided', () => {
    using folder = new TemporaryFolder();
    const mine = join(folder.path, 'mine');
    writeHandIn(mine);
    write(mine, { 'check/overrides.yaml': override('mine') });
    symlinkSync('mine/check', join(folder.path, 'check'));
    for (const [cwd, words] of [
      [mine, ['check', '--json']],
      [folder.path, ['check', 'mine', '--json']],
    ] as const) {
      const { stdout, stderr } = aitLab(cwd, [...words]);
      assert.equal(one(stdout).items.find(({ id }) => id === 'T2.1 log ha')?.status, 'empty');
      assert.match(stderr, /^warning: check\/overrides\.yaml lies in a hand-in, .* --overrides\n$/);
    }
    const named = aitLab(mine, ['check', '--json', '--overrides', 'check/overrides.yaml']);
    assert.equal(one(named.stdout).items.find(({ id }) => id === 'T2.1 log ha')?.status, 'present');
  });

  it('warns with file and line of a decision about nobody', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    write(folder.path, { 'o.yaml': override('mime') });
    const { code, stderr } = aitLab(folder.path, ['check', 'mine', '--overrides', 'o.yaml']);
    assert.equal(code, 1);
    assert.equal(stderr, 'warning: o.yaml:2:13: no hand-in here is called "mime"; did you mean "mine"?\n');
  });
});

describe('ait-lab check of a clone', () => {
  it('tells who has committed and when last, without whoever made the lab', () => {
    using folder = new TemporaryFolder();
    const [first, second] = [join(folder.path, 'first'), join(folder.path, 'second')];
    writeHandIn(first);
    commitAll(first, '--author', 'The Teacher <teacher@example.org>');
    git(folder.path, 'clone', '-q', 'first', 'second');
    commitAll(first);
    commitAll(second, '--author', 'bob\u001b[31m <bob@example.org>');
    commitAll(second, '--author', 'dependabot[bot] <bot@example.org>');
    const [one, two] = many(aitLab(folder.path, ['check', 'first', 'second', '--json']).stdout);
    assert.deepEqual([one?.origin?.members, one?.origin?.authors], [['Ada Lovelace'], ['ada']]);
    assert.equal(one?.origin?.lastCommit?.date, '2021-01-12T09:30:00+01:00');
    assert.equal(one.origin.lastCommit.commit, git(first, 'rev-parse', 'HEAD').trim());
    assert.deepEqual(two?.origin?.authors, ['bob']);
    const { stdout } = aitLab(folder.path, ['check', 'first', 'second', '--csv-hand-ins', 'class.csv']);
    assert.match(stdout, /\nMembers, Repository, Last commit\nfirst {3}2021-01-12 {2}Ada Lovelace/);
    const csv = readFileSync(join(folder.path, 'class.csv'), 'utf8').split('\r\n');
    assert.match(
      csv[1] ?? '',
      /^first,Ada Lovelace,ada,,[0-9a-f]{40},2021-01-12T09:30:00\+01:00,1,41,0,no,44,/,
    );
  });

  it('looks at no repository that the hand-in lies in or leads to, and starts nothing of its settings', () => {
    using folder = new TemporaryFolder();
    write(folder.path, { 'a.txt': 'a\n' });
    commitAll(folder.path);
    const [within, led, hostile] = ['within', 'led', 'hostile'].map((name) => join(folder.path, name));
    for (const each of [within, led, hostile]) writeHandIn(each ?? '');
    symlinkSync('../.git', join(led ?? '', '.git'));
    commitAll(hostile ?? '');
    const mark = join(folder.path, 'ran');
    const settings = [
      '[log]\n\tshowSignature = true',
      `[gpg]\n\tprogram = touch ${mark}`,
      `[core]\n\tfsmonitor = touch ${mark}\n\tpager = touch ${mark}\n\tsshCommand = touch ${mark}`,
    ];
    writeFileSync(join(hostile ?? '', '.git/config'), `${settings.join('\n')}\n`);
    const results = many(aitLab(folder.path, ['check', 'within', 'led', 'hostile', '--json']).stdout);
    assert.deepEqual(
      results.map(({ origin }) => origin?.authors),
      [undefined, undefined, ['ada']],
    );
    assert.ok(!existsSync(mark));
  });
});
