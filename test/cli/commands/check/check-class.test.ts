import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { outputSchema } from '../../../../src/check/output/output-schema.js';
import { aLab, aLabIn, writeFiles } from '../../../check/intake/a-lab.js';
import { tarGzFile } from '../../../check/intake/tar-file.js';
import { zipFile } from '../../../check/intake/zip-file.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab, productFolder } from '../../command.js';

/** A folder with `mine/`, and `tmp/` for temporary files. */
class Place extends TemporaryFolder {
  readonly temporary = join(this.path, 'tmp');

  constructor() {
    super();
    mkdirSync(this.temporary);
    writeFiles(join(this.path, 'mine'), aLab);
  }

  check(...args: readonly string[]) {
    const ended = aitLab(this.path, ['check', ...args], { TMPDIR: this.temporary });
    assert.deepEqual(readdirSync(this.temporary), []);
    return ended;
  }

  start(...args: readonly string[]) {
    const env = { ...process.env, TMPDIR: this.temporary };
    return spawn(process.execPath, [join(productFolder, 'bin/ait-lab'), 'check', ...args], {
      cwd: this.path,
      env,
    });
  }

  write(name: string, content: Buffer | string): void {
    writeFileSync(join(this.path, name), content);
  }
}

function manyIn(json: string) {
  return outputSchema.options[1].parse(JSON.parse(json));
}

const moodleZip = zipFile([
  { name: 'Doe Jane_123_assignsubmission_file_/lab.zip', content: zipFile(aLabIn('lab/')) },
  { name: 'Poe Al_124_assignsubmission_file_/lab.zip', content: 'cut off' },
  ...aLabIn('Roe <b>Zoé_125_assignsubmission_file_/'),
]);

describe('ait-lab check of archives and classes', () => {
  it('judges an archive as it judges its folder', async () => {
    using place = new Place();
    place.write('mine.zip', zipFile(aLabIn('repo-main/')));
    place.write('mine.tgz', await tarGzFile(aLabIn()));
    const { stdout } = place.check('mine', '--json');
    assert.deepEqual(place.check('mine.zip', '--json'), { code: 1, stdout, stderr: '' });
    assert.deepEqual(place.check('mine.tgz', '--json'), { code: 1, stdout, stderr: '' });
  });

  it('tells what was passed over in it as a finding', () => {
    using place = new Place();
    const bad = [{ name: '../x' }, { name: 'link', content: '/etc/passwd', mode: 0o120777 }];
    place.write('mine.zip', zipFile([...aLabIn(), ...bad]));
    const [english, french] = ['en', 'fr'].map((lang) => place.check('mine.zip', '--lang', lang).stdout);
    assert.match(english ?? '', /its name leads out of the folder\.\n {4}\.\.\/x\n/);
    assert.match(english ?? '', /a symbolic link\.\n {4}link\n/);
    assert.match(french ?? '', /son nom mène hors du dossier\.\n {4}\.\.\/x\n/);
  });

  it('judges a class as the platform gives it out, and goes on after one that is refused', () => {
    using place = new Place();
    place.write('all.zip', moodleZip);
    const { code, stdout, stderr } = place.check('all.zip');
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /\nDoe Jane \(123\) lab {2}.*\nRoe <b>Zoé \(125\) {2}/);
    assert.match(
      stdout,
      /✗ all\.zip\/Poe Al_124_assignsubmission_file_\/lab\.zip: nothing to judge: neither/,
    );
    const many = manyIn(place.check('all.zip', '--json').stdout);
    assert.deepEqual(
      many.handIns.map(({ name }) => name),
      ['Doe Jane (123) lab', 'Roe <b>Zoé (125)'],
    );
    assert.deepEqual(
      many.nothingToJudge.map(({ because }) => because),
      [{ code: 'no-archive' }],
    );
  });

  it('writes pages without links to what is gone, and with links to what is there', () => {
    using place = new Place();
    place.write('all.zip', moodleZip);
    place.check('all.zip', 'mine', '--format', 'html', '--out', 'out');
    const page = (name: string): string => readFileSync(join(place.path, 'out', name), 'utf8');
    const paths = (html: string): string[] => html.match(/<(?:a|span) class="path"[^]*?>/g) ?? [];
    assert.ok(paths(page('Doe-Jane-123-lab.html')).length > 0);
    assert.ok(paths(page('Doe-Jane-123-lab.html')).every((tag) => tag === '<span class="path">'));
    assert.ok(paths(page('mine.html')).every((tag) => tag.includes(' href="../mine/')));
    assert.match(page('index.html'), /Roe &lt;b&gt;Zoé \(125\)/);
    for (const name of readdirSync(join(place.path, 'out')))
      assert.ok(!page(name).includes('ait-check-'), name);
  });

  it('takes a folder of hand-ins as a class, also of one', () => {
    using place = new Place();
    for (const name of ['b', 'a']) writeFiles(join(place.path, 'class', name), aLab);
    writeFiles(join(place.path, 'moodle/Doe Jane_1_assignsubmission_file_'), aLab);
    const names = (...args: string[]): string[] =>
      manyIn(place.check(...args, '--json').stdout).handIns.map(({ name }) => name);
    assert.deepEqual(names('class'), ['a', 'b']);
    assert.deepEqual(names('moodle'), ['Doe Jane (1)']);
    assert.deepEqual(names('mine', 'class'), ['mine', 'a', 'b']);
  });

  it('ends with 2 where the only archive is refused, and says what to do', () => {
    using place = new Place();
    place.write('mine.zip', zipFile(aLabIn()).subarray(0, -30));
    const { code, stdout, stderr } = place.check('mine.zip');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(
      stderr,
      /^✗ mine\.zip: nothing to judge: the archive is damaged or cut off \(.*\); download it again/,
    );
  });
});

describe('ait-lab check --list', () => {
  it('takes folders from where the list lies, and tells the line of one that is not there', () => {
    using place = new Place();
    mkdirSync(join(place.path, 'lists'));
    place.write('lists/class.txt', '# the class\n../mine\n\n../gone\n');
    const { code, stdout, stderr } = place.check('--list', 'lists/class.txt');
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /\nmine {2}/);
    assert.match(stdout, /\n✗ lists\/class\.txt:4: \.\.\/gone: nothing to judge: no such folder\n/);
    assert.deepEqual(manyIn(place.check('--list', 'lists/class.txt', '--json').stdout).nothingToJudge, [
      {
        ...{ folder: '../gone', listed: { file: 'lists/class.txt', line: 4 }, why: 'no such folder' },
        because: { code: 'no-folder' },
      },
    ]);
  });

  it('takes each line as one hand-in, and gives several even if there is one', () => {
    using place = new Place();
    for (const name of ['b', 'a']) writeFiles(join(place.path, 'class', name), aLab);
    place.write('class.txt', 'class\n');
    const names = manyIn(place.check('--list', 'class.txt', '--json').stdout).handIns.map(({ name }) => name);
    assert.deepEqual(names, ['class']);
  });

  it('reads standard input, from where the command runs', async () => {
    using place = new Place();
    const child = place.start('--list', '-', '--json');
    child.stdin.end('mine\nmine\n');
    assert.deepEqual(
      manyIn(await text(child.stdout)).handIns.map(({ name }) => name),
      ['mine', 'mine'],
    );
  });

  it('ends with 2 where there is no list, or it names nothing', () => {
    using place = new Place();
    place.write('none.txt', '# nobody\n');
    for (const [list, message] of [
      ['gone.txt', /^✗ gone\.txt: cannot be read \(ENOENT\)\n {2}→ name a file/],
      ['none.txt', /^✗ none\.txt: names no folder\n {2}→ write one path a line/],
    ] as const) {
      const { code, stdout, stderr } = place.check('--list', list);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    }
  });
});

describe('what was unpacked', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`is gone after ${signal}`, async () => {
      using place = new Place();
      place.write('all.zip', moodleZip);
      // The class is unpacked, and then the list is waited for.
      const child = place.start('all.zip', '--list', '-');
      const ended = once(child, 'exit');
      const isUnpacked = (): boolean =>
        readdirSync(place.temporary).some((name) =>
          existsSync(join(place.temporary, name, '1/hand-in/Roe <b>Zoé_125_assignsubmission_file_/webapp')),
        );
      while (!isUnpacked()) await pause(20);
      child.kill(signal);
      assert.deepEqual(await ended, [130, null]);
      assert.deepEqual(readdirSync(place.temporary), []);
    });
  }
});
