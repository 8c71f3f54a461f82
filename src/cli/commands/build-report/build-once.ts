import { join } from 'node:path';
import { Failed } from '../../../failure.js';
import { assembleReport } from '../../../report/assemble-report.js';
import type { Report } from '../../../report/model.js';
import { judgeReport } from './judge-report.js';
import { printWithBrowser } from './print-with-browser.js';
import { readReportInput } from './read-report-input.js';
import { writeReport, type ReportFormat, type WrittenReport } from './write-report.js';
import type { WorkspaceOptions } from '../../workspace.js';

/** What `ait-lab build-report` is told. */
export interface ReportOptions extends WorkspaceOptions {
  readonly format?: readonly ReportFormat[];
  /** Words such as `5` or `0-3`. */
  readonly task?: readonly string[];
  readonly open?: boolean;
  readonly watch?: boolean;
  readonly allowMissing?: boolean;
  /** Path of the browser that prints. */
  readonly browser?: string;
}

/** A report that was built, as far as it could be written. */
export interface BuiltReport {
  readonly workspace: string;
  readonly report: Report;
  readonly files: readonly WrittenReport[];
  /** What kept it from being written to the end. */
  readonly failure: Failed | undefined;
}

/**
 * Builds the report from what is on disk now.
 *
 * @throws Failed `usage`, `scenario-invalid`: then there is no report at all
 */
export async function buildOnce(
  options: ReportOptions,
  formats: readonly ReportFormat[],
): Promise<BuiltReport> {
  const { workspace, input, evidence } = await readReportInput(options, options.task ?? []);
  const report = assembleReport(input, (unjudged) => judgeReport(evidence, unjudged));
  const files: WrittenReport[] = [];
  const print = printWithBrowser(options.browser);
  try {
    await writeReport(workspace, report, formats, print, (file) => files.push(file));
    return { workspace, report, files, failure: undefined };
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return { workspace, report, files, failure: error };
  }
}

/** The file that a reader wants to see: the page, or what there is instead. */
export function pageOf({ workspace }: BuiltReport, formats: readonly ReportFormat[]): string {
  const best = (['html', 'pdf', 'md'] as const).find((format) => formats.includes(format)) ?? 'html';
  return join(workspace, 'report', `report.${best}`);
}
