import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChaosLab } from '../../src/chaos/chaos-lab.js';
import { ChaosRun } from '../../src/chaos/chaos-run.js';
import type { Violation } from '../../src/chaos/invariants/violation.js';
import type { ChaosEvent, Moment } from '../../src/chaos/plan/chaos-event.js';
import { survivableFaults } from '../../src/chaos/plan/fault.js';
import { Promises, Violated } from '../../src/chaos/promises.js';
import type { Engine } from '../../src/docker/engine.js';
import { hitlessLab } from '../the-lab.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { undefendedImage, type Defence } from './support/undefended.js';

const initial = ['s1', 's2', 's3'];
/** Well after the violation; without one the test fails. */
const longestMs = 20_000;

describe('a balancer without a defence breaks what chaos promises', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['hitless']);
  });
  after(() => assertNothingLeft(engine));

  it('of lies: without the confirmation of a leave by its own tags', async () => {
    const found = await violationWithout(
      {
        file: '/backends/controller.js',
        text: "if (found?.status === 'leaving' || found?.status === 'left') {",
        without: 'if (found !== undefined) {',
      },
      [{ kind: 'lie', node: 's3', lie: { about: 'leave', number: 'own' }, lastsMs: 8000 }],
    );
    assert.equal(found?.invariant, 'lies');
    assert.match(found.seen, /^it is at \S+\.33, and gets none$/);
  });

  it('of files: without a temporary file that is renamed', async () => {
    const found = await violationWithout(
      {
        file: '/backends/whole-file.js',
        text: '    writeFileSync(unfinished, text);\n    renameSync(unfinished, path);',
        without: '    writeFileSync(path, text);',
      },
      [
        { kind: 'fill-disk', lastsMs: 8000 },
        { kind: 'kill', node: 's3' },
        { kind: 'join', node: 's4', fresh: true },
      ],
    );
    assert.equal(found?.invariant, 'files');
  });

  /** The first violation when this happens to a lab whose balancer has not that defence; all at once, then quiet. */
  async function violationWithout(
    defence: Defence,
    events: readonly ChaosEvent[],
  ): Promise<Violation | undefined> {
    await using image = await undefendedImage(engine, defence);
    const promises = new Promises();
    const signal = AbortSignal.timeout(60_000);
    await using lab = await ChaosLab.open({
      engine,
      owner: { workspace: 'e2e', run: 'e2e-undefended', task: 6 },
      description: hitlessLab,
      target: 'hitless',
      bind: '127.0.0.1',
      promises,
      faults: survivableFaults(hitlessLab),
      images: { balancer: image.id },
    });
    await lab.start(initial, signal);
    const load = await lab.startLoad(50, 60);
    const run = new ChaosRun(lab, load, promises, { signal, emit: () => undefined, elapsed: () => 0 });
    await assert.rejects(run.through(inOneBreath(events), longestMs), Violated);
    await run.settled();
    return promises.violation;
  }
});

function* inOneBreath(events: readonly ChaosEvent[]): Generator<Moment, never> {
  yield { kind: 'events', gapMs: 0, events, steady: initial };
  for (;;) yield { kind: 'quiet' };
}
