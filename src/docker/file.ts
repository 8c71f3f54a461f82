import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { call, ifThere, type Engine } from './engine.js';

/** No file that the lab reads is anywhere near this; a bigger one is a mistake. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Reads a file out of a container, running or not.
 *
 * @returns `undefined` when there is no such file (yet)
 */
export function readContainerFile(engine: Engine, name: string, path: string): Promise<Buffer | undefined> {
  return ifThere(
    call(engine, `reading ${path} in ${name}`, async () => {
      const archive = await engine.docker.getContainer(name).getArchive({ path });
      return firstFile(archive as unknown as Readable);
    }),
  );
}

async function firstFile(archive: Readable): Promise<Buffer | undefined> {
  const entries = extract();
  archive.on('error', (error) => entries.destroy(error)).pipe(entries);
  for await (const entry of entries) {
    if (entry.header.type === 'file' && entry.header.size <= maxBytes) return buffer(entry);
    entry.resume();
  }
  return undefined;
}
