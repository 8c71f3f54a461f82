import type { Failure } from '../failure.js';
import { buildProgram } from './program.js';

// Only what every command needs is loaded here; the rest comes with the command that was asked for.
const program = buildProgram();
process.stdout.on('error', () => undefined);
try {
  await program.parseAsync();
} catch (error) {
  if (!isFailed(error)) throw error;
  await fail(error.failure);
}

async function fail(failure: Failure): Promise<void> {
  const [{ failureText }, { makePalette }, { exitCode }] = await Promise.all([
    import('../ui/failure-text.js'),
    import('../ui/palette.js'),
    import('./exit-code.js'),
  ]);
  const json = process.argv.includes('--json') || process.env['AIT_LAB_JSON'];
  if (json) process.stdout.write(`${JSON.stringify({ type: 'failure', failure })}\n`);
  const { stderr } = process;
  stderr.write(`${failureText(failure, makePalette(stderr), stderr.columns)}\n`);
  process.exitCode = exitCode(failure);
}

function isFailed(error: unknown): error is { failure: Failure } {
  return error instanceof Error && error.name === 'Failed' && 'failure' in error;
}
