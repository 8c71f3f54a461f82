import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeUi } from '../../src/ui/make-ui.js';
import { aChaos } from './a-chaos.js';
import { aRun, withoutSome, type TimedEvent } from './a-run.js';
import { CapturedOutput } from './captured-output.js';

async function play(events: readonly TimedEvent[]): Promise<CapturedOutput[]> {
  const [stdout, stderr] = [new CapturedOutput(), new CapturedOutput()];
  let now = 0;
  const ui = await makeUi({ mode: 'plain', stdout, stderr, now: () => now, env: {} });
  for (const [atMs, event] of events) {
    now = atMs;
    ui.emit(event);
  }
  await ui.close();
  return [stdout, stderr];
}

describe('plain lines', () => {
  it('end with what the check says of the files', async () => {
    const judged = { type: 'judged', tasks: [4, 5], deliverables: 18, wanting: [], findings: [] } as const;
    const [right] = await play([[0, judged]]);
    assert.equal(right?.text, '✓ check: 18 of 18 deliverables of tasks 4, 5 are complete and right\n');
    const [nothing] = await play([[0, { ...judged, tasks: [0], deliverables: 0 }]]);
    assert.equal(nothing?.text, '– check: of what is handed in, this run of task 0 captures nothing\n');
    const [wrong] = await play([
      [
        0,
        {
          ...judged,
          wanting: [{ id: 'T5.2 nodes list', status: 'empty', reason: 'There is nothing in \u001b[31mit.' }],
          findings: [{ files: ['logs/task 4/a', 'logs/task 4/b'], message: 'They are the same.' }],
        },
      ],
    ]);
    assert.equal(
      wrong?.text,
      `! check: 17 of 18 deliverables of tasks 4, 5 are complete and right
  T5.2 nodes list: empty. There is nothing in it.
  logs/task 4/a, logs/task 4/b: They are the same.
`,
    );
  });

  it('say at the end what had to make room', async () => {
    const aside = 'logs/replaced/2026-11-22T17-24-46Z';
    const one = { from: 'logs/task 5/ha.log', to: `${aside}/task 5/ha.log` };
    const ended = { type: 'run-ended', outcome: 'passed', elapsedMs: 1 } as const;
    const [single, nothing] = await play([
      [0, { type: 'moved-aside', files: [one] }],
      [0, ended],
    ]);
    assert.equal(
      single?.text,
      `! logs/task 5/ha.log was in the way, not written by ait-lab, or changed since; it is now ${aside}/task 5/ha.log\n`,
    );
    assert.equal(nothing?.text, '');
    const two = { from: 'logs/\u001b[31m.lock', to: `${aside}/.lock` };
    const [several] = await play([
      [0, { type: 'moved-aside', files: [one, two] }],
      [0, ended],
    ]);
    assert.equal(
      several?.text,
      `! 2 files were in the way, not written by ait-lab, or changed since; they are kept:
  logs/task 5/ha.log is now ${aside}/task 5/ha.log
  logs/.lock is now ${aside}/.lock
`,
    );
  });

  it('tell a run from its header to its summary, and the failure on standard error', async () => {
    const [stdout, stderr] = await play(aRun);
    assert.equal(
      stdout?.text,
      `ait-lab: tasks 0–2, evidence in logs, run a1b2c3d4
! removed the leftovers of run 99
✓ The machine: Docker Engine 26.1.5  0.3 s
· The images: ha:task0 step 2/9
✓ The images: 4 images built  12.0 s

Task 0 · Two backends
  ✓ ha and s1 start  1.2 s
  ✓ requests alternate  0.2 s
  passed · 1 file in logs/task 0 · 1.7 s

Task 1 · A supervisor
  · 5.0 s of waiting for HAProxy: s1 UP; last seen: s1 DOWN
  · 15.0 s of waiting for HAProxy: s1 UP; last seen: s1 DOWN
  · 26.0 s of waiting for HAProxy: s1 UP; last seen: s1 DOWN
  · 40.0 s of waiting for HAProxy: s1 UP; last seen: s1 DOWN
  · 59.0 s of waiting for HAProxy: s1 UP; last seen: s1 DOWN
  ✗ s1 joins  1 min 00 s  out of time
  out of time · no files · 1 min 01 s

Task 0  passed            1.7 s    1 file  logs/task 0
Task 1  out of time  1 min 01 s   0 files  logs/task 1
Task 2  not run

✗ out of time · 1 of 3 tasks passed · 1 file · 1 min 15 s
`,
    );
    assert.equal(
      stderr?.text,
      `✗ it never became true: HAProxy: s1 UP
  step       s1 joins
  last seen  s1 DOWN
  waited     1 min 00 s
  → \`within:\` of the step is how long it may take; \`ait-lab doctor\` looks at the machine
`,
    );
  });

  it('name the task of each line once tasks run side by side', async () => {
    const ended = { outcome: 'passed', elapsedMs: 1000 } as const;
    const [stdout] = await play([
      [0, { type: 'task-started', task: 3 }],
      [0, { type: 'task-started', task: 4 }],
      [0, { type: 'step-started', task: 3, step: 0, name: 'a' }],
      [0, { type: 'step-started', task: 4, step: 0, name: 'b' }],
      [0, { type: 'step-ended', task: 4, step: 0, ...ended }],
      [0, { type: 'step-ended', task: 3, step: 0, ...ended }],
      [0, { type: 'task-ended', task: 4, ...ended, folder: 'logs/task 4', files: 2 }],
    ]);
    assert.equal(
      stdout?.text,
      `
Task 3

Task 4
  task 4  ✓ b  1.0 s
  task 3  ✓ a  1.0 s
  task 4  passed · 2 files in logs/task 4 · 1.0 s
`,
    );
  });

  it('show what was left out as left out, count it, and give it no tick', async () => {
    const [stdout] = await play(withoutSome);
    assert.equal(
      stdout?.text,
      `ait-lab: task 5, run a1b2c3d4
– The images: as they are: --no-build

Task 5 · Nodes
  ✓ s1 joins  1.0 s  without stats.png: --no-screenshots
  – the configuration is timed  left out: --no-experiments
  passed · 1 file in logs/task 5 · 1 step left out, 1 in part · 1.0 s

Task 5  passed            1.0 s    1 file  logs/task 5  1 step left out, 1 in part

✓ passed · 1 of 1 task passed · 1 file · 1 step left out, 1 in part · 1.0 s
`,
    );
  });

  it('tell what chaos does, each thing as it happens', async () => {
    const [stdout, stderr] = await play(aChaos);
    assert.equal(
      stdout?.text,
      `ait-lab: chaos, seed 42, variant hitless, 1 minute, record in chaos/42-20261123T203026Z, 6 web applications at most, 300 requests a second
✓ The images: images up to date  0.9 s
    0.0 s  the lab starts
    1.2 s  s3 is stopped
    1.3 s  s1 is killed
    2.2 s  s3 joins
    5.1 s  ha's HAProxy is killed
    6.0 s  quiet
   12.1 s  all agree after 2.3 s
`,
    );
    assert.equal(stderr?.text, '');
  });

  it('show a failure that came before any task', async () => {
    const failure = { reason: 'deadline', timeoutMs: 5000 } as const;
    const [stdout, stderr] = await play([
      [0, { type: 'run-ended', outcome: 'timed-out', elapsedMs: 5000, failure }],
    ]);
    assert.equal(stdout?.text, '');
    assert.equal(
      stderr?.text,
      '✗ the run was not done after 5.0 s\n  → give it more time with --timeout SECONDS\n',
    );
  });
});
