import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { buildImage, imageHistory, inspectImage, removeImage } from '../../docker/image.js';
import { Failed } from '../../failure.js';
import { ownerLabels } from '../labels.js';
import type { Lab } from '../lab.js';

/** What an image has on disk. */
export interface Measured {
  readonly layers: number;
  /** Of the layers, the lowest first. */
  readonly digests: readonly string[];
  /** As `docker images` counts: all its layers together. */
  readonly bytes: number;
  /** Entries of `docker history`. */
  readonly history: number;
}

export interface BuiltImage extends Measured {
  readonly name: string;
  /** Wall time of the build. */
  readonly ms: number;
}

/** Images that an experiment builds to look at, and that go with it. */
export class TemporaryImages implements AsyncDisposable {
  private readonly names = new Set<string>();

  constructor(
    private readonly lab: Lab,
    private readonly signal: AbortSignal,
  ) {}

  /** Names an image of this run before it exists, so that it is removed whatever becomes of it. */
  name(purpose: string): string {
    const name = `ait-lab/experiment:${this.lab.owner.run}-${purpose}`;
    this.names.add(name);
    return name;
  }

  /**
   * Builds a Dockerfile that needs no other file.
   *
   * @param fresh run every instruction anew
   */
  async build(purpose: string, dockerfile: readonly string[], fresh: boolean): Promise<BuiltImage> {
    const name = this.name(purpose);
    const context = (): Readable => {
      const archive = pack();
      archive.entry({ name: 'Dockerfile', mtime: new Date(0) }, `${this.owned(dockerfile).join('\n')}\n`);
      archive.finalize();
      return Readable.from(archive);
    };
    const started = performance.now();
    await buildImage(this.lab.engine, {
      image: name,
      dockerfile: 'Dockerfile',
      args: {},
      labels: {},
      context,
      nocache: fresh,
      signal: this.signal,
      onLine: () => undefined,
    });
    const ms = Math.round(performance.now() - started);
    return { name, ms, ...(await this.measure(name)) };
  }

  /** What an image has on disk. */
  async measure(name: string): Promise<Measured> {
    const [image, history] = await Promise.all([
      inspectImage(this.lab.engine, name),
      imageHistory(this.lab.engine, name),
    ]);
    if (!image) throw new Failed({ reason: 'image-missing', image: name });
    const digests = image.RootFS.Layers ?? [];
    return { layers: digests.length, digests, bytes: image.Size, history: history.length };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // One after the other: with each goes what only it stood on, and two at a time would find each other's half gone.
    for (const name of this.names) await removeImage(this.lab.engine, name);
  }

  /** Labels come first: what a build that is broken off leaves has no name, but must be found and removed all the same. */
  private owned([from = '', ...others]: readonly string[]): string[] {
    const labels = Object.entries(ownerLabels(this.lab.owner)).map(([name, value]) => `${name}=${value}`);
    return [from, `LABEL ${labels.join(' ')}`, ...others];
  }
}
