import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { TemporaryFolder } from '../temporary-folder.js';
import { findTestFiles, isolatedTests } from './test-files.js';

describe('the test files', () => {
  let folder: TemporaryFolder;
  before(() => {
    folder = new TemporaryFolder();
    const files = {
      'ui/text.test.js': "import { clip } from '../../src/ui/display-width.js';\n",
      'ui/text.js': '',
      'cli/help.test.js': "import { aitLab } from './command.js';\n",
      'check/pages.test.js': "import { onPage } from '../report/html/page-in-browser.js';\n",
      'setup.test.js': "import { spawn } from 'node:child_process';\n",
      'load/rate.test.js': '',
      'e2e/bench.test.js': '',
      'e2e/hitless.test.js': '',
      'e2e/lab.test.js': '',
      'e2e/waits.test.js': '',
      'e2e/mistakes.test.js': '',
      'e2e/support/until.js': '',
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder.path, name, '..'), { recursive: true });
      writeFileSync(join(folder.path, name), text);
    }
  });
  after(() => folder[Symbol.dispose]());

  const all = {
    unit: ['check/pages', 'cli/help', 'setup', 'ui/text'],
    paced: ['load/rate'],
    fixed: ['e2e/mistakes', 'e2e/waits', 'e2e/lab'],
    isolated: ['e2e/hitless', 'e2e/bench'],
  };
  const none = { unit: [], paced: [], fixed: [], isolated: [] };
  const cases: [wanted: string[], found: Record<keyof typeof all, string[]>][] = [
    [[], all],
    [['unit'], { ...none, unit: ['ui/text'], paced: ['load/rate'] }],
    [['e2e/'], { ...all, unit: [], paced: [] }],
    [['unit', 'waits'], { ...none, unit: ['ui/text'], paced: ['load/rate'], fixed: ['e2e/waits'] }],
    [['help', 'hitless'], { ...none, unit: ['cli/help'], isolated: ['e2e/hitless'] }],
    [['nothing of the kind'], none],
  ];
  for (const [wanted, found] of cases) {
    it(`are selected by ${JSON.stringify(wanted)}, quick ones first`, () => {
      const paths = (names: readonly string[]): string[] =>
        names.map((name) => join(folder.path, `${name}.test.js`));
      const expected = Object.entries(found).map(([kind, names]) => [kind, paths(names)]);
      assert.deepEqual(findTestFiles(folder.path, wanted), Object.fromEntries(expected));
    });
  }

  it('that go beside others are there', () => {
    const missing = isolatedTests.filter(
      (name) => !existsSync(join(import.meta.dirname, `../e2e/${name}.test.js`)),
    );
    assert.deepEqual(missing, []);
  });
});
