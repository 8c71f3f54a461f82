import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { Measured } from '../../src/bench/measured.js';
import { benchResult, subjectNames, type BenchResult } from '../../src/bench/result.js';
import { subjects } from '../../src/bench/subjects.js';
import { readResult, writeResult } from '../../src/bench/write-result.js';
import { Aside } from '../../src/keep/aside.js';
import { TemporaryFolder } from '../temporary-folder.js';

describe("the bench's result on disk", () => {
  const cases: [string, Partial<BenchResult> | undefined, Partial<BenchResult>, string][] = [
    ['a full one where there is none', undefined, { mode: 'full' }, 'RESULT.json'],
    ['a quick one where there is none', undefined, { mode: 'quick' }, 'RESULT.json'],
    ['a quick one where a quick one is', { mode: 'quick' }, { mode: 'quick' }, 'RESULT.json'],
    ['a full one where a full one is', { mode: 'full' }, { mode: 'full' }, 'RESULT.json'],
    ['a quick one where a full one is', { mode: 'full' }, { mode: 'quick' }, 'RESULT.quick.json'],
    [
      'an interrupted one where a full one is',
      { mode: 'full' },
      { mode: 'full', outcome: 'interrupted' },
      'RESULT.quick.json',
    ],
  ];
  for (const [name, there, next, file] of cases) {
    it(`is ${file} of ${name}`, async () => {
      using temporary = new TemporaryFolder();
      const folder = temporary.path;
      if (there) await writeResult(folder, aResult({ ...there, seed: 1 }));
      const path = await writeResult(folder, aResult({ ...next, seed: 2 }));
      assert.equal(basename(path), file);
      assert.equal((await readResult(path))?.seed, 2);
      if (file !== 'RESULT.json') assert.equal((await readResult(join(folder, 'RESULT.json')))?.seed, 1);
      assert.deepEqual(
        (await readdir(folder)).sort(),
        [...new Set([...(there ? ['RESULT.json'] : []), file])].sort(),
      );
    });
  }

  for (const [what, text] of [
    ['a result that somebody has changed', (written: string) => written.replace('"seed": 1', '"seed": 9')],
    ['what is no result', () => 'my notes'],
  ] as const) {
    it(`leaves ${what} as it is, elsewhere`, async () => {
      using folder = new TemporaryFolder();
      const file = await writeResult(folder.path, aResult({ mode: 'quick', seed: 1 }));
      const mine = text(await readFile(file, 'utf8'));
      await writeFile(file, mine);
      const aside = new Aside(() => new Date('2026-11-01T10:00:00Z'));
      await writeResult(folder.path, aResult({ mode: 'quick', seed: 2 }), aside);
      const kept = 'replaced/2026-11-01T10-00-00Z/RESULT.json';
      assert.deepEqual(aside.movedWithin(folder.path), [{ from: 'RESULT.json', to: kept }]);
      assert.equal(await readFile(join(folder.path, kept), 'utf8'), mine);
      assert.equal((await readResult(file))?.seed, 2);
    });
  }

  it('is none where another file has its name', async () => {
    using folder = new TemporaryFolder();
    await writeFile(join(folder.path, 'RESULT.json'), '{"schema":1}');
    assert.equal(await readResult(join(folder.path, 'RESULT.json')), undefined);
    assert.equal(await readResult(join(folder.path, 'nothing.json')), undefined);
  });
});

describe('a subject', () => {
  it('that was not asked for is told as skipped', () => {
    const result = Measured.skipped(subjects.nginx).result({ floor: undefined, lab: undefined });
    assert.deepEqual([result.status, result.events, result.summaries], ['skipped', [], []]);
  });

  it('that failed keeps its reason and what was measured before', () => {
    const measured = new Measured(subjects.lab);
    const round = measured.newRound();
    round.events = [
      {
        kind: 'join',
        round: 1,
        atMs: 1,
        nodes: ['s4'],
        measures: { sentCount: 5 },
        failures: {},
        shares: {},
      },
    ];
    measured.reason = 'its container died';
    const result = measured.result({ floor: undefined, lab: undefined });
    assert.deepEqual(
      [result.status, result.reason, result.events.length],
      ['failed', 'its container died', 1],
    );
  });
});

function aResult(parts: Partial<BenchResult>): BenchResult {
  const machine = {
    cpus: 2,
    cpuModel: 'a processor',
    memoryBytes: 1,
    system: 'Debian',
    kernel: '6.1',
    engine: 'Docker Engine 20.10',
    node: 'v20',
    loadAverage: 0,
  };
  return benchResult.parse({
    schema: 1,
    tool: { name: 'ait-lab', version: '0.1.0' },
    mode: 'full',
    outcome: 'complete',
    seed: 1,
    startedAt: '2026-11-22T18:00:00.000Z',
    endedAt: '2026-11-22T18:20:00.000Z',
    elapsedS: 1200,
    machine,
    load: { connections: 16, keepAlive: 8, requestsPerSecond: 1000, timeoutMs: 2000 },
    plan: { rounds: 5, backends: 3, burst: 8, events: {}, throughputSeconds: 3 },
    subjects: subjectNames.map((name) =>
      Measured.skipped(subjects[name]).result({ floor: undefined, lab: undefined }),
    ),
    notes: [],
    ...parts,
  });
}
