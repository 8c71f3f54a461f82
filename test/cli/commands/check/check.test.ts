import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { outputSchema } from '../../../../src/check/output/output-schema.js';
import { itemIds } from '../../../check/our-check.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab, productFolder } from '../../command.js';

/** A hand-in that lacks nearly everything, but is one. */
function writeHandIn(folder: string): void {
  const files = {
    'ha/Dockerfile': 'FROM debian\n',
    'webapp/Dockerfile': 'FROM debian\n',
    'logs/task 2/a <b>.log': '[s6-init] making user provided files available\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function statusesIn(json: string): Record<string, string> {
  const one = outputSchema.options[0].parse(JSON.parse(json));
  return Object.fromEntries(one.items.map(({ id, status }) => [id, status]));
}

describe('ait-lab check', () => {
  it('ends with 1 where something lacks, and shows each item', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    const { code, stdout, stderr } = aitLab(folder.path, ['check', 'mine']);
    assert.deepEqual([code, stderr], [1, '']);
    for (const id of itemIds) assert.ok(stdout.includes(` ${id} `), id);
    assert.match(stdout, /^mine {2}/);
    assert.match(stdout, /\n✗ not complete: \d+ of 44 present, .*\n$/);
    assert.ok(!stdout.includes('\u001b'));
  });

  it('takes the workspace when no folder is named', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    const named = aitLab(folder.path, ['check', 'mine']);
    assert.deepEqual(aitLab(join(folder.path, 'mine'), ['check']), named);
    assert.deepEqual(aitLab(folder.path, ['check', '-C', 'mine']), named);
    assert.deepEqual(aitLab(folder.path, ['check'], { AIT_LAB_DIRECTORY: 'mine' }), named);
  });

  it('speaks the language of the workspace, or that of --lang', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    const french = /\n✗ incomplet : \d+ présents? sur 44, .*\n$/;
    const english = /\n✗ not complete: \d+ of 44 present, .*\n$/;
    const { code, stdout, stderr } = aitLab(folder.path, ['check', 'mine', '--lang', 'fr']);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, french);
    assert.match(stdout, /\nTâche 2\n[^]*\nQue faire\n[^]* {4}→ Relevez-le : `ait-lab run 2`/);
    assert.match(aitLab(folder.path, ['check', 'mine'], { AIT_LAB_LANG: 'fr' }).stdout, french);
    const settings = join(folder.path, 'mine/ait-lab.yaml');
    writeFileSync(settings, 'lang: fr\n');
    assert.match(aitLab(folder.path, ['check', '-C', 'mine']).stdout, french);
    assert.match(aitLab(folder.path, ['check', '-C', 'mine', '--lang', 'en']).stdout, english);
    // Somebody's hand-in is no workspace of who judges it.
    assert.match(aitLab(folder.path, ['check', 'mine']).stdout, english);
    for (const wrong of ['lang: de\n', 'lang: [fr\n', '\0lang: fr\n']) {
      writeFileSync(settings, wrong);
      assert.match(aitLab(folder.path, ['check', '-C', 'mine']).stdout, english);
    }
    const refused = aitLab(folder.path, ['check', 'mine', '--lang', 'de']);
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /'--lang <lang>' argument 'de' is invalid\. en or fr/);
  });

  it('speaks it in JSON, JUnit, CSV and pages, and where nothing is to be judged', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    const files = ['--junit', 'a.xml', '--csv', 'a.csv', '--format', 'html', '--out', '.'];
    const { stdout } = aitLab(folder.path, ['check', 'mine', 'gone', '--json', '--lang', 'fr', ...files]);
    const many = outputSchema.options[1].parse(JSON.parse(stdout));
    assert.deepEqual(many.nothingToJudge, [
      { folder: 'gone', why: 'ce dossier n’existe pas', because: { code: 'no-folder' } },
    ]);
    const [log] = many.handIns[0]?.items.filter(({ id }) => id === 'T2.1 log s1') ?? [];
    assert.equal(log?.reason, 'Rien n’a été trouvé qui montre le journal de s1 dans la tâche 2.');
    assert.deepEqual(log.because, {
      code: 'nothing-found',
      wanted: { kind: 'log', task: 2, container: 's1' },
    });
    const read = (path: string): string => readFileSync(join(folder.path, path), 'utf8');
    assert.match(read('a.xml'), /name="mine: Tâche 2"[^]*message="Rien n’a été trouvé/);
    assert.match(read('a.csv'), /\r\nmine,0,T0\.2 repo URL,missing,,Il n’y a pas de rapport\.,/);
    assert.match(read('mine.html'), /<html lang="fr">[^]*<h2 id="task-2">Tâche 2<\/h2>/);
    assert.match(read('index.html'), /<html lang="fr">[^]*<h1>1 rendu<\/h1>/);
    const nothing = aitLab(folder.path, ['check', 'gone', '--lang', 'fr']);
    assert.equal(nothing.code, 2);
    assert.match(nothing.stderr, /^✗ gone : rien à juger : ce dossier n’existe pas/);
  });

  it('writes nothing but JSON with --json, also when files are written', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    const { code, stdout, stderr } = aitLab(folder.path, ['check', 'mine', '--json', '--csv', 'a.csv']);
    assert.equal(code, 1);
    assert.deepEqual(Object.keys(statusesIn(stdout)), [...itemIds]);
    assert.match(stderr, /^a\.csv {2}\d/);
  });

  it('keeps to tasks', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    const { stdout } = aitLab(folder.path, ['check', 'mine', '--json', '--task', '1,3-3']);
    const ids = itemIds.filter((id) => /^T[13]/.test(id));
    assert.deepEqual(Object.keys(statusesIn(stdout)), ids);
    const wrong = aitLab(folder.path, ['check', 'mine', '--task', '9']);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /^✗ "9" is not a task/);
  });

  const nothing: [what: string, prepare: (folder: string) => void, stderr: RegExp][] = [
    ['there is no folder', () => undefined, /^✗ mine: nothing to judge: no such folder/],
    ['it is empty', (path) => mkdirSync(path), /^✗ mine: nothing to judge: it holds no file/],
    ['it is a file', (path) => writeFileSync(path, 'x'), /^✗ mine: nothing to judge: /],
    [
      'it is about something else',
      (path) => {
        mkdirSync(path);
        writeFileSync(join(path, 'README.md'), '# A cook book\n\n## Introduction\n\nSoup.\n');
      },
      /^✗ mine: nothing to judge: it holds no trace of the lab/,
    ],
  ];
  for (const [what, prepare, message] of nothing) {
    it(`ends with 2 where nothing is to be judged: ${what}`, () => {
      using folder = new TemporaryFolder();
      prepare(join(folder.path, 'mine'));
      const { code, stdout, stderr } = aitLab(folder.path, ['check', 'mine']);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
      const { type } = JSON.parse(aitLab(folder.path, ['check', 'mine', '--json']).stdout) as {
        type: string;
      };
      assert.equal(type, 'failure');
      assert.equal(aitLab(folder.path, ['check', 'mine', 'mine']).code, 2);
    });
  }

  it('takes several folders, in their order, and tells of those with nothing', () => {
    using folder = new TemporaryFolder();
    for (const name of ['b', 'a', 'c']) writeHandIn(join(folder.path, name));
    const args = ['check', 'b', 'gone', 'a', 'c'];
    const json = aitLab(folder.path, [...args, '--json']);
    const many = outputSchema.options[1].parse(JSON.parse(json.stdout));
    assert.deepEqual(
      many.handIns.map(({ name }) => name),
      ['b', 'a', 'c'],
    );
    assert.deepEqual(many.nothingToJudge, [
      { folder: 'gone', why: 'no such folder', because: { code: 'no-folder' } },
    ]);
    const { code, stdout, stderr } = aitLab(folder.path, args);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /\nb {2}.*\na {2}.*\nc {2}.*\n✗ gone: nothing to judge: no such folder\n/);
  });

  it('writes a page for each hand-in and one for all, with links that lead to the files', () => {
    using folder = new TemporaryFolder();
    for (const name of ['hand ins/lab', 'more/lab', 'index']) writeHandIn(join(folder.path, name));
    const args = ['check', 'hand ins/lab', 'more/lab', 'index', '--format', 'html', '--out', 'out/pages'];
    const { code, stdout } = aitLab(folder.path, args);
    assert.equal(code, 1);
    assert.match(stdout, /\n\nout\/pages\/index\.html {2}\d+ kB\n$/);
    const pages = ['alike.html', 'answers.html', 'index-2.html', 'index.html', 'lab-2.html', 'lab.html'];
    assert.deepEqual(
      folder.tree().filter((path) => path.startsWith('out/pages/') && path.endsWith('.html')),
      pages.map((name) => `out/pages/${name}`),
    );
    const all = readFileSync(join(folder.path, 'out/pages/index.html'), 'utf8');
    assert.deepEqual(
      [...all.matchAll(/<th class="name" scope="row"><a href="([^"]*)"/g)].map(([, href]) => href),
      ['lab.html', 'lab-2.html', 'index-2.html'],
    );
    const page = readFileSync(join(folder.path, 'out/pages/lab.html'), 'utf8');
    const paths = [...page.matchAll(/class="path" href="([^"]*)"/g)].map(([, href]) => href ?? '');
    for (const href of paths) {
      assert.ok(href.startsWith('../../hand%20ins/lab/'), href);
      readFileSync(join(folder.path, 'out/pages', decodeURIComponent(href)));
    }
  });

  it('writes one page of one hand-in to check/, and JUnit and CSV where it is told to', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    const files = ['--format', 'html', '--junit', 'a/junit.xml', '--csv', 'items.csv'];
    const { stdout } = aitLab(folder.path, ['check', 'mine', ...files]);
    assert.match(stdout, /\na\/junit\.xml {2}.*\nitems\.csv {2}.*\ncheck\/mine\.html {2}.*\n$/);
    const read = (path: string): string => readFileSync(join(folder.path, path), 'utf8');
    assert.match(read('a/junit.xml'), /^<\?xml .*\n<testsuites/);
    assert.match(read('items.csv'), /^hand-in,task,item,.*\r\nmine,0,/);
    assert.match(read('check/mine.html'), /<h1>mine<\/h1>/);
    assert.deepEqual(
      folder.tree().filter((path) => path.endsWith('.tmp')),
      [],
    );
  });

  it('says which file it could not write', () => {
    using folder = new TemporaryFolder();
    writeHandIn(join(folder.path, 'mine'));
    writeFileSync(join(folder.path, 'file'), '');
    const { code, stderr } = aitLab(folder.path, ['check', 'mine', '--csv', 'file/a.csv']);
    assert.equal(code, 3);
    assert.match(stderr, /file\/a\.csv/);
  });

  it('knows no other format', () => {
    const { code, stderr } = aitLab(productFolder, ['check', '--format', 'pdf']);
    assert.equal(code, 2);
    assert.match(stderr, /--format <format>.*html/);
  });
});
