import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { posix } from 'node:path';
import { extract, pack } from 'tar-stream';
import { clientOf } from './client.js';
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
      const archive = await clientOf(engine).getContainer(name).getArchive({ path });
      return firstFile(archive as unknown as Readable);
    }),
  );
}

async function firstFile(archive: Readable): Promise<Buffer | undefined> {
  const entries = extract();
  archive.on('error', (error) => entries.destroy(error)).pipe(entries);
  try {
    for await (const entry of entries) {
      // Awaited here: to leave the loop destroys what has not been read yet.
      if (entry.header.type === 'file' && entry.header.size <= maxBytes) return await buffer(entry);
      entry.resume();
    }
    return undefined;
  } finally {
    // Nobody reads what is left of the answer, and its connection would keep this process alive.
    archive.destroy();
  }
}

/** Writes a file into a container, running or not; folders above it that are missing come about, the last of them for its owner alone. */
export async function writeContainerFile(
  engine: Engine,
  name: string,
  path: string,
  content: string,
  { mode, uid }: { readonly mode: number; readonly uid: number },
): Promise<void> {
  const archive = pack();
  const file = { uid, gid: uid, mtime: new Date() };
  archive.entry({ ...file, name: posix.dirname(path).slice(1), type: 'directory', mode: 0o700 });
  archive.entry({ ...file, name: path.slice(1), mode }, content);
  archive.finalize();
  await call(engine, `writing ${path} in ${name}`, async () =>
    clientOf(engine)
      .getContainer(name)
      .putArchive(await buffer(archive), { path: '/' }),
  );
}
