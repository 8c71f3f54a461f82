import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onDisk, writeWhole } from '../../../evidence/write-file.js';
import { blocksOf } from '../../../report/blocks/blocks-of.js';
import type { Report } from '../../../report/model.js';

/** The forms of a report, in the order in which they are written. */
export const reportFormats = ['md', 'html', 'pdf'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export interface WrittenReport {
  /** Relative to the workspace. */
  readonly path: string;
  readonly bytes: number;
}

/** What a page is printed with. */
export type Print = (html: string, report: Report) => Promise<Uint8Array>;

/**
 * Writes a report in some of its forms, and the drawings in it, each file whole or not at all.
 *
 * @param onWritten is told of each form
 */
export async function writeReport(
  workspace: string,
  report: Report,
  formats: readonly ReportFormat[],
  print: Print,
  onWritten: (file: WrittenReport) => void,
): Promise<void> {
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    const bytes = await writeChanged(join(workspace, path), Buffer.from(content));
    if (path.startsWith('report/report.')) onWritten({ path, bytes });
  };
  await Promise.all(
    blocksOf(report.chapters)
      .filter((block) => block.kind === 'drawing')
      .map(({ file, svg }) => write(file.path, svg)),
  );
  if (formats.includes('md')) {
    const { toMarkdown } = await import('../../../report/markdown/to-markdown.js');
    await write('report/report.md', toMarkdown(report));
  }
  if (!formats.includes('html') && !formats.includes('pdf')) return;
  const { toHtml } = await import('../../../report/html/to-html.js');
  const html = toHtml(report);
  if (formats.includes('html')) await write('report/report.html', html);
  if (formats.includes('pdf')) await write('report/report.pdf', await print(html, report));
}

/** A file that is the same already stays as it is: nobody who watches it is woken. */
async function writeChanged(path: string, content: Buffer): Promise<number> {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(content) === true) return content.length;
  await onDisk(path, () => mkdir(dirname(path), { recursive: true }));
  return (await writeWhole(path, content)).bytes;
}
