import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { makeCourseRepository } from '../test/course/course-repository.js';
import { floor, median, seconds, timed } from './measure.js';

// Measures a run of somebody's own repository against its floor, in turn. Usage: npm run bench:own -- [PAIRS | --short]
// The repository is that of the tests, finished, with nothing to be built after the first run; every figure is printed.
// `--short` is one task, once, and builds: whether all of it works, not how fast.
const [word = '5', ...more] = process.argv.slice(2);
const isShort = word === '--short';
if (more.length > 0 || !(isShort || /^[1-9]\d?$/.test(word))) {
  console.error(
    `bench:own: "${process.argv.slice(2).join(' ')}" is neither a number of pairs from 1 to 99 nor --short`,
  );
  process.exit(2);
}
const tasks = isShort ? ['5'] : ['5', '6'];
const count = isShort ? 1 : Number(word);
const parent = mkdtempSync(join(tmpdir(), 'ait-bench-own-'));

try {
  const folder = makeCourseRepository(join(parent, 'repository'), { edition: '2020' });
  const run = ['run', ...tasks, '--repair', 'always', '--no-screenshots', '--json', '-C', folder];
  if (!isShort && (await timed(run)).code !== 0)
    throw new Error('the lab does not run here; see `ait-lab doctor`');
  const pairs: { ms: number; floorMs: number; peakMb: number; firstContainerMs: number }[] = [];
  for (let pair = 0; pair < count; pair++) {
    const before = pair % 2 === 1 ? floor(folder, tasks) : undefined;
    const started = Date.now();
    const { ms, peakMb, code } = await timed(run);
    if (code !== 0) throw new Error(`the run ended with ${code}`);
    const firstContainerMs = startedAt(folder) - started;
    const floorMs = before ?? floor(folder, tasks);
    console.log(
      `pair ${pair + 1}: run ${ms} ms, floor ${floorMs} ms, first container after ${firstContainerMs} ms`,
    );
    pairs.push({ ms, floorMs, peakMb, firstContainerMs });
  }
  const ratios = pairs.map(({ ms, floorMs }) => ms / floorMs);
  const starts = pairs.map(({ firstContainerMs }) => firstContainerMs);
  const rows = [
    [`run ${tasks.join(' ')}`, `median ${seconds(median(pairs.map(({ ms }) => ms)))}`],
    ['its floor', `median ${seconds(median(pairs.map(({ floorMs }) => floorMs)))}`],
    [
      'ratio, pair by pair',
      `median ${median(ratios).toFixed(3)} (${ratios.map((one) => one.toFixed(3)).join(', ')})`,
    ],
    ['first container', `median ${Math.round(median(starts))} ms (${starts.join(', ')})`],
    ['peak memory of the tool', `${Math.max(...pairs.map(({ peakMb }) => peakMb))} MB`],
  ];
  console.log(
    ['', '| what | measured |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
  );
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/** When the first container of the first task started, by the engine's own word; milliseconds since 1970. */
function startedAt(folder: string): number {
  const [task = ''] = tasks;
  const inspected: unknown = JSON.parse(
    readFileSync(join(folder, `logs/task ${task}/inspect-ha.json`), 'utf8'),
  );
  const [ha] = z.array(z.object({ State: z.object({ StartedAt: z.string() }) })).parse(inspected);
  return Date.parse(ha?.State.StartedAt ?? '');
}
