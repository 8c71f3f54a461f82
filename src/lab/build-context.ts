import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { Failed } from '../failure.js';

export interface ContextEntry {
  /** Relative to the context's root, with forward slashes. */
  readonly name: string;
  /** Absent: a file. */
  readonly type?: 'directory' | 'symlink';
  /** Of a link what it leads to, of a folder nothing. */
  readonly content: Buffer;
  readonly mode: number;
}

/** What images are built from: every file below a folder, the same bytes whatever machine it was checked out on. */
export class BuildContext {
  private constructor(private readonly files: readonly ContextEntry[]) {}

  /**
   * Reads the folder.
   *
   * @throws Failed `crlf` for a file with CRLF line ends: inside a container they break scripts and configurations
   */
  static async read(folder: string): Promise<BuildContext> {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const files = await Promise.all(paths.sort().map((path) => readContextFile(folder, path)));
    return new BuildContext(files);
  }

  /** A context of these entries, in their order. */
  static of(entries: readonly ContextEntry[]): BuildContext {
    return new BuildContext(entries);
  }

  /** This one and the entries of another one below a folder of it. */
  and(folder: string, other: BuildContext): BuildContext {
    const below = other.files.map((entry) => ({ ...entry, name: `${folder}/${entry.name}` }));
    return new BuildContext([...this.files, ...below]);
  }

  /** The content of a file, if there is one of that name. */
  text(name: string): string | undefined {
    return this.files.find((file) => file.name === name)?.content.toString('utf8');
  }

  /** The same files with another content in one of them, as if somebody had edited it. */
  with(name: string, text: string): BuildContext {
    const content = Buffer.from(text);
    return new BuildContext(this.files.map((file) => (file.name === name ? { ...file, content } : file)));
  }

  /** SHA-256 of names, modes and contents of what is in these folders of the context; of all of it where none is named. */
  digestOf(folders?: readonly string[]): string {
    const hash = createHash('sha256');
    for (const { name, type = '', mode, content } of this.files) {
      if (folders && !folders.some((folder) => name.startsWith(`${folder}/`))) continue;
      hash.update(`${name}\0${type}${mode}\0${content.length}\0`).update(content);
    }
    return hash.digest('hex');
  }

  /** A tar archive of the files, as the engine wants a build context. */
  archive(): Readable {
    const archive = pack();
    for (const { name, type, mode, content } of this.files) {
      const header = { name, mode, mtime: new Date(0), uid: 0, gid: 0 };
      if (type === undefined) archive.entry(header, content);
      else
        archive.entry({ ...header, type, ...(type === 'symlink' ? { linkname: content.toString() } : {}) });
    }
    archive.finalize();
    return Readable.from(archive);
  }
}

async function readContextFile(folder: string, path: string): Promise<ContextEntry> {
  const content = await readFile(path);
  const carriageReturn = content.indexOf('\r\n');
  if (carriageReturn >= 0) {
    const line = content.subarray(0, carriageReturn).toString('latin1').split('\n').length;
    throw new Failed({ reason: 'crlf', file: path, line });
  }
  const name = path.slice(folder.length + 1).replaceAll('\\', '/');
  // Windows keeps no executable bit: a script is what starts with #!.
  return { name, content, mode: content.subarray(0, 2).toString() === '#!' ? 0o755 : 0o644 };
}
