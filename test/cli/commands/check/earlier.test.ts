import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { outputSchema } from '../../../../src/check/output/output-schema.js';
import { aReport, prose } from '../../../check/alike/a-class.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab } from '../../command.js';

const passage = prose(77, 30);

function writeHandIn(folder: string, seed: number, answer?: string): void {
  const files = {
    'ha/Dockerfile': 'FROM debian\n',
    'webapp/Dockerfile': 'FROM debian\n',
    'report/report.md': aReport(seed, answer === undefined ? {} : { '2.2': answer }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function alikeIn(json: string) {
  const { alike } = outputSchema.options[1].parse(JSON.parse(json));
  return {
    pairs: alike?.pairs.map(({ one, other }) => `${one.name} ${other.name}`),
    compared: alike?.compared,
    earlier: alike?.earlier,
  };
}

describe('ait-lab check --earlier', () => {
  it('compares with a folder of hand-ins and with a single one, and judges none of them', () => {
    using folder = new TemporaryFolder();
    const at = (name: string): string => join(folder.path, name);
    writeHandIn(at('now/ada'), 1, passage);
    writeHandIn(at('2019/bob'), 2, passage);
    writeHandIn(at('2019/cy'), 3);
    writeHandIn(at('eve'), 4, passage);
    mkdirSync(at('2019/nothing'));
    symlinkSync(at('now/ada'), at('2019/link'));
    const args = ['check', 'now/ada', '--earlier', '2019', '--earlier', 'eve'];
    const { stdout, code } = aitLab(folder.path, [...args, '--json']);
    assert.equal(code, 1);
    assert.deepEqual(alikeIn(stdout), { pairs: ['ada 2019/bob', 'ada eve'], compared: 4, earlier: 3 });
    const text = aitLab(folder.path, [...args, '--out', 'pages']).stdout;
    assert.match(text, /\n2 pairs with something rare in common/);
    assert.match(readFileSync(at('pages/index.html'), 'utf8'), /<a href="alike.html">2 pairs with something/);
    const page = readFileSync(at('pages/alike.html'), 'utf8');
    assert.match(page, /href="\.\.\/2019\/bob\/report\/report\.md"/);
    assert.match(page, /<a href="ada.html">ada<\/a> and 2019\/bob/);
  });

  it('finds the pair among the hand-ins of a call, which may be named as earlier ones, too', () => {
    using folder = new TemporaryFolder();
    const names = ['ada', 'bob', 'cy'];
    names.forEach((name, seed) =>
      writeHandIn(join(folder.path, 'now', name), seed, name === 'cy' ? undefined : passage),
    );
    const named = names.map((name) => `now/${name}`);
    const { stdout } = aitLab(folder.path, ['check', ...named, '--earlier', 'now', '--json']);
    assert.deepEqual(alikeIn(stdout), { pairs: ['ada bob'], compared: 3, earlier: 0 });
    const ofTask = aitLab(folder.path, ['check', ...named, '--task', '2', '--json']).stdout;
    assert.equal(alikeIn(ofTask).pairs, undefined);
    const both = aitLab(folder.path, ['check', ...named, '--task', '2', '--earlier', 'now']);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /--earlier compares whole hand-ins[^]*leave one of them out/);
  });

  const wrong: [what: string, folder: string, told: RegExp][] = [
    ['that is not there', 'gone', /--earlier gone: ENOENT[^]*name a folder that can be read/],
    ['without a hand-in', 'empty', /--earlier empty: no hand-in of the lab in it/],
    ['that is a file', 'file', /--earlier file: ENOTDIR/],
  ];
  for (const [what, name, told] of wrong)
    it(`ends with 2 for a folder ${what}`, () => {
      using folder = new TemporaryFolder();
      writeHandIn(join(folder.path, 'ada'), 1);
      mkdirSync(join(folder.path, 'empty/sub'), { recursive: true });
      writeFileSync(join(folder.path, 'file'), '');
      const { code, stderr } = aitLab(folder.path, ['check', 'ada', '--earlier', name]);
      assert.equal(code, 2);
      assert.match(stderr, told);
    });
});
