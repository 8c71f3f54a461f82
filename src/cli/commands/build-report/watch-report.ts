import { basename } from 'node:path';
import { Failed } from '../../../failure.js';
import { failureText } from '../../../ui/failure-text.js';
import { makePalette } from '../../../ui/palette.js';
import { bytesText, elapsedText } from '../../../ui/quantity.js';
import { wordsOf } from '../../../report/words.js';
import { buildOnce, pageOf, type BuiltReport, type ReportOptions } from './build-once.js';
import type { CommandResult } from '../../command-result.js';
import { watchInterrupts } from '../../interrupt.js';
import { openFile } from '../../open-file.js';
import { readReportInput } from './read-report-input.js';
import { ReportSources } from './report-sources.js';
import type { ReportFormat } from './report-formats.js';

/** Builds the report whenever something changes that it is made of, until it is interrupted; a mistake does not end it. */
export async function watchReport(
  options: ReportOptions,
  formats: readonly ReportFormat[],
): Promise<CommandResult> {
  using signal = watchInterrupts();
  using sources = new ReportSources(options.directory ?? '.');
  const interrupted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  // What is wrong with the command itself no change of a file will mend.
  await readReportInput(options, options.task ?? []).catch(throwUsage);
  let opens = options.open ?? false;
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const changed = sources.watch();
    const built = await buildAndTell(options, formats, isFirst);
    if (opens && built) {
      opens = false;
      await openFile(pageOf(built, formats, options)).catch(tell);
    }
    await Promise.race([changed, interrupted]);
  }
  return { text: '', exitCode: 130 };
}

function throwUsage(error: unknown): void {
  if (!(error instanceof Failed) || error.failure.reason === 'usage') throw error;
}

async function buildAndTell(
  options: ReportOptions,
  formats: readonly ReportFormat[],
  isFirst: boolean,
): Promise<BuiltReport | undefined> {
  const started = performance.now();
  try {
    const built = await buildOnce(options, formats);
    if (built.failure !== undefined) tell(built.failure);
    else process.stdout.write(builtLine(built, performance.now() - started));
    return built;
  } catch (error) {
    // Nor will any change that we wait for take a person's file out of the way.
    if (isFirst && error instanceof Failed && error.failure.reason === 'not-ours') throw error;
    tell(error);
    return undefined;
  }
}

function builtLine({ report, files }: BuiltReport, elapsedMs: number): string {
  const sizes = files.map(({ path, bytes }) => `${basename(path)} ${bytesText(bytes)}`).join(', ');
  const missing = report.gaps.length === 0 ? '' : `; ${wordsOf(report.lang).gapsTitle(report.gaps.length)}`;
  return `${sizes} (${elapsedText(elapsedMs)})${missing}\n`;
}

function tell(error: unknown): void {
  if (!(error instanceof Failed)) throw error;
  process.stderr.write(`${failureText(error.failure, makePalette(process.stderr))}\n`);
}
