import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { LabEvent } from '../../src/events.js';
import { fitRows } from '../../src/ui/fit-rows.js';
import { makeUi } from '../../src/ui/make-ui.js';
import { makePalette } from '../../src/ui/palette.js';
import { progressRows, type Row } from '../../src/ui/progress-rows.js';
import { rowLines, rowsHeight } from '../../src/ui/row-lines.js';
import { RunRecord } from '../../src/ui/run-record.js';
import { aChaos } from './a-chaos.js';
import { aRun, withoutSome } from './a-run.js';
import { CapturedOutput } from './captured-output.js';

const palette = makePalette({}, { NO_COLOR: '1' });

/** The list after the events until a time, as text; icons are the states' first letters. */
function drawn(untilMs: number, { columns = 80, rows = 24, events = aRun } = {}): string {
  const clock = { now: 0 };
  const record = new RunRecord(() => clock.now);
  for (const [atMs, event] of events.filter(([time]) => time <= untilMs)) {
    clock.now = atMs;
    record.add(event);
  }
  const list = progressRows(record, { palette, now: untilMs });
  return text(fitRows(list, { columns, rows }, palette), 0, columns).replaceAll('\u00A0', ' ');
}

function text(rows: readonly Row[], level: number, columns: number): string {
  return rows
    .map((row) => {
      const indent = '  '.repeat(level);
      const lines = rowLines(row, level, columns, palette).join(`\n  ${indent}`);
      return `${indent}${row.state.charAt(0)} ${lines}\n${text(row.rows, level + 1, columns)}`;
    })
    .join('');
}

describe('the progress list', () => {
  it('shows what the build is at', () => {
    assert.equal(
      drawn(12_100),
      `p The machine · Docker Engine 26.1.5  0.3 s
r The images  11.8 s
  › ha:task0 step 3/9
w Task 0 · Two backends
w Task 1 · A supervisor
w Task 2 hitless · Serf
w removed the leftovers of run 99
`,
    );
  });

  it('shows the steps of the running task, and what is waited for and was last seen', () => {
    assert.equal(
      drawn(18_500),
      `p The machine · Docker Engine 26.1.5  0.3 s
p The images · 4 images built  12.0 s
p Task 0 · Two backends  1.7 s · 1 file
r Task 1 · A supervisor  4.5 s
  r s1 joins  4.5 s
    › waiting for HAProxy: s1 UP
      last seen: s1 DOWN
  w s1 is killed
w Task 2 hitless · Serf
w removed the leftovers of run 99
`,
    );
  });

  it('gives no tick to what is left out', () => {
    const events = withoutSome.filter(([, { type }]) => type !== 'task-ended' && type !== 'run-ended');
    assert.equal(
      drawn(1000, { events }),
      `s The images · as they are: --no-build
r Task 5 · Nodes  1.0 s · 1 file · 1 step left out, 1 in part
  p s1 joins  1.0 s  without stats.png: --no-screenshots
  s the configuration is timed  left out: --no-experiments
`,
    );
    assert.equal(
      drawn(1000, { events: withoutSome }),
      `s The images · as they are: --no-build
p Task 5 · Nodes  1.0 s · 1 file · 1 step left out, 1 in part
`,
    );
  });

  it('shows in the end where it failed and what was not run', () => {
    assert.equal(
      drawn(80_000),
      `p The machine · Docker Engine 26.1.5  0.3 s
p The images · 4 images built  12.0 s
p Task 0 · Two backends  1.7 s · 1 file
f Task 1 · A supervisor  1 min 01 s  out of time
  f s1 joins  1 min 00 s
  w s1 is killed
s Task 2 hitless · Serf  not run
w removed the leftovers of run 99
`,
    );
  });

  it('shows what chaos has done last, and in the end how much that was', () => {
    assert.equal(
      drawn(16_500, { events: aChaos }),
      `p The images · images up to date  0.9 s
r Chaos · seed 42, variant hitless, 1 minute  16.5 s · 4 events
  ›     1.3 s  s1 is killed
        2.2 s  s3 joins
        5.1 s  ha's HAProxy is killed
        6.0 s  quiet
       12.1 s  all agree after 2.3 s
`,
    );
    assert.equal(
      drawn(20_000, { events: aChaos }),
      `p The images · images up to date  0.9 s
f Chaos · seed 42, variant hitless, 1 minute  17.0 s · 4 events
`,
    );
  });

  it('is wrapped and cut in a narrow terminal', () => {
    assert.equal(
      drawn(18_500, { columns: 30 }),
      `p The machine · Docker
  Engine 26.1.5  0.3 s
p The images · 4 images
  built  12.0 s
p Task 0 · Two
  backends  1.7 s · 1 file
r Task 1 · A
  supervisor  4.5 s
  r s1 joins  4.5 s
    › waiting for HAProxy:…
      last seen: s1 DOWN
  w s1 is killed
w Task 2 hitless · Serf
w removed the leftovers of
  run 99
`,
    );
  });
});

describe('a list that is higher than the terminal', () => {
  const row = (key: string, state: Row['state'], rows: readonly Row[] = []): Row => ({
    key,
    state,
    title: key,
    details: [],
    rows,
  });
  const step = (task: number, at: number, state: Row['state']): Row => row(`task ${task} step ${at}`, state);
  const rows = [
    row('phase check', 'passed'),
    row('task 0', 'passed'),
    row('task 1', 'passed'),
    row('task 2', 'running', [
      step(2, 0, 'passed'),
      step(2, 1, 'passed'),
      step(2, 2, 'running'),
      step(2, 3, 'waiting'),
      step(2, 4, 'waiting'),
    ]),
    row('task 3', 'waiting'),
    row('task 4', 'waiting'),
  ];
  const titles = (list: readonly Row[]): string[] =>
    list.flatMap(({ title, rows: below }) => [title, ...titles(below)]);
  const fitted = (height: number): string[] => titles(fitRows(rows, { columns: 80, rows: height }, palette));

  it('stays as it is where it fits', () => {
    assert.equal(rowsHeight(rows, 0, 80, palette), 13);
    assert.deepEqual(fitted(14), titles(rows));
  });

  it('loses the tasks to come first', () => {
    assert.deepEqual(fitted(13).slice(-1), ['2 tasks to come']);
    assert.equal(fitted(13).length, 10);
  });

  it('loses all but what runs in the end', () => {
    assert.deepEqual(fitted(5), [
      'phase check',
      '2 tasks passed',
      'task 2',
      '2 steps passed',
      'task 2 step 2',
      '2 steps to come',
      '2 tasks to come',
    ]);
  });
});

describe('progress on a terminal', () => {
  async function play(events: readonly LabEvent[], env: NodeJS.ProcessEnv): Promise<CapturedOutput[]> {
    const [stdout, stderr] = [new CapturedOutput({ isTTY: true }), new CapturedOutput({ isTTY: true })];
    const ui = await makeUi({ mode: 'progress', stdout, stderr, now: () => 0, env });
    for (const event of events) ui.emit(event);
    await ui.close();
    return [stdout, stderr];
  }

  it('ends with the whole list, the outcome and the failure, and gives the cursor back', async () => {
    const [stdout, stderr] = await play(
      aRun.map(([, event]) => event),
      { NO_COLOR: '1' },
    );
    const plain = stripVTControlCharacters(stdout?.text ?? '').replaceAll('\u00A0', ' ');
    assert.equal(
      plain,
      `ait-lab: tasks 0–2, evidence in logs, run a1b2c3d4

✓ The machine · Docker Engine 26.1.5  0.3 s
✓ The images · 4 images built  12.0 s
✓ Task 0 · Two backends  1.7 s · 1 file
✗ Task 1 · A supervisor  1 min 01 s  out of time
  ✗ s1 joins  1 min 00 s
  · s1 is killed
– Task 2 hitless · Serf  not run
! removed the leftovers of run 99

✗ out of time · 1 of 3 tasks passed · 1 file · 1 min 15 s
`,
    );
    assert.ok(
      stdout?.text.includes('\u001B[?25l') &&
        stdout.text.lastIndexOf('\u001B[?25h') > stdout.text.lastIndexOf('\u001B[?25l'),
    );
    assert.match(stderr?.text ?? '', /^\n✗ it never became true: HAProxy: s1 UP\n/);
  });

  it('says below its list what had to make room', async () => {
    const files = [{ from: 'logs/task 5/ha.log', to: 'logs/replaced/then/task 5/ha.log' }];
    const [stdout] = await play(
      [
        { type: 'phase-started', phase: 'machine' },
        { type: 'moved-aside', files },
        { type: 'run-ended', outcome: 'passed', elapsedMs: 1 },
      ],
      { NO_COLOR: '1' },
    );
    const plain = stripVTControlCharacters(stdout?.text ?? '').replaceAll(/\s+/g, ' ');
    assert.ok(plain.includes('! logs/task 5/ha.log was in the way,'), plain);
    assert.ok(plain.includes('it is now logs/replaced/then/task 5/ha.log'), plain);
  });

  it('heads a run of chaos with what makes it happen again', async () => {
    const [stdout] = await play(
      aChaos.map(([, event]) => event),
      { NO_COLOR: '1' },
    );
    const [header = ''] = (stdout?.text ?? '').split('\n\n');
    assert.equal(
      stripVTControlCharacters(header),
      `ait-lab: chaos, seed 42, variant hitless, 1 minute, record in
chaos/42-20261123T203026Z, 6 web applications at most, 300 requests a second`,
    );
  });

  it('writes notes at once as long as there is no list', async () => {
    const [stdout] = await play([{ type: 'note', level: 'warning', text: 'look out' }], { NO_COLOR: '1' });
    assert.equal(stdout?.text, '! look out\n');
  });

  it('leaves no listener for signals behind', async () => {
    const before = process.listenerCount('SIGINT');
    await play(
      aRun.map(([, event]) => event),
      {},
    );
    assert.equal(process.listenerCount('SIGINT'), before);
  });
});
