import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { contentsIn } from '../keep/scenes.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { aitLab, type Ended } from './command.js';

/** A person's file in every place that a command may write to before, after or without an engine. */
const taken = [
  ...[
    '.lock',
    '.lock.takeover',
    '.unfinished',
    'failed',
    'replaced',
    'task 0/ha.log',
    'task 0/manifest.json',
  ],
  ...['task 5', 'task 6/serf.log'],
].map((name) => `logs/${name}`);
const report = [
  ...[
    'report.md',
    'report.html',
    'report.pdf',
    'replaced',
    'images/topology-task0.svg',
    'images/capture/task0/stats.png',
  ],
  ...['answers/M1.md', 'answers/introduction.md'],
].map((name) => `report/${name}`);
const results = [
  ...[
    'bench/RESULT.json',
    'bench/RESULT.md',
    'bench/RESULT.quick.json',
    'bench/replaced',
    'chaos/RESULT.json',
  ],
  ...['check/replaced', 'marks.csv', 'marks.xml', 'out/report.md', 'out/report.html/mine.txt', 'replaced'],
];
const names = [...taken, ...report, ...results, 'ait-lab.yaml', 'tasks/notes.txt'];

class Workspace extends TemporaryFolder {
  constructor() {
    super();
    for (const name of names) this.put(name);
    // The page of this very folder.
    this.put(this.page);
  }

  get page(): string {
    return `check/${this.path.slice(this.path.lastIndexOf('/') + 1)}.html`;
  }

  text(name: string): string {
    return name === 'ait-lab.yaml' ? 'lang: en # mine\n' : `mine: ${name}`;
  }

  private put(name: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, this.text(name));
  }

  stayed(name: string): boolean {
    try {
      return readFileSync(join(this.path, name), 'utf8') === this.text(name);
    } catch {
      return false;
    }
  }

  /** Each file is where it was, or its new place is told. */
  assertKept({ stdout, stderr }: Ended): void {
    const contents = contentsIn(this.path);
    const told = stdout + stderr;
    for (const name of [...names, this.page]) {
      assert.ok(contents.has(this.text(name)), `${name} is lost\n${told}`);
      if (!this.stayed(name))
        assert.ok(
          isNamed(name, told),
          `${name} is not named
${told}`,
        );
    }
  }
}

/** A folder is moved as a whole, and named for all that is in it. */
function isNamed(name: string, told: string): boolean {
  const parts = name.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return paths.some((path) =>
    new RegExp(`(^|[ !])${path.replaceAll('.', '\\.')} (was|is now) `, 'm').test(told),
  );
}

const commands: [code: number, moves: readonly string[], ...args: string[]][] = [
  [2, [], 'init', '.'],
  [2, [], 'build-report'],
  [2, [], 'build-report', '--watch'],
  [2, [], 'build-report', '--output', 'out'],
  [1, ['report/report.md', 'report/report.html'], 'build-report', '--replace', '--format', 'md,html'],
  [
    1,
    ['out/report.md', 'out/report.html'],
    'build-report',
    '--output',
    'out',
    '--replace',
    '--format',
    'md,html',
  ],
  [
    1,
    ['marks.csv', 'marks.xml', 'PAGE'],
    'check',
    '--csv',
    'marks.csv',
    '--junit',
    'marks.xml',
    '--out',
    'check',
  ],
  [1, ['marks.csv'], 'check', '--csv', 'marks.csv', '--json'],
  [3, ['logs/.lock', 'logs/.lock.takeover'], 'run', 'all', '--no-screenshots'],
  [3, ['logs/.lock', 'logs/.lock.takeover'], 'up'],
  [3, ['logs/.lock', 'logs/.lock.takeover'], 'bench'],
  [3, ['logs/.lock', 'logs/.lock.takeover'], 'chaos', '--out', 'chaos'],
  [3, [], 'down'],
  [3, [], 'collect-logs'],
  [3, [], 'status'],
  [0, [], 'list'],
];

describe('where a person has a file in every place', () => {
  for (const [code, moves, ...args] of commands) {
    it(`ait-lab ${args.join(' ')} loses none, and names each that it moves`, () => {
      using workspace = new Workspace();
      const ended = aitLab(workspace.path, args);
      assert.equal(ended.code, code, ended.stdout + ended.stderr);
      workspace.assertKept(ended);
      for (const name of moves) {
        const path = name === 'PAGE' ? workspace.page : name;
        assert.ok(!workspace.stayed(path), `${path} is where it was`);
        assert.ok(isNamed(path, ended.stdout + ended.stderr), `${path} is not named`);
      }
    });
  }
});
