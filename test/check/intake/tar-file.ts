import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';

export type TarEntry = Partial<Header> & { readonly name: string; readonly content?: string | Buffer };

/** A tar; what lies is the header, which says whatever a test wants. */
export async function tarFile(entries: readonly TarEntry[]): Promise<Buffer> {
  const archive = pack();
  const all = buffer(archive as AsyncIterable<Uint8Array> as NodeJS.ReadableStream);
  for (const { content = '', ...header } of entries) {
    if (header.type === undefined || header.type === 'file') archive.entry(header, content);
    else archive.entry(header);
  }
  archive.finalize();
  return all;
}

export async function tarGzFile(entries: readonly TarEntry[]): Promise<Buffer> {
  return gzipSync(await tarFile(entries));
}
