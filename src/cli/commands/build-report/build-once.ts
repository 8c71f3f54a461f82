import { join, resolve } from 'node:path';
import { Failed } from '../../../failure.js';
import { Aside } from '../../../keep/aside.js';
import { assembleEvidence } from '../../../report/assemble-evidence.js';
import { assembleReport } from '../../../report/assemble-report.js';
import type { Report } from '../../../report/model.js';
import { judgeReport } from './judge-report.js';
import { printWithBrowser } from './print-with-browser.js';
import { readReportInput } from './read-report-input.js';
import type { ReportFormat } from './report-formats.js';
import { pageName, writeReport, type PageName, type WrittenReport } from './write-report.js';
import { tellMovedAside } from '../../tell-moved-aside.js';
import type { WorkspaceOptions } from '../../workspace.js';

/** What `ait-lab build-report` is told. */
export interface ReportOptions extends WorkspaceOptions {
  readonly format?: readonly ReportFormat[];
  /** Words such as `5` or `0-3`. */
  readonly task?: readonly string[];
  readonly open?: boolean;
  readonly watch?: boolean;
  readonly allowMissing?: boolean;
  /** The evidence alone, beside a report that somebody writes by hand. */
  readonly evidence?: boolean;
  /** Path of the browser that prints. */
  readonly browser?: string;
  /** Folder for the report, from where the command runs. */
  readonly output?: string;
  /** Move aside what is not ours. */
  readonly replace?: boolean;
}

/** A report that was built, as far as it could be written. */
export interface BuiltReport {
  /** Absolute path of the folder that it was written to. */
  readonly folder: string;
  readonly report: Report;
  readonly files: readonly WrittenReport[];
  /** What kept it from being written to the end. */
  readonly failure: Failed | undefined;
}

/**
 * Builds the report from what is on disk now.
 *
 * @throws Failed `usage`, `scenario-invalid`, `not-ours`: then nothing was written at all
 */
export async function buildOnce(
  options: ReportOptions,
  formats: readonly ReportFormat[],
): Promise<BuiltReport> {
  const { workspace, input, evidence, checked } = await readReportInput(options, options.task ?? []);
  const assemble = options.evidence ? assembleEvidence : assembleReport;
  const report = assemble(input, (unjudged) => judgeReport(evidence, checked, unjudged));
  if (options.evidence && report.chapters.length === 0)
    throw new Failed({ reason: 'usage', message: nothingCaptured, hint: 'ait-lab run all' });
  const files: WrittenReport[] = [];
  const print = printWithBrowser(options.browser);
  const aside = new Aside();
  using _told = tellMovedAside(aside);
  const { output, replace = false } = options;
  const folder = output === undefined ? join(workspace, 'report') : resolve(output);
  const place = {
    workspace,
    folder,
    shown: output === undefined ? 'report' : shownFolder(output),
    name: nameOf(options),
    replace,
    aside,
  };
  try {
    await writeReport(place, report, formats, print, (file) => files.push(file));
    return { folder, report, files, failure: undefined };
  } catch (error) {
    if (!(error instanceof Failed) || error.failure.reason === 'not-ours') throw error;
    return { folder, report, files, failure: error };
  }
}

const nothingCaptured = 'nothing has been captured in this workspace yet';

function nameOf({ evidence = false }: ReportOptions): PageName {
  return evidence ? 'evidence' : 'report';
}

function shownFolder(output: string): string {
  return output.replace(/(?<=.)\/+$/, '');
}

/** The file that a reader wants to see: the page, or what there is instead. */
export function pageOf(
  { folder }: BuiltReport,
  formats: readonly ReportFormat[],
  options: ReportOptions,
): string {
  const best = (['html', 'pdf', 'md'] as const).find((format) => formats.includes(format)) ?? 'html';
  return join(folder, pageName(best, nameOf(options)));
}
