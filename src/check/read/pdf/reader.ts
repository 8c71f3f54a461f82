import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import type { DocumentPage } from '../../hand-in.js';
import { limits } from '../limits.js';
import { layOutPage, type PlacedText } from './lay-out-page.js';
import { matrixOf, times, type Matrix } from './matrix.js';
import { placedPictures } from './placed-pictures.js';
import type { ReaderMessage } from './reader-message.js';

// A process of its own: it takes a PDF from its standard input and writes what it reads line by line, so that all that
// was read stays when it is ended for what it costs.
const [memory, time] = process.argv.slice(2).map(Number);
const watch = new Worker(join(import.meta.dirname, 'watch-costs.js'), { workerData: { memory, time } });
await once(watch, 'online');

try {
  const document = await getDocument({
    data: new Uint8Array(await buffer(process.stdin)),
    verbosity: 0,
    maxImageSize: limits.pixels,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
  }).promise;
  await tell({ pages: document.numPages });
  for (let number = 1; number <= Math.min(document.numPages, limits.pages); number += 1) {
    // One page that is damaged takes no other with it.
    const message = await readPage(document, number).then(
      (page) => ({ page }),
      () => ({ failure: 'damaged' }) as const,
    );
    await tell(message);
  }
  await tell({ end: true });
} catch (error) {
  const password = error instanceof Error && error.name === 'PasswordException';
  await tell({ failure: password ? 'password' : 'damaged' });
}
process.exit(0);

async function readPage(document: PDFDocumentProxy, number: number): Promise<DocumentPage> {
  const page = await document.getPage(number);
  const view = matrixOf(page.getViewport({ scale: 1 }).transform);
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ('str' in item ? [placedText(item, view)] : []));
  const annotations: readonly unknown[] = await page.getAnnotations();
  const { fnArray, argsArray } = await page.getOperatorList();
  const steps = fnArray.map((operator, index) => ({ operator, args: argsArray[index] as unknown }));
  const laidOut = layOutPage(texts, placedPictures(OPS, steps, view));
  page.cleanup();
  return {
    ...laidOut,
    text: laidOut.text.slice(0, limits.textOfAPage),
    links: annotations.flatMap(addressOf).slice(0, 1000),
  };
}

function tell(message: ReaderMessage): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve()));
}

function placedText(
  item: { readonly str: string; readonly width: number; readonly transform: readonly unknown[] },
  view: Matrix,
): PlacedText {
  const matrix = matrixOf(item.transform);
  const [, , , , left, bottom] = times(view, matrix);
  return {
    text: item.str,
    left,
    right: left + item.width,
    bottom,
    size: Math.hypot(matrix[2], matrix[3]),
  };
}

/** Of a link to a place on the web; `unsafeUrl` is what it says when PDF.js would not follow it. */
function addressOf(annotation: unknown): string[] {
  const { data } = z
    .object({ url: z.string().optional(), unsafeUrl: z.string().optional() })
    .safeParse(annotation);
  const address = data?.url ?? data?.unsafeUrl;
  return address === undefined ? [] : [address.slice(0, 2000)];
}
