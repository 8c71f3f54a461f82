import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { benchLabs } from '../../src/bench/bench-labs.js';
import type { CostContext } from '../../src/bench/cost/cost-context.js';
import { measureCostBySize } from '../../src/bench/cost/cost-by-size.js';
import { costSubjects } from '../../src/bench/cost/cost-subject.js';
import { measureChanges } from '../../src/bench/cost/many-changes.js';
import { targetsOf } from '../../src/bench/subjects.js';
import { productRoot } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { labs } from '../the-lab.js';

async function contextOf(task: number): Promise<CostContext> {
  const engine = await testEngine();
  const { targets, benchTargets } = targetsOf(['lab', 'reload', 'nginx', 'hitless']);
  await provideImages(engine, targets, benchTargets);
  return {
    engine,
    labs: benchLabs(labs),
    owner: { workspace: 'e2e', run: 'e2e-cost', task },
    prefix: 'e2e-',
    images: join(productRoot, 'images'),
    programs: join(productRoot, 'bench', 'cost'),
    seed: 1,
    quick: true,
    signal: new AbortController().signal,
    progress: () => undefined,
  };
}

describe('the cost of a change', () => {
  it('is measured with more backends than there are containers, and starts no process', async () => {
    const context = await contextOf(1);
    const { sizes } = await measureCostBySize(context, costSubjects.hitless);
    assert.deepEqual(
      sizes.map(({ backends, problem, processes }) => ({ backends, problem, processes })),
      [
        { backends: 8, problem: undefined, processes: 0 },
        { backends: 128, problem: undefined, processes: 0 },
      ],
    );
    for (const { samplesMs, ownMs, fileMs, cpuMs } of sizes) {
      assert.equal(samplesMs.length, 10);
      assert.equal(ownMs?.length, 10);
      assert.equal(fileMs?.length, 10);
      assert.equal(cpuMs?.length, 2);
    }
    await assertNothingLeft(context.engine);
  });

  for (const name of ['lab', 'reload', 'nginx'] as const) {
    it(`is measured of ${name}, whose handlers start processes`, async () => {
      const context = await contextOf(2);
      const { sizes } = await measureCostBySize(context, costSubjects[name]);
      assert.deepEqual(
        sizes.map(({ backends, problem, samplesMs }) => ({ backends, problem, changes: samplesMs.length })),
        [
          { backends: 8, problem: undefined, changes: 10 },
          { backends: 128, problem: undefined, changes: 10 },
        ],
      );
      for (const { processes } of sizes) assert.ok(processes !== undefined && processes > 0);
      await assertNothingLeft(context.engine);
    });
  }

  it('that fails before anything is measured is told as failed', async () => {
    const context = await contextOf(3);
    const handlers = { join: 'exit 3', leave: 'exit 3' };
    await assert.rejects(
      measureCostBySize(context, { ...costSubjects.lab, handlers }),
      /exit 3 ended with 3/,
    );
    await assertNothingLeft(context.engine);
  });

  it('is lost by none of many changes', async () => {
    const context = await contextOf(4);
    const { changes, lost, problem, reloads } = await measureChanges(context);
    assert.deepEqual(
      { changes, lost, problem, reloads },
      { changes: 100, lost: 0, problem: undefined, reloads: 0 },
    );
    await assertNothingLeft(context.engine);
  });
});
