import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';

// `npm test` ends here: unit tests side by side, then the end-to-end tests one by one, on an engine of their own with
// an empty data folder, so that no image from before can hide a mistake. Arguments select files by a part of their
// path; AIT_LAB_TEST_TAP names a file for a machine-readable record; AIT_LAB_TEST_ENGINE=shared takes the engine that
// is there.
const root = import.meta.dirname;
const wanted = process.argv.slice(2);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.js'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => join(root, name))
  .sort();
const endToEnd = files.filter((file) => relative(root, file).startsWith('e2e'));

let passed = 0;
let failed = 0;
await runAll(
  files.filter((file) => !endToEnd.includes(file)),
  availableParallelism(),
);
if (endToEnd.length > 0) await onOwnEngine(() => runAll(endToEnd, 1));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function runAll(group: string[], concurrency: number): Promise<void> {
  if (group.length === 0) return;
  const stream = run({ files: group, concurrency, timeout: 15 * 60_000 });
  stream.on('test:pass', ({ details, skip }) => {
    if (details.type !== 'suite' && skip === undefined) passed += 1;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') failed += 1;
  });
  const record = process.env['AIT_LAB_TEST_TAP'];
  if (record !== undefined) stream.compose(tap).pipe(createWriteStream(record, { flags: 'a' }));
  const report = stream.pipe(new spec());
  report.pipe(process.stdout, { end: false });
  await new Promise((resolve, reject) => report.on('end', resolve).on('error', reject));
}

async function onOwnEngine(work: () => Promise<void>): Promise<void> {
  const canStart = process.getuid?.() === 0 && existsSync('/proc');
  if (!canStart || process.env['AIT_LAB_TEST_ENGINE'] === 'shared') {
    console.log('end-to-end tests: on the engine that is there');
    return work();
  }
  // Not in TMPDIR: the path of a socket has to be short.
  const folder = mkdtempSync('/tmp/ait-engine-');
  const setup = join(root, '..', '..', 'bin', 'setup');
  const stop = (): void => {
    execFileSync(setup, ['--own-engine', folder, '--stop'], { stdio: 'inherit' });
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = (): void => {
    stop();
    process.exit(130);
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  try {
    const line = execFileSync(setup, ['--own-engine', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.env['DOCKER_HOST'] = line.trim().replace('DOCKER_HOST=', '');
    await work();
  } finally {
    stop();
  }
}
