import { posix } from 'node:path';

/** What is to stand in a PDF whatever the hour. */
interface Steadying {
  /** ISO 8601; without one the document is from the beginning of time. */
  readonly date: string | undefined;
  /** Address that the page was printed from; links below it become relative to its folder `report/`. */
  readonly site: string;
  /** From the folder of the document to `report/`; empty where it is that folder. */
  readonly way?: string;
}

/**
 * The same PDF with the given date instead of the hour of printing, and with links that work wherever the file lies. Each
 * change keeps the number of bytes, so that the table of offsets at the file's end stays right.
 */
export function steadyPdf(pdf: Uint8Array, { date, site, way = '' }: Steadying): Uint8Array {
  // One character a byte, there and back.
  const source = Buffer.from(pdf).toString('latin1');
  const stamp = pdfDate(date ?? '');
  const steady = renumbered(source)
    .replace(/(\/(?:CreationDate|ModDate) \()(D:[^)]*)\)/g, (whole, name: string) =>
      `${name}${stamp})`.padEnd(whole.length),
    )
    .replace(/\/URI \(((?:[^()\\]|\\.)*)\)/g, (whole, address: string) =>
      address.startsWith(site)
        ? `/URI (${relative(address.slice(site.length), way)})`.padEnd(whole.length)
        : whole,
    );
  return Buffer.from(steady, 'latin1');
}

/** Chromium numbers what it tags on and on while it lives; only the order of these numbers means something. */
function renumbered(source: string): string {
  const id = /\(node(\d{8})\)/g;
  const known = [...new Set([...source.matchAll(id)].map(([, digits]) => digits))].sort();
  const places = new Map(known.map((digits, index) => [digits, String(index + 1).padStart(8, '0')]));
  return source.replace(id, (_id, digits: string) => `(node${places.get(digits) ?? digits})`);
}

/** From the folder of the document. */
function relative(path: string, way: string): string {
  if (way !== '') return posix.normalize(`${way}/../${path}`);
  return path.startsWith('report/') ? path.slice('report/'.length) : `../${path}`;
}

function pdfDate(iso: string): string {
  const moment = new Date(iso);
  const digits = (Number.isNaN(moment.valueOf()) ? new Date(0) : moment)
    .toISOString()
    .replace(/\D/g, '')
    .slice(0, 14);
  return `D:${digits}+00'00'`;
}
