import type { FileContent, HandInFile } from '../hand-in.js';
import { chooseDocuments } from './choose-documents.js';
import { skipped, type FileReader, type ReadFile } from './file-reader.js';
import { limits } from './limits.js';
import { readPdf } from './pdf/read-pdf.js';
import { hashOf } from './read-file.js';
import type { FoundFile } from './walk-folder.js';

type Found = ReadFile & { readonly found: FoundFile };

/** Reads the PDFs among the files that are worth it; the others are what a report in Markdown was printed to. */
export async function readDocuments(files: readonly Found[], reader: FileReader): Promise<HandInFile[]> {
  const pdfs = files.filter(({ content }) => content.kind === 'unread-document');
  const texts = files.filter(({ content }) => content.kind === 'text');
  const chosen = chooseDocuments(pdfs, texts, limits.documents);
  const until = Date.now() + 2 * limits.documentTime;
  const result: HandInFile[] = [];
  for (const { found, content, ...file } of files)
    if (content.kind !== 'unread-document') result.push({ ...file, content });
    else if (!chosen.includes(file.path)) result.push({ ...file, content: { kind: 'binary' } });
    else if (file.size > limits.document)
      result.push({ ...file, content: skipped({ code: 'too-large', bytes: file.size }) });
    else if (Date.now() > until)
      result.push({ ...file, content: skipped({ code: 'time-for-documents-is-up' }) });
    else {
      const bytes = reader.bytesOf(found);
      if (bytes === undefined) result.push({ ...file, content: skipped({ code: 'unreadable' }) });
      else result.push({ ...file, sha256: hashOf(bytes), content: await contentOfPdf(bytes) });
    }
  return result;
}

async function contentOfPdf(bytes: Buffer): Promise<FileContent> {
  const read = await readPdf(bytes);
  return 'failure' in read ? skipped(read.failure) : { kind: 'document', ...read };
}
