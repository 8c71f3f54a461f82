/** A PDF of one's own making: each page has drawing operators, and may have links; font F1 and picture P1 are there. */
export interface MadeUpPage {
  readonly content: string | Stream;
  readonly links?: readonly string[];
}

/** Bytes of a stream as they are to be in the file, with the rest of its dictionary. */
export interface Stream {
  readonly bytes: Buffer;
  readonly dictionary: string;
}

/** Writes a PDF; `trailer` is added to its trailer. The picture has 4 by 2 pixels. */
export function madeUpPdf(pages: readonly MadeUpPage[], trailer = ''): Buffer {
  const objects: Buffer[] = [];
  const add = (text: string): number => objects.push(Buffer.from(text, 'latin1'));
  const addStream = ({ bytes, dictionary }: Stream): number =>
    objects.push(
      Buffer.concat([
        Buffer.from(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`, 'latin1'),
        bytes,
        Buffer.from('\nendstream'),
      ]),
    );
  const kids = pages.map((_, index) => `${5 + index} 0 R`);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');
  addStream({
    bytes: Buffer.alloc(24, 0x80),
    dictionary:
      '/Type /XObject /Subtype /Image /Width 4 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8',
  });
  for (const [index, { links = [] }] of pages.entries())
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + pages.length + index} 0 R ` +
        `/Resources << /Font << /F1 3 0 R >> /XObject << /P1 4 0 R >> >> ` +
        `/Annots [${links.map(linkTo).join(' ')}] >>`,
    );
  for (const { content } of pages)
    addStream(
      typeof content === 'string' ? { bytes: Buffer.from(content, 'latin1'), dictionary: '' } : content,
    );
  return file(objects, trailer);
}

/** Operators that write a line of text at a place, in points from the lower left corner. */
export function textAt(x: number, y: number, text: string): string {
  return `BT /F1 10 Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET\n`;
}

/** Operators that show the picture. */
export function pictureAt(x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${y} cm /P1 Do Q\n`;
}

function linkTo(address: string): string {
  return `<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] /A << /S /URI /URI (${address}) >> >>`;
}

function file(objects: readonly Buffer[], trailer: string): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n%\xe9\xe9\xe9\xe9\n', 'latin1')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    places.push(at);
    parts.push(part);
    at += part.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}` +
        `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
