import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildImage, inspectImage } from '../docker/image.js';
import type { Engine } from '../docker/engine.js';
import { Failed } from '../failure.js';
import { baseImages } from '../repository/repair/base-images.js';
import { repairDockerfile, type RepairedDockerfile } from '../repository/repair/repair-dockerfile.js';
import type { RoleName } from '../scenario/lab-description.js';
import type { BuildContext } from './build-context.js';
import { readContextAsIs } from './context-as-is.js';
import { FailingInstruction } from './failing-instruction.js';
import { label } from './labels.js';
import { whyNotThere } from './own-base.js';
import { Substitutes } from './substitutes.js';

/**
 * What becomes of bases that cannot be had or have rotted: `auto` builds on the original where that works and on a
 * substitute where it does not, `always` on the substitute, `never` on the original.
 */
export const repairModes = ['auto', 'always', 'never'] as const;
export type RepairMode = (typeof repairModes)[number];

export interface OwnImagesOptions {
  readonly engine: Engine;
  /** The folder that has `ha/` and `webapp/`, absolute. */
  readonly labFolder: string;
  /** Hash of that folder's real path: no two repositories share an image. */
  readonly repositoryId: string;
  /** What the images are built for: a number of a task, or `work`; the last part of their names. */
  readonly state: string;
  readonly repair: RepairMode;
  /** Folder of the tool's own Dockerfiles, those of the substitutes among them. */
  readonly imagesFolder: string;
  /** What the substitutes stand on. */
  readonly base: string;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
  /** Called before a repaired Dockerfile is built. */
  readonly onRepaired: (role: RoleName, repaired: OwnRepair) => void;
}

/** An image that somebody's own Dockerfile makes. */
export interface OwnImage {
  readonly id: string;
  /** `ait-lab/own-0123456789ab/ha:work`. */
  readonly tag: string;
  /** From the folder of the lab: `ha/Dockerfile`. */
  readonly dockerfile: string;
  /** Whether it was built now; otherwise it was up to date. */
  readonly built: boolean;
  readonly repaired: OwnRepair | undefined;
}

export interface OwnRepair {
  /** From the folder of the lab: `ha/Dockerfile`. */
  readonly dockerfile: string;
  readonly patch: string;
  /** Why, one sentence a changed line, and one about what became of the original where it was tried. */
  readonly reasons: readonly string[];
  /** The end of the build of the original, where that was tried and has failed. */
  readonly originalLog: readonly string[];
}

/** Folders of the two contexts, within that of the lab. */
const contexts: Readonly<Record<RoleName, string>> = { balancer: 'ha', backend: 'webapp' };

/** What an image of somebody's own repository is called. */
export function ownImageName(repositoryId: string, role: RoleName, state: string): string {
  return `ait-lab/own-${repositoryId}/${contexts[role]}:${state}`;
}

/**
 * Builds `ha/` and `webapp/` as they are, each with its own folder as context, unless what there is has been built before.
 *
 * @throws Failed `build-failed` with `at` when a Dockerfile cannot be built, without it when an image of the tool cannot;
 *   `base-missing`, `packages-missing` when there is no way to a substitute
 */
export async function buildOwnImages(options: OwnImagesOptions): Promise<Record<RoleName, OwnImage>> {
  const substitutes = new Substitutes(options);
  const builds = [
    new OwnBuild(options, substitutes, 'balancer').image(),
    new OwnBuild(options, substitutes, 'backend').image(),
  ] as const;
  // Nothing is left at work on the engine when this ends.
  await Promise.allSettled(builds);
  const [balancer, backend] = await Promise.all(builds);
  return { balancer, backend };
}

/** The way of one of the two Dockerfiles to an image. */
class OwnBuild {
  private readonly dockerfile: string;
  private readonly tag: string;

  constructor(
    private readonly options: OwnImagesOptions,
    private readonly substitutes: Substitutes,
    private readonly role: RoleName,
  ) {
    this.dockerfile = `${contexts[role]}/Dockerfile`;
    this.tag = ownImageName(options.repositoryId, role, options.state);
  }

  async image(): Promise<OwnImage> {
    const { engine, labFolder, repair } = this.options;
    const context = await readContextAsIs(join(labFolder, contexts[this.role]));
    const text = context.text('Dockerfile') ?? '';
    const repaired = repair === 'never' ? undefined : repairDockerfile(this.dockerfile, text);
    if (!repaired) return this.build(context);
    const present = await inspectImage(engine, this.tag);
    const bases = basesOf(repaired);
    const isKnownToFail = present?.Config.Labels?.[label.repaired] === bases;
    if (repair === 'always' || isKnownToFail) return this.buildRepaired(context, repaired);
    const failure = await this.tryOriginal(context, repaired);
    if ('image' in failure) return failure.image;
    return this.buildRepaired(context, repaired, failure);
  }

  private async tryOriginal(
    context: BuildContext,
    repaired: RepairedDockerfile,
  ): Promise<{ image: OwnImage } | OriginalFailure> {
    const { engine, signal, onProgress } = this.options;
    for (const { from } of repaired.changes) {
      const refusal = await whyNotThere(engine, from, signal, onProgress);
      if (refusal !== undefined) return { why: `${from} cannot be pulled: ${refusal}`, log: [] };
    }
    try {
      return { image: await this.build(context) };
    } catch (error) {
      if (!(error instanceof Failed && error.failure.reason === 'build-failed')) throw error;
      return { why: `on the original it cannot be built: ${error.failure.detail}`, log: error.failure.log };
    }
  }

  private async buildRepaired(
    context: BuildContext,
    repaired: RepairedDockerfile,
    original?: OriginalFailure,
  ): Promise<OwnImage> {
    const ids = await Promise.all(
      repaired.changes.map(({ substitute }) => this.substitutes.idOf(substitute)),
    );
    const told: OwnRepair = {
      dockerfile: this.dockerfile,
      patch: repaired.patch,
      reasons: [
        ...repaired.changes.map(({ line, why }) => `line ${line}: ${why}`),
        ...(original ? [original.why] : []),
      ],
      originalLog: original?.log ?? [],
    };
    this.options.onRepaired(this.role, told);
    return this.build(context.with('Dockerfile', repaired.text), ids, { told, bases: basesOf(repaired) });
  }

  /** Builds a context as it is, unless the image is there that it makes. */
  private async build(
    context: BuildContext,
    baseIds?: readonly string[],
    repair?: { told: OwnRepair; bases: string },
  ): Promise<OwnImage> {
    const { engine, repositoryId, signal, onProgress } = this.options;
    const text = context.text('Dockerfile') ?? '';
    const recipe = createHash('sha256')
      .update([context.digestOf(), ...(baseIds ?? (await this.baseIdsOf(text)))].join(' '))
      .digest('hex');
    const { tag, dockerfile } = this;
    const image = { tag, dockerfile, repaired: repair?.told };
    const present = await inspectImage(engine, tag);
    if (present?.Config.Labels?.[label.recipe] === recipe) return { ...image, id: present.Id, built: false };
    const failing = new FailingInstruction(text);
    try {
      await buildImage(engine, {
        image: tag,
        dockerfile: 'Dockerfile',
        args: {},
        labels: {
          [label.recipe]: recipe,
          [label.repository]: repositoryId,
          ...(repair ? { [label.repaired]: repair.bases } : {}),
        },
        context: () => context.archive(),
        signal,
        onLine: (line) => {
          failing.read(line);
          onProgress(`${tag}: ${line}`);
        },
      });
    } catch (error) {
      if (!(error instanceof Failed && error.failure.reason === 'build-failed')) throw error;
      const line = failing.lineOf(error.failure.detail);
      throw new Failed({ ...error.failure, at: { file: dockerfile, line } });
    }
    return { ...image, id: (await inspectImage(engine, tag))?.Id ?? tag, built: true };
  }

  private baseIdsOf(dockerfile: string): Promise<string[]> {
    return Promise.all(
      baseImages(dockerfile).map(
        async ({ image }) => (await inspectImage(this.options.engine, image))?.Id ?? image,
      ),
    );
  }
}

interface OriginalFailure {
  readonly why: string;
  readonly log: readonly string[];
}

function basesOf({ changes }: RepairedDockerfile): string {
  return changes.map(({ from }) => from).join(' ');
}
