import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';
import { createWriteStream } from 'node:fs';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { availableParallelism } from 'node:os';

// `npm test` ends here: unit tests side by side, then the end-to-end tests, which share one engine, one by one.
// Arguments select files by a part of their path; AIT_LAB_TEST_TAP names a file for a machine-readable record.
const root = import.meta.dirname;
const wanted = process.argv.slice(2);
const files = (readdirSync(root, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.test.js'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => join(root, name))
  .sort();
const isEndToEnd = (file: string): boolean => relative(root, file).startsWith('e2e');

let passed = 0;
let failed = 0;
await runAll(files.filter((file) => !isEndToEnd(file)), availableParallelism());
await runAll(files.filter(isEndToEnd), 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function runAll(group: string[], concurrency: number): Promise<void> {
  if (group.length === 0) return;
  const stream = run({ files: group, concurrency, timeout: 15 * 60_000 });
  stream.on('test:pass', (test) => {
    if (test.details.type !== 'suite' && test.skip === undefined) passed += 1;
  });
  stream.on('test:fail', (test) => {
    if (test.details.type !== 'suite') failed += 1;
  });
  const record = process.env['AIT_LAB_TEST_TAP'];
  if (record !== undefined) stream.compose(tap).pipe(createWriteStream(record, { flags: 'a' }));
  const report = stream.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await new Promise((resolve, reject) => report.on('end', resolve).on('error', reject));
}
