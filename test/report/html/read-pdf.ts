import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text, places, links and outline of a PDF, as a reader would find them. */
export async function readPdf(pdf: Uint8Array) {
  // The reader takes the bytes for itself.
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const numbersOfPages = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(
    numbersOfPages.map(async (number) => readPage(await document.getPage(number))),
  );
  const outline = await document.getOutline();
  const { info } = await document.getMetadata();
  return {
    pages,
    links: pages.flatMap((page) => page.links),
    info: info as Record<string, unknown>,
    outline: outline.flatMap(({ title, items }) => flat(title, items as Item[])),
  };
}

interface Item {
  readonly title: string;
  readonly items: Item[];
}

function flat(title: string, items: readonly Item[]): { title: string; items: string[] }[] {
  return [
    {
      title,
      items: items.flatMap((item) =>
        flat(item.title, item.items).flatMap((each) => [each.title, ...each.items]),
      ),
    },
  ];
}

async function readPage(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>,
) {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const placed = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const left = Number(item.transform[4]);
    return [{ text: item.str, left, right: left + item.width, size: Math.round(item.height * 10) / 10 }];
  });
  const annotations = (await page.getAnnotations()) as { unsafeUrl?: string; dest?: unknown }[];
  return {
    width,
    height,
    items: placed,
    text: placed
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' '),
    links: annotations.map(({ unsafeUrl, dest }) => ({
      url: unsafeUrl,
      within: dest !== undefined && dest !== null,
    })),
  };
}
