import { join, relative, sep } from 'node:path';
import { Failed } from '../../../failure.js';
import { encodePath } from '../../../html/encode-path.js';
import type { Aside } from '../../../keep/aside.js';
import { foreignAt, writeOwn } from '../../../keep/door.js';
import { blocksOf } from '../../../report/blocks/blocks-of.js';
import type { Report } from '../../../report/model.js';
import { movedReport } from '../../../report/moved-report.js';
import { reportFormats, type ReportFormat } from './report-formats.js';

/** A report as it is handed in, or its evidence alone. */
export type PageName = 'report' | 'evidence';

export interface WrittenReport {
  /** As a reader is told of it: relative to the workspace, or as it was asked for. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * What a page is printed with.
 *
 * @param way from the folder of the document to `report/`, percent-encoded; empty where it is that folder
 */
export type Print = (html: string, report: Report, way: string) => Promise<Uint8Array>;

/** Where a report is written. */
export interface ReportPlace {
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** Absolute path of the folder. */
  readonly folder: string;
  /** The same as a reader is told of it. */
  readonly shown: string;
  /** What its files are called, without their endings. */
  readonly name: PageName;
  /** Move aside what is not ours, instead of refusing to write. */
  readonly replace: boolean;
  readonly aside: Aside;
}

/**
 * Writes a report in some of its forms, and the drawings in it, each file whole or not at all.
 *
 * @param onWritten is told of each form
 * @throws Failed `not-ours` before anything is written, where a file is there that the tool did not make
 */
export async function writeReport(
  place: ReportPlace,
  report: Report,
  formats: readonly ReportFormat[],
  print: Print,
  onWritten: (file: WrittenReport) => void,
): Promise<void> {
  const drawings = blocksOf(report.chapters).flatMap((block) =>
    block.kind === 'drawing' ? [{ name: block.file.path.replace(/^report\//, ''), svg: block.svg }] : [],
  );
  const pages = reportFormats
    .filter((format) => formats.includes(format))
    .map((format) => pageName(format, place.name));
  if (!place.replace) await refuseForeign(place, [...pages, ...drawings.map(({ name }) => name)]);
  const write = async (name: string, content: string | Uint8Array): Promise<number> =>
    (await writeOwn(join(place.folder, name), content, { aside: place.aside, root: place.folder })).bytes;
  const writePage = async (format: ReportFormat, content: string | Uint8Array): Promise<void> => {
    const name = pageName(format, place.name);
    onWritten({ path: `${place.shown}/${name}`, bytes: await write(name, content) });
  };
  await Promise.all(drawings.map(({ name, svg }) => write(name, svg)));
  const way = wayToReport(place);
  const moved = way === '' ? report : movedReport(report, way);
  if (formats.includes('md')) {
    const { toMarkdown } = await import('../../../report/markdown/to-markdown.js');
    await writePage('md', toMarkdown(moved));
  }
  if (!formats.includes('html') && !formats.includes('pdf')) return;
  const { toHtml } = await import('../../../report/html/to-html.js');
  const html = toHtml(report);
  if (formats.includes('html')) await writePage('html', way === '' ? html : toHtml(moved));
  if (formats.includes('pdf')) await writePage('pdf', await print(html, report, way));
}

/** Name of a form's file. */
export function pageName(format: ReportFormat, name: PageName): string {
  return `${name}.${format}`;
}

async function refuseForeign({ folder, shown }: ReportPlace, names: readonly string[]): Promise<void> {
  const found = await Promise.all(names.map((name) => foreignAt(join(folder, name))));
  const foreign = [...new Set(found.flatMap((path) => path ?? []))];
  if (foreign.length === 0) return;
  const files = foreign.map((path) => `${shown}/${relative(folder, path).split(sep).join('/')}`);
  const it = files.length === 1 ? 'it' : 'them';
  const hint = `\`--output DIR\` writes the report into another folder, \`--replace\` moves ${it} to ${shown}/replaced/ first`;
  throw new Failed({ reason: 'not-ours', files, hint });
}

function wayToReport({ workspace, folder }: ReportPlace): string {
  return encodePath(relative(folder, join(workspace, 'report')).split(sep).join('/'));
}
