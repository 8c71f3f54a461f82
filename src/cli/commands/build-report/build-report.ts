import { makePalette } from '../../../ui/palette.js';
import { bytesText } from '../../../ui/quantity.js';
import { table } from '../../../ui/table.js';
import type { CommandResult } from '../../command-result.js';
import { buildOnce, pageOf, type ReportOptions } from './build-once.js';
import { gapsText } from './gaps-text.js';
import { openFile } from '../../open-file.js';
import type { WrittenReport } from './write-report.js';

/** `ait-lab build-report`: makes the report of what lies in the workspace, once or whenever something changes there. */
export async function buildReport(options: ReportOptions): Promise<CommandResult> {
  const isShort = options.watch === true || options.evidence === true;
  const formats = options.format ?? (isShort ? ['md', 'html'] : ['md', 'html', 'pdf']);
  if (options.watch) return (await import('./watch-report.js')).watchReport(options, formats);
  const built = await buildOnce(options, formats);
  const palette = makePalette(process.stdout);
  const text = writtenText(built.files) + gapsText(built.report, palette);
  const open = options.open ? () => openFile(pageOf(built, formats, options)) : () => Promise.resolve();
  try {
    if (built.failure !== undefined) throw built.failure;
    await open();
  } catch (failure) {
    // What could be written is there, and is told of before what went wrong.
    process.stdout.write(text);
    throw failure;
  }
  return { text, exitCode: built.report.gaps.length > 0 && !options.allowMissing ? 1 : 0 };
}

function writtenText(files: readonly WrittenReport[]): string {
  return table(files.map(({ path, bytes }) => [path, bytesText(bytes)]));
}
