import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { EvidenceFile, Manifest } from './manifest.js';
import { Aside } from '../keep/aside.js';
import { sha256OfFile } from '../keep/digest.js';
import { makeWay, writeOwn } from '../keep/door.js';
import { writeWhole } from '../keep/write-file.js';

export interface CaptureNote {
  readonly command: string;
  readonly step: string;
  readonly append: boolean;
}

/** The files of one task while they come about, and what the manifest will say of them. */
export class TaskFolder {
  private readonly entries: Map<string, EvidenceFile>;

  /**
   * @param earlier files that are there already and keep their place in the manifest
   * @param way where what a person has put there goes, when a file of that name is written
   */
  constructor(
    readonly path: string,
    private readonly now: () => Date,
    earlier: readonly EvidenceFile[] = [],
    private readonly way: { readonly aside: Aside; readonly root: string } = {
      aside: new Aside(now),
      root: path,
    },
  ) {
    this.entries = new Map(earlier.map((entry) => [entry.file, entry]));
  }

  get files(): EvidenceFile[] {
    return [...this.entries.values()];
  }

  /** Writes a file of evidence; with `append` it is what an earlier step wrote and then this. */
  async write(file: string, source: Readable | string | Buffer, note: CaptureNote): Promise<EvidenceFile> {
    const path = join(this.path, file);
    const earlier = note.append ? this.entries.get(file) : undefined;
    const content = earlier
      ? Buffer.concat([await readFile(path), Buffer.from('\n'), await whole(source)])
      : source;
    const isOurs = async (): Promise<boolean> =>
      (await sha256OfFile(path)) === this.entries.get(file)?.sha256;
    await makeWay(path, { ...this.way, isOurs });
    const written = await writeWhole(path, content);
    const entry = {
      file,
      commands: [...(earlier?.commands ?? []), note.command],
      steps: [...(earlier?.steps ?? []), note.step],
      time: this.now().toISOString(),
      ...written,
    };
    this.entries.set(file, entry);
    return entry;
  }

  async writeManifest(manifest: Omit<Manifest, 'files'>): Promise<void> {
    const text = `${JSON.stringify({ ...manifest, files: this.files }, null, 2)}\n`;
    await writeOwn(join(this.path, 'manifest.json'), text, this.way);
  }
}

async function whole(source: Readable | string | Buffer): Promise<Buffer> {
  if (typeof source === 'string') return Buffer.from(source);
  if (Buffer.isBuffer(source)) return source;
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
