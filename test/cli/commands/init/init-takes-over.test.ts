import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab, productFolder } from '../../command.js';

const report = `# Our lab

Authors: Ada Lovelace, Alan Turing

## Introduction

We let containers come and go, and look at what happens.

## Task 0

**[M1]** No, since nobody brings a dead backend back.

**[M2]** TODO

## Conclusion

It was worth the effort, in the end.
`;

class Repository extends TemporaryFolder {
  constructor(files: Readonly<Record<string, string>> = {}) {
    super();
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.path, path, '..'), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  init(...args: string[]) {
    return aitLab(this.path, ['init', ...args]);
  }
}

describe('ait-lab init, where a report lies', () => {
  it('takes it over, keeps it under another name, and says what it took and what is to be written', () => {
    using repository = new Repository({ 'report/report.md': report });
    const { code, stdout, stderr } = repository.init();
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(
      stdout,
      `Taken over, word for word; only the addresses of files are those from report/ now:
  report/answers/introduction.md  report/report.md:7
  report/answers/M1.md            report/report.md:11
  report/answers/conclusion.md    report/report.md:17

In ait-lab.yaml:
  title: Our lab
  authors: Ada Lovelace, Alan Turing

report/report.md is now report/report.by-hand.md, byte for byte: build-report writes report/report.md

Still to write: difficulties, M2, M3, M4, M5, M6, 1.2, 2.2, 2.3, 4.1, 4.2, 4.4, 5.4, 6.2, 6.3, each with a hint in report/answers/

What comes next:
  put your names and the address of your repository into ait-lab.yaml
  ait-lab run all
  ait-lab build-report --watch    while you write; report/report.html shows what is missing
`,
    );
    assert.equal(repository.read('report/report.by-hand.md'), report);
    assert.equal(repository.read('report/answers/M1.md'), 'No, since nobody brings a dead backend back.\n');
    assert.match(repository.read('report/answers/M2.md'), /^<!--\nM2 – /);
    assert.match(repository.read('ait-lab.yaml'), /^authors: \["Ada Lovelace", "Alan Turing"\]$/m);
    assert.match(repository.read('ait-lab.yaml'), /^title: "Our lab"$/m);
  });

  it('leaves one that build-report does not write to where it is', () => {
    using repository = new Repository({ 'README.md': report, '.git/config': gitConfig });
    const { stdout } = repository.init('.');
    assert.equal(repository.read('README.md'), report);
    assert.doesNotMatch(stdout, /by-hand/);
    assert.match(repository.read('ait-lab.yaml'), /^repository: https:\/\/github\.com\/ada\/lab$/m);
  });

  it('names nobody’s password in the address of the repository', () => {
    const config = gitConfig.replace('https://', 'https://ada:secret@');
    using repository = new Repository({ 'README.md': report, '.git/config': config });
    repository.init();
    assert.match(repository.read('ait-lab.yaml'), /^repository: https:\/\/github\.com\/ada\/lab$/m);
  });

  it('has nothing more to take the second time, and loses nothing that was written since', () => {
    using repository = new Repository({ 'report/report.md': report });
    repository.init();
    repository.write('report/answers/M1.md', 'No, and we can show it.\n');
    repository.write('report/answers/M3.md', 'By asking who is there.\n');
    const before = repository.tree().map((path) => [path, contentOf(repository, path)]);
    const { code, stdout } = repository.init();
    assert.equal(code, 0);
    assert.match(stdout, /^Nothing is taken over: /);
    assert.deepEqual(
      repository.tree().map((path) => [path, contentOf(repository, path)]),
      before,
    );
  });

  it('overwrites no answer and no settings of a person’s, but an answer that is only our hint', () => {
    using repository = new Repository();
    repository.init();
    repository.write('report/report.md', report);
    repository.write('ait-lab.yaml', 'lang: en\n');
    repository.write('report/answers/introduction.md', 'Ours.\n');
    const { stdout } = repository.init();
    assert.equal(repository.read('ait-lab.yaml'), 'lang: en\n');
    assert.equal(repository.read('report/answers/introduction.md'), 'Ours.\n');
    assert.match(repository.read('report/answers/M1.md'), /^No, since/);
    assert.match(
      stdout,
      /There already, and not touched:\n {2}ait-lab\.yaml\n {2}report\/answers\/introduction\.md\n/,
    );
    assert.match(stdout, /Found for ait-lab\.yaml, which is yours and stays as it is:\n {2}title: Our lab\n/);
  });

  it('does not take another report’s place, either', () => {
    using repository = new Repository({ 'report/report.md': report, 'report/report.by-hand.md': 'Older.\n' });
    const { stdout } = repository.init();
    assert.equal(repository.read('report/report.md'), report);
    assert.equal(repository.read('report/report.by-hand.md'), 'Older.\n');
    assert.match(stdout, /report\/report\.md stays, since there is a report\/report\.by-hand\.md/);
  });

  it('takes a file over that cannot be written', () => {
    using repository = new Repository({ 'report/report.md': report });
    chmodSync(join(repository.path, 'report/report.md'), 0o444);
    assert.equal(repository.init().code, 0);
    assert.equal(repository.read('report/report.by-hand.md'), report);
  });

  it('goes on where it was interrupted', () => {
    using repository = new Repository({ 'report/report.md': report });
    repository.init();
    rmSync(join(repository.path, 'report/answers/M1.md'));
    cpSync(join(repository.path, 'report/report.by-hand.md'), join(repository.path, 'report/report.md'));
    assert.equal(repository.init().code, 0);
    assert.match(repository.read('report/answers/M1.md'), /^No, since/);
    assert.ok(!existsSync(join(repository.path, 'report/report.md')));
    assert.equal(repository.read('report/report.by-hand.md'), report);
  });

  it('writes hints in the language of the report', () => {
    using repository = new Repository({
      'rapport.md':
        '# Labo\n\n## Introduction\n\nNous laissons les conteneurs aller et venir, et nous regardons ce que cela donne dans le réseau.\n',
    });
    repository.init();
    assert.match(repository.read('ait-lab.yaml'), /^lang: fr$/m);
    assert.match(repository.read('report/answers/conclusion.md'), /Ce que vous en retenez/);
  });

  it('says of one that is not Markdown that nothing was taken over', () => {
    using repository = new Repository({ 'report/rapport.txt': report });
    const { code, stdout } = repository.init();
    assert.equal(code, 0);
    assert.match(stdout, /report\/rapport\.txt is not Markdown, and nothing was taken over from it\./);
  });
});

describe('the report of a repository that was taken over', () => {
  it('has its answers, its own pictures and texts under their numbers, and asks for the rest', () => {
    const withPicture = report.replace(
      '## Conclusion',
      '**Deliverables**\n\n![our page](images/page.png)\n\n## Conclusion',
    );
    using repository = new Repository({ 'report/report.md': withPicture });
    repository.init();
    const lost = aitLab(repository.path, ['build-report', '--format', 'md,html']);
    assert.match(lost.stdout, /report\/images\/page\.png/);
    const png = 'docs/images/check-light.png';
    mkdirSync(join(repository.path, 'report/images'), { recursive: true });
    cpSync(join(productFolder, png), join(repository.path, 'report/images/page.png'));
    const { stdout } = aitLab(repository.path, ['build-report', '--format', 'md,html']);
    assert.doesNotMatch(stdout, /report\/images\/page\.png/);
    const built = repository.read('report/report.md');
    assert.match(built, /^### M1 – .*\n\nNo, since nobody brings a dead backend back\.\n/m);
    assert.match(built, /^### 0\.1 – .*\n\n!\[our page\]\(images\/page\.png\)\n/m);
    assert.match(built, /^> \*\*Not written yet: report\/answers\/M2\.md\*\*/m);
    assert.match(
      repository.read('report/report.html'),
      /<img src="data:image\/png;base64,[^"]+" alt="our page">/,
    );
  });

  const seed = join(productFolder, '..', 'shared', 'spec', 'seed-report.md');
  it('has four answers, an address and a picture of the seed', { skip: !existsSync(seed) }, () => {
    using repository = new Repository({ 'README.md': existsSync(seed) ? readFileSync(seed, 'utf8') : '' });
    repository.init();
    const original = repository.read('README.md');
    for (const name of ['M1', 'M2', 'M3', 'M4'])
      assert.ok(original.includes(repository.read(`report/answers/${name}.md`)), name);
    const { stdout } = aitLab(repository.path, ['build-report', '--format', 'md']);
    assert.match(stdout, /report\/images\/capture\/task0\/Q1\.png/);
    assert.match(stdout, /report\/answers\/M5\.md, report\/answers\/M6\.md/);
    assert.doesNotMatch(stdout, /report\/answers\/M[1-4]\.md|0\.2: Repository/);
  });
});

const gitConfig = '[remote "origin"]\n\turl = https://github.com/ada/lab.git\n';

function contentOf(repository: Repository, path: string): string {
  return path.endsWith('/') ? '' : repository.read(path);
}
