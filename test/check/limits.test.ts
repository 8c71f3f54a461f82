import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CheckedLab } from '../../src/check/checked-lab.js';
import { Intake } from '../../src/check/intake/intake.js';
import { checkFolders } from '../../src/cli/commands/check/check-folders.js';
import type { Manifest } from '../../src/evidence/manifest.js';
import type { Language } from '../../src/scenario/language.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { aHandIn, type MadeUpContent } from './a-hand-in.js';
import { judge, ourLab } from './our-check.js';

const agentLog = '==> Starting Serf agent...\n==> Serf agent running!\n';

function manifest(more: Partial<Manifest>): string {
  const whole: Manifest = {
    task: 2,
    title: 'Serf',
    run: '0123abcd',
    variant: 'lab',
    started: '2026-01-01T00:00:00.000Z',
    ended: '2026-01-01T00:01:00.000Z',
    outcome: 'passed',
    versions: {},
    images: {},
    files: [],
    ...more,
  };
  return JSON.stringify(whole);
}

function findingsOf(
  more: Partial<Manifest>,
  lang: Language = 'en',
  further: Readonly<Record<string, MadeUpContent>> = {},
) {
  const files = { 'logs/task 2/ha.log': agentLog, 'logs/task 2/manifest.json': manifest(more) };
  return judge(aHandIn({ ...files, ...further }), lang).findings;
}

function listed(...names: string[]): Pick<Manifest, 'files'> {
  const entry = {
    commands: [],
    steps: [],
    time: '2026-01-01T00:00:30.000Z',
    bytes: 1,
    sha256: '0'.repeat(64),
  };
  return { files: names.map((file) => ({ file, ...entry })) };
}

describe('a hand-in at which ait-lab itself fails', () => {
  const broken: CheckedLab = {
    ...ourLab,
    get items(): CheckedLab['items'] {
      throw new Error('out of\u001b[31m luck');
    },
  };

  it('takes no verdict of the others with it', async () => {
    using folder = new TemporaryFolder();
    const paths = ['one', 'other'].map((name) => join(folder.path, name));
    for (const path of paths) {
      mkdirSync(join(path, 'logs/task 2'), { recursive: true });
      writeFileSync(join(path, 'logs/task 2/ha.log'), agentLog);
    }
    await using intake = new Intake(new AbortController().signal);
    const { handIns } = await intake.take(paths);
    const { checked, nothing } = await checkFolders(handIns, undefined, broken, 'en');
    assert.deepEqual(checked, []);
    assert.deepEqual(
      nothing.map(({ because }) => because),
      paths.map(() => ({ code: 'gave-up', error: 'out of luck' })),
    );
    await assert.rejects(checkFolders(handIns.slice(0, 1), undefined, broken, 'en'), /out of/);
  });
});

describe('what a hand-in says itself', () => {
  it('is cut in a message, which tells how much is left out', () => {
    const failure = '👩‍🔬é'.repeat(20_000);
    for (const [lang, rest] of [
      ['en', / more characters\)$/],
      ['fr', / caractères\)$/],
    ] as const) {
      const found = findingsOf({ outcome: 'failed', failure }, lang);
      const { message = '' } = found.find(({ rule }) => rule === 'run-not-passed') ?? {};
      assert.match(message, rest);
      assert.ok(message.length < 1100, `${message.length}`);
      assert.doesNotThrow(() => encodeURIComponent(message), 'half a character is none');
    }
  });

  it('fills no page: of each kind of finding there are fifty, and the number of the others', () => {
    const unread = { kind: 'skipped', why: { code: 'too-large', bytes: 2_100_000_000 } } as const;
    const names = Array.from({ length: 2_000 }, (_, index) => [`logs/task 2/${index}.log`, unread] as const);
    const found = findingsOf({ outcome: 'failed' }, 'en', Object.fromEntries(names));
    const rules = found.map(({ rule }) => rule);
    assert.equal(rules.filter((rule) => rule === 'skipped').length, 50);
    assert.ok(rules.includes('run-not-passed'));
    assert.match(found.at(-1)?.message ?? '', /^There are 1950 more findings /);
  });

  it('is one finding where it has one cause, with fifty files at most', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `file-${index}.log`);
    const found = findingsOf(listed(...names));
    assert.deepEqual(
      found.map(({ rule, files }) => `${rule} ${files.length}`),
      ['file-missing 50'],
    );
  });

  for (const name of ['../../../../etc/passwd', '/etc/passwd', 'a/b', '..', '', 'a\\b', 'a\0b']) {
    it(`names no file elsewhere: ${JSON.stringify(name)} makes no manifest`, () => {
      const found = findingsOf(listed(name));
      assert.ok(!JSON.stringify(found).includes('passwd'));
      assert.deepEqual(
        found.filter(({ rule }) => rule.startsWith('file-')),
        [],
      );
    });
  }
});
