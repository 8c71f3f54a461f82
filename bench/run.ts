import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { command, floor, median, root, seconds, timed, type Measured } from './measure.js';

// Measures the tool against its floor, in turn, and prints a table. Usage: npm run bench -- [pairs | --short]
// Nothing is smoothed: every single figure is printed; a ratio is that of the two runs of a pair. `--short` does each
// thing once, and with one task only: whether all of it works, not how fast.
interface Scale {
  readonly tasks: string;
  readonly pairs: number;
  /** How often each command is timed that needs no engine. */
  readonly times: number;
  readonly starts: number;
}
const scale = scaleOf(process.argv.slice(2));
const { tasks, pairs, times } = scale;
const workspace = mkdtempSync(join(tmpdir(), 'ait-bench-'));
// Of `report/`, what its pages are made of: those that are there are another version's.
const written = ['report/answers', 'report/images/capture'];
// What the floor does, too: the scenarios alone.
const plainRun = ['run', tasks, '--no-experiments', '--no-screenshots'];

try {
  // Builds what is missing, so that no pair does.
  const whole = await timed(['run', tasks, '-C', workspace, '--json']);
  if (whole.code !== 0) throw new Error('the lab does not run here; see `ait-lab doctor`');
  const runs: Measured[] = [];
  const floors: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // Every other pair begins with the floor, so that neither always has the warmer machine.
    if (pair % 2 === 1) floors.push(floor(root, [tasks]));
    runs.push(await timed([...plainRun, '-C', workspace, '--json']));
    if (pair % 2 === 0) floors.push(floor(root, [tasks]));
    const [run, bottom] = [runs.at(-1), floors.at(-1)];
    console.log(`pair ${pair + 1}: run ${run?.ms} ms, floor ${bottom} ms, exit code ${run?.code}`);
  }
  const ratios = runs.map(({ ms }, pair) => ms / (floors[pair] ?? NaN));
  const jobs: string[] = [];
  for (const count of [2, 3]) {
    const run = await timed([...plainRun, '-C', workspace, '--json', '--jobs', String(count)]);
    jobs.push(`${seconds(run.ms)}${run.code === 0 ? '' : ' (failed)'}`);
  }
  const help = startRatios(scale.starts);
  const rows = [
    [
      'machine',
      `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`,
    ],
    [`\`run ${tasks}\`, experiments and pictures included`, seconds(whole.ms)],
    [
      `\`${plainRun.join(' ')}\`, images built`,
      `median ${seconds(median(runs.map(({ ms }) => ms)))} (${runs.map(({ ms }) => seconds(ms)).join(', ')})`,
    ],
    ['its floor', `median ${seconds(median(floors))} (${floors.map(seconds).join(', ')})`],
    [
      'ratio, pair by pair',
      `median ${median(ratios).toFixed(3)} (${ratios.map((ratio) => ratio.toFixed(3)).join(', ')})`,
    ],
    ['peak memory of the tool', `${Math.max(whole.peakMb, ...runs.map(({ peakMb }) => peakMb))} MB`],
    [
      'images checked, nothing changed',
      `median ${Math.round(median(runs.map(({ buildMs }) => buildMs)))} ms`,
    ],
    ['the same with `--jobs 2`', jobs[0] ?? ''],
    ['the same with `--jobs 3`', jobs[1] ?? ''],
    ['`build-report --format md,html`', reportTimes(['build-report', '--format', 'md,html'], written)],
    ['`build-report --format pdf`', reportTimes(['build-report', '--format', 'pdf'], written)],
    ['`check` of the reference run', reportTimes(['check'], ['report'])],
    ['`ait-lab --help` / `node -e 0`', `median ${median(help).toFixed(2)} of ${help.length} pairs`],
  ];
  console.log(
    ['', '| what | measured |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
  );
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

function startRatios(count: number): number[] {
  const time = (args: string[]): number => {
    const started = performance.now();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - started;
  };
  return Array.from({ length: count }, () => time([command, '--help']) / time(['-e', '0']));
}

/** What is done with the repository's own reference run, and all that its answers quote. */
function reportTimes(args: readonly string[], inReport: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ait-bench-report-'));
  try {
    for (const name of ['logs', 'ait-lab.yaml', 'bench/RESULT.json', ...inReport])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    const measured = Array.from({ length: times }, () => {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [command, ...args, '-C', folder]);
      if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${String(stderr)}`);
      return performance.now() - started;
    });
    return `median ${preciseSeconds(median(measured))} (${measured.map(preciseSeconds).join(', ')})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the arguments ask for; anything else ends the program as a mistake of whoever called it. */
function scaleOf(words: readonly string[]): Scale {
  const [word = '5', ...more] = words;
  if (more.length === 0 && word === '--short') return { tasks: '0', pairs: 2, times: 1, starts: 2 };
  if (more.length === 0 && /^[1-9]\d?$/.test(word))
    return { tasks: 'all', pairs: Number(word), times: 5, starts: 20 };
  console.error(`bench: "${words.join(' ')}" is neither a number of pairs from 1 to 99 nor --short`);
  process.exit(2);
}

function preciseSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
