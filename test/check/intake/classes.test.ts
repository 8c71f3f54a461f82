import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Intake } from '../../../src/check/intake/intake.js';
import { aLab, aLabIn, writeFiles } from './a-lab.js';
import { Scratch } from './scratch.js';
import { taken, treeOf } from './taken.js';
import { tarGzFile } from './tar-file.js';
import { zipFile } from './zip-file.js';

const labFiles = Object.keys(aLab).sort();
const labZip = zipFile(aLabIn());

/** Names of the hand-ins of a folder with these files. */
async function handInsOf(files: Readonly<Record<string, string | Buffer>>): Promise<string[]> {
  using scratch = new Scratch();
  writeFiles(scratch.path('class'), files);
  const opened = await taken([scratch.path('class')]);
  scratch.assertOnly('class');
  return opened.map(({ name, because }) => (because === undefined ? name : `${name}: ${because.code}`));
}

/** A lab's files in a folder. */
function labIn(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(aLab).map(([path, text]) => [`${folder}/${path}`, text]));
}

describe('a folder is a class', () => {
  const cases: [what: string, files: Readonly<Record<string, string | Buffer>>, names: readonly string[]][] =
    [
      ['of folders with labs', { ...labIn('b'), ...labIn('a'), 'c/empty.txt': '' }, ['a', 'b', 'c']],
      ['of labs one folder further down', { ...labIn('b/repo-main'), ...labIn('a/x/y') }, ['a', 'b']],
      [
        'with a file of the teacher',
        { ...labIn('b'), ...labIn('a'), 'marks.csv': '', 'README.md': '' },
        ['a', 'b'],
      ],
      ['within a folder that has nothing else', { ...labIn('ait/b'), ...labIn('ait/a') }, ['a', 'b']],
      ['of archives', { 'a.zip': labZip, 'b.zip': labZip }, ['a', 'b']],
      [
        'as Moodle gives it out, be it of one',
        { 'Doe Jane_123_assignsubmission_file_/lab.zip': labZip },
        ['Doe Jane (123) lab'],
      ],
      [
        'as Moodle gives it out, with what was typed beside',
        {
          'Doe Jane_123_assignsubmission_file_/lab.zip': labZip,
          'Doe Jane_123_assignsubmission_onlinetext_/onlinetext.html': '<p>see file</p>',
          'Roe Zoé_124_assignsubmission_file_/ha/Dockerfile': 'FROM debian\n',
          'Poe Al_125_assignsubmission_onlinetext_/onlinetext.html': '<p>no file</p>',
        },
        ['Doe Jane (123) lab', 'Poe Al (125)', 'Roe Zoé (124)'],
      ],
      [
        'as Moodle gives it out without folders',
        {
          'Doe Jane_123_assignsubmission_file_lab.zip': labZip,
          'Roe Zoé_124_assignsubmission_file_my.tgz.zip': labZip,
          'Poe Al_125_assignsubmission_file_report.pdf': '%PDF-',
        },
        ['Doe Jane (123) lab', 'Poe Al (125) report.pdf: no-archive', 'Roe Zoé (124) my.tgz'],
      ],
      [
        'as Submitty gives it out: the last of several versions',
        {
          ...labIn('submissions/doe/2'),
          'submissions/doe/1/nothing.txt': '',
          'submissions/doe/10/lab.zip': labZip,
          ...labIn('submissions/roe/1'),
        },
        ['doe lab', 'roe'],
      ],
      [
        'where somebody has handed in two archives',
        { 'doe/a.zip': labZip, 'doe/b.zip': labZip, 'roe/a.zip': labZip, 'poe/a.zip': labZip },
        ['doe: several-archives', 'poe a', 'roe a'],
      ],
    ];
  for (const [what, files, names] of cases) {
    it(what, async () => assert.deepEqual(await handInsOf(files), names));
  }

  it('with links, which are told and not followed', async () => {
    using scratch = new Scratch();
    writeFiles(scratch.path('class'), { ...labIn('a'), ...labIn('b') });
    symlinkSync('/', scratch.path('class/root'));
    assert.deepEqual(
      (await taken([scratch.path('class')])).map(({ name, because }) => [name, because?.code]),
      [
        ['a', undefined],
        ['b', undefined],
        ['root', 'not-followed'],
      ],
    );
  });
});

describe('a folder is one hand-in', () => {
  const cases: [what: string, files: Readonly<Record<string, string | Buffer>>, name?: string][] = [
    ['with its code', { ...labIn('.'), ...labIn('a'), ...labIn('b') }],
    ['with its report', { 'report.md': '', ...labIn('a'), ...labIn('b') }],
    ['with its history', { '.git/HEAD': '', ...labIn('a'), ...labIn('b') }],
    [
      'with code and logs in two folders',
      { 'docker/ha/Dockerfile': '', 'docker/webapp/Dockerfile': '', 'rendu/logs/task 1/a': '' },
    ],
    ['with code for each task', { ...labIn('task 1'), ...labIn('task 2') }],
    ['of all labs of a course', { ...labIn('labo3-lb'), ...labIn('labo4-docker') }],
    ['with one lab below', { ...labIn('x/y'), 'z/notes.txt': '' }],
    ['with one archive', { 'a.zip': labZip, 'notes.txt': 'x' }, 'class a'],
    ['with nothing of a lab', { 'a/x.txt': '', 'b/x.txt': '' }],
  ];
  for (const [what, files, name = 'class'] of cases) {
    it(what, async () => assert.deepEqual(await handInsOf(files), [name]));
  }
});

describe('an archive', () => {
  it('is a hand-in by its own name, without the folders around it', async () => {
    using scratch = new Scratch();
    const paths = [
      scratch.write('group 3.zip', labZip),
      scratch.write('repo-main.tar.gz', await tarGzFile(aLabIn('repo-main/lab/'))),
      scratch.write('twice.zip', zipFile([{ name: 'x/lab.zip', content: zipFile(aLabIn('lab/')) }])),
    ];
    const opened = await taken(paths);
    assert.deepEqual(
      opened.map(({ name, files }) => [name, files]),
      ['group 3', 'repo-main', 'twice'].map((name) => [name, labFiles]),
    );
  });

  it('has a folder of its own, also when several are opened at once', async () => {
    using scratch = new Scratch();
    await using intake = new Intake(new AbortController().signal);
    const paths = ['a', 'b', 'c'].map((name) =>
      scratch.write(`${name}.zip`, zipFile([...aLabIn(), { name: `${name}.txt` }])),
    );
    const { handIns } = await intake.take(paths);
    const opened = await Promise.all(handIns.map(({ open }) => open()));
    assert.deepEqual(
      opened.map(({ folder }) => treeOf(folder).filter((path) => path.endsWith('.txt'))),
      [['a.txt'], ['b.txt'], ['c.txt']],
    );
    const [first] = opened;
    assert.ok(first);
    await first[Symbol.asyncDispose]();
    assert.deepEqual(
      opened.map(({ folder }) => existsSync(folder)),
      [false, true, true],
    );
  });

  it('is one with the report beside it, which takes nobody’s place', async () => {
    using scratch = new Scratch();
    writeFiles(scratch.path('doe'), {
      'lab.zip': zipFile([...aLabIn('lab/'), { name: 'lab/notes.txt', content: 'theirs' }]),
      'report.pdf': '%PDF-',
      'notes.txt': 'x',
    });
    const [one] = await taken([scratch.path('doe')]);
    assert.ok(one);
    assert.deepEqual(one.files, [...labFiles, 'notes.txt', 'report.pdf'].sort());
    assert.deepEqual(one.passedOver, ['notes.txt: same-name']);
    scratch.assertOnly('doe');
  });

  for (const [kind, pack] of [
    ['zip', (entries: { name: string; content: string | Buffer }[]) => Promise.resolve(zipFile(entries))],
    ['tgz', tarGzFile],
  ] as const) {
    it(`is a class of folders and archives: ${kind}`, async () => {
      using scratch = new Scratch();
      const bytes = await pack([
        { name: 'AIT/Doe Jane_1_assignsubmission_file_/lab.zip', content: labZip },
        { name: 'AIT/Poe Al_2_assignsubmission_file_/lab.tar.gz', content: await tarGzFile(aLabIn('l/')) },
        { name: 'AIT/Qoe Bo_3_assignsubmission_file_/lab.zip', content: labZip.subarray(0, 90) },
        ...aLabIn('AIT/Roe Zoé_4_assignsubmission_file_/'),
      ]);
      const opened = await taken([scratch.write(`all.${kind}`, bytes)]);
      assert.deepEqual(
        opened.map(({ name, files, because }) => [name, because?.code ?? files]),
        [
          ['Doe Jane (1) lab', labFiles],
          ['Poe Al (2) lab', labFiles],
          ['Qoe Bo (3) lab', 'archive-damaged'],
          ['Roe Zoé (4)', labFiles],
        ],
      );
      assert.match(
        opened.map(({ from }) => from).join(),
        /all\.(zip|tgz)\/AIT\/Doe Jane_1_assignsubmission_file_\/lab\.zip,/,
      );
      scratch.assertOnly(`all.${kind}`);
    });
  }
});
