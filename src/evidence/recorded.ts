import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readWithin } from '../keep/read-within.js';
import { sha256OfFile } from '../keep/digest.js';
import { isSealed } from '../keep/seal.js';
import { manifestSchema, type Manifest } from './manifest.js';
import { stagedPictures } from './staged-pictures.js';

export const manifestName = 'manifest.json';

/** Of a run under load it has a fortieth of it. */
const mostManifestBytes = 16 * 1024 * 1024;

/** What the manifest in a folder of evidence proves: which files a run wrote, and whether they still are as it wrote them. */
export class Recorded {
  /** Digests by path within the folder. */
  private readonly files: ReadonlyMap<string, string>;

  private constructor(readonly manifest: Manifest | undefined) {
    this.files = new Map([
      ...(manifest?.files ?? []).map(({ file, sha256 }) => [file, sha256] as const),
      ...(manifest?.pictures ?? []).flatMap(({ file, sidecar, sha256, sidecarSha256 }) => [
        [`${stagedPictures}/${basename(file)}`, sha256] as const,
        ...(sidecarSha256 === undefined
          ? []
          : [[`${stagedPictures}/${basename(sidecar)}`, sidecarSha256] as const]),
      ]),
    ]);
  }

  /** @param folder of evidence; without a manifest in it that can be read, nothing is proved */
  static async of(folder: string): Promise<Recorded> {
    try {
      // A pipe in its place would block, and a manifest of any size would be taken in whole.
      const file = join(folder, manifestName);
      const bytes = await readWithin(file, { root: folder, mostBytes: mostManifestBytes });
      const text = bytes.toString('utf8');
      return new Recorded(manifestSchema.safeParse(JSON.parse(text)).data);
    } catch {
      return new Recorded(undefined);
    }
  }

  /** Paths within the folder, without the manifest's own. */
  get names(): readonly string[] {
    return [...this.files.keys()];
  }

  /** Whether a run wrote a file of this path within the folder, whatever is in it now. */
  lists(name: string): boolean {
    return name === manifestName || this.files.has(name);
  }

  /** Whether a file is what a run wrote at this path within the folder. */
  async proves(name: string, file: string): Promise<boolean> {
    try {
      if (!(await lstat(file)).isFile()) return false;
      if (name === manifestName) return await isSealed(file);
      const digest = this.files.get(name);
      return digest !== undefined && (await sha256OfFile(file)) === digest;
    } catch {
      return false;
    }
  }

  /** Whether a file in the report, or wherever pictures lie, is a picture that the run took, or its sidecar. */
  provesPicture(file: string): Promise<boolean> {
    return this.proves(`${stagedPictures}/${basename(file)}`, file);
  }
}
