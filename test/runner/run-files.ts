import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inspect } from 'node:util';
import { text } from 'node:stream/consumers';
import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';

// Usage: node run-files.js CONCURRENCY FILE…  Runs test files, shows what they say, and tells the process that has
// started it how many passed and failed. AIT_LAB_TEST_TAP names a file for a machine-readable record.
const [concurrency = '1', ...files] = process.argv.slice(2);
const record = process.env['AIT_LAB_TEST_TAP'];
let passed = 0;
let failed = 0;
const failures: string[] = [];
const stopped = new AbortController();
process.on('SIGTERM', () => stopped.abort());
const stream = run({
  files,
  concurrency: Number(concurrency),
  timeout: 15 * 60_000,
  signal: stopped.signal,
});
stream.on('test:pass', ({ details, skip }) => {
  if (details.type !== 'suite' && skip === undefined) passed += 1;
});
stream.on('test:fail', ({ name, file = '', details }) => {
  if (details.type === 'suite') return;
  failed += 1;
  failures.push(`${basename(file, '.js')}: ${name}\n${shortened(inspect(details.error.cause))}`);
});
const recorded = record === undefined ? undefined : text(stream.compose(tap));
const report = stream.pipe(new spec());
report.pipe(process.stdout, { end: false });
await new Promise((resolve, reject) => report.on('end', resolve).on('error', reject));
// Written in one go: other processes append theirs to the same file.
if (record !== undefined && recorded !== undefined) appendFileSync(record, await recorded);
process.exitCode = failed > 0 ? 1 : 0;
process.send?.({ passed, failed, failures });
process.disconnect();

/** Its beginning and its end: what a command has printed in minutes stands between what was expected and what was. */
function shortened(words: string): string {
  const [first, last] = [1000, 3000];
  return words.length <= first + last ? words : `${words.slice(0, first)}\n[…]\n${words.slice(-last)}`;
}
