import { availableParallelism, constants } from 'node:os';
import { runFiles, type Counts } from './runner/children.js';
import { EndToEnd } from './runner/end-to-end.js';
import { findTestFiles, testPath } from './runner/test-files.js';

// `npm test` ends here: unit tests side by side, while engines start, images are built, and the end-to-end tests run, which
// wait for containers most of their time and come first where both want the processor.
// Arguments select files by a part of their path, or `unit` for what starts neither engine, browser nor command;
// AIT_LAB_TEST_TAP names a file for a machine-readable record; AIT_LAB_TEST_ENGINE=shared takes the engine that is there.
const root = import.meta.dirname;
const files = findTestFiles(root, process.argv.slice(2));
const total = { passed: 0, failed: 0 };
const allFailures: string[] = [];
const started = performance.now();
const endToEnd = new EndToEnd(files);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void endToEnd.stop().finally(() => process.exit(130)));

try {
  await Promise.all([runUnitTests(), endToEnd.run((file, counts) => tell(testPath(root, file), counts))]);
} finally {
  await endToEnd.stop();
}
// Once more, and last: what has passed meanwhile fills thousands of lines.
for (const failure of allFailures) console.log(`✖ ${failure}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function runUnitTests(): Promise<void> {
  const { env } = process;
  const priority = constants.priority.PRIORITY_BELOW_NORMAL;
  const runs = [
    { what: 'unit tests', some: files.unit, concurrency: availableParallelism(), live: true, priority },
    { what: 'unit tests of what keeps a pace', some: files.paced, concurrency: 1, live: false },
  ];
  await Promise.all(
    runs.map(async ({ what, some, ...options }) => {
      if (some.length > 0) tell(what, await runFiles(some, { ...options, env }));
    }),
  );
}

function tell(what: string, { passed, failed, failures: someFailures }: Counts): void {
  total.passed += passed;
  total.failed += failed;
  allFailures.push(...someFailures);
  const elapsedS = Math.round((performance.now() - started) / 1000);
  const failures = failed > 0 ? `, ${failed} failed` : '';
  console.log(`${what}: ${passed} passed${failures}, ${elapsedS} s after the start`);
}
