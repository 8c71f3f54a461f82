import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { distinctNames, fileNames } from '../../../../src/cli/commands/check/file-names.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab } from '../../command.js';

function writeHandIn(folder: string, answer: string): void {
  const files = {
    'ha/Dockerfile': 'FROM debian\n',
    'webapp/Dockerfile': 'FROM debian\n',
    'report/report.md': `# Report\n\n## Task 2\n\n### 2.2\n\n${answer}\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Two hand-ins of one name, and a folder in which nothing is. */
function writeClass(folder: string): string[] {
  writeHandIn(join(folder, 'ada/lab'), 'The order of their start is a problem: ha has to be the first.');
  writeHandIn(
    join(folder, 'bob/lab'),
    '<script>globalThis.ran = 1</script> Whoever joins needs one who is there.',
  );
  mkdirSync(join(folder, 'empty'));
  return ['ada/lab', 'bob/lab', 'empty'];
}

const rubric = 'points:\n  2.2:\n    order: { en: says the order, fr: dit l’ordre }\n';

describe('ait-lab check for several hand-ins', () => {
  it('writes their answers question by question beside the table, which leads to them', () => {
    using folder = new TemporaryFolder();
    const names = writeClass(folder.path);
    const { code } = aitLab(folder.path, ['check', ...names, '--format', 'html', '--out', 'out']);
    assert.equal(code, 1);
    const page = readFileSync(join(folder.path, 'out/answers.html'), 'utf8');
    for (const part of [
      'ha has to be the first',
      'Whoever joins needs one',
      'href="lab.html#t2-2-',
      'href="lab-2.html#t2-2-',
    ])
      assert.ok(page.includes(part), part);
    assert.ok(!page.includes('<script>globalThis') && !page.includes('type="checkbox"'));
    assert.match(readFileSync(join(folder.path, 'out/index.html'), 'utf8'), /<a href="answers\.html">/);
    assert.ok(page.includes('id="q-m1"'));
  });

  it('shows the answers of the tasks that were named alone, and those of one hand-in with a rubric', () => {
    using folder = new TemporaryFolder();
    const [ada = ''] = writeClass(folder.path);
    writeFileSync(join(folder.path, 'rubric.yaml'), rubric);
    assert.equal(aitLab(folder.path, ['check', ada, '--format', 'html']).code, 1);
    assert.ok(!existsSync(join(folder.path, 'check/answers.html')));
    aitLab(folder.path, ['check', ada, '--rubric', 'rubric.yaml', '--lang', 'fr', '--task', '2']);
    const page = readFileSync(join(folder.path, 'check/answers.html'), 'utf8');
    assert.ok(page.includes('dit l’ordre') && !page.includes('id="q-m1"') && page.includes('id="q-2-3"'));
  });

  it('keeps the names of its own pages from hand-ins that are called so', () => {
    using folder = new TemporaryFolder();
    const names = ['Answers', 'answers-2-2', 'index'];
    for (const name of names) writeHandIn(join(folder.path, name), `This is what ${name} says about it.`);
    aitLab(folder.path, ['check', ...names, '--format', 'html', '--out', 'out']);
    const files = [
      'Answers-2.html',
      'alike.html',
      'answers-2-2-2.html',
      'answers.html',
      'index-2.html',
      'index.html',
    ];
    assert.deepEqual(readdirSync(join(folder.path, 'out')).sort(), files);
  });

  it('refuses a rubric with a mistake before it judges, with file, line and cure', () => {
    using folder = new TemporaryFolder();
    const names = writeClass(folder.path);
    writeFileSync(join(folder.path, 'rubric.yaml'), rubric.replace('2.2', '2.9'));
    const { code, stdout, stderr } = aitLab(folder.path, ['check', ...names, '--rubric', 'rubric.yaml']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /rubric\.yaml:2:3[^]*no question "2\.9"[^]*did you mean/);
    assert.ok(!existsSync(join(folder.path, 'check')));
    const gone = aitLab(folder.path, ['check', ...names, '--rubric', 'gone.yaml']);
    assert.equal(gone.code, 2);
    assert.match(gone.stderr, /gone\.yaml/);
  });

  it('writes a letter for each, and never over what a person has changed', () => {
    using folder = new TemporaryFolder();
    const names = writeClass(folder.path);
    const letters = join(folder.path, 'letters');
    const run = (...more: string[]): ReturnType<typeof aitLab> =>
      aitLab(folder.path, ['check', ...names, '--letters', 'letters', ...more]);
    const { code, stdout } = run();
    assert.equal(code, 1);
    assert.match(stdout, /\nletters\/ {2}[\d.]+ kB\n$/);
    assert.deepEqual(readdirSync(letters).sort(), ['ada-lab.md', 'bob-lab.md', 'empty.md']);
    const ada = readFileSync(join(letters, 'ada-lab.md'), 'utf8');
    assert.match(ada, /^Hello,\n\nThis is about your hand-in lab\.[^]*\*\*T2\.1 log ha\*\* is missing\./);
    assert.match(
      readFileSync(join(letters, 'empty.md'), 'utf8'),
      /Nothing could be judged in what you have handed in as empty/,
    );
    // What nobody has touched is replaced, and what somebody has is not.
    writeFileSync(join(letters, 'bob-lab.md'), 'Dear Bob,\n');
    const { stderr } = run('--lang', 'fr');
    assert.match(stderr, /letters\/bob-lab\.md/);
    assert.match(readFileSync(join(letters, 'ada-lab.md'), 'utf8'), /^Bonjour,/);
    assert.match(readFileSync(join(letters, 'bob-lab.md'), 'utf8'), /^Bonjour,/);
    const [time = ''] = readdirSync(join(letters, 'replaced'));
    assert.deepEqual(readdirSync(join(letters, 'replaced', time)), ['bob-lab.md']);
    assert.equal(readFileSync(join(letters, 'replaced', time, 'bob-lab.md'), 'utf8'), 'Dear Bob,\n');
  });

  it('writes letters as a template says, and refuses one with a mistake', () => {
    using folder = new TemporaryFolder();
    const names = writeClass(folder.path);
    const template = join(folder.path, 'letter.md');
    const args = ['check', ...names, '--letters', 'letters', '--letter-template', 'letter.md'];
    writeFileSync(template, '{{^nothing}}\n{{hand-in}} has {{present}} of {{all}}.\n{{/nothing}}\n');
    aitLab(folder.path, args);
    assert.match(readFileSync(join(folder.path, 'letters/ada-lab.md'), 'utf8'), /^lab has \d+ of 44\.\n<!--/);
    writeFileSync(template, 'Hello\n{{handin}}\n');
    const { code, stdout, stderr } = aitLab(folder.path, args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /letter\.md:2:1[^]*unknown placeholder "handin"[^]*did you mean "hand-in"/);
    const alone = aitLab(folder.path, ['check', ...names, '--letter-template', 'letter.md']);
    assert.equal(alone.code, 2);
    assert.match(alone.stderr, /--letters letters/);
  });
});

describe('names of files', () => {
  it('are told apart by as many folders as it takes', () => {
    assert.deepEqual(distinctNames(['/a/x/lab', '/a/y/lab', '/a/other', '/b/y/lab']), [
      'x/lab',
      'a/y/lab',
      'other',
      'b/y/lab',
    ]);
    assert.deepEqual(distinctNames(['/a', '/a']), ['a', 'a']);
    assert.deepEqual(distinctNames([]), []);
  });

  it('are ones that no file system minds', () =>
    assert.deepEqual(fileNames(['a/b', 'A-b', '../..', 'é ü', 'index'], ['index']), [
      'a-b',
      'A-b-2',
      'hand-in',
      'hand-in-2',
      'index-2',
    ]));
});
