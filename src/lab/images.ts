import type { Engine } from '../docker/engine.js';
import { buildImage, inspectImage } from '../docker/image.js';
import { Failed } from '../failure.js';
import { findBase, type BaseImage } from './base-image.js';
import { BuildContext } from './build-context.js';
import { label } from './labels.js';
import { imageKinds, recipeOf } from './recipe.js';

export interface BuildOptions {
  readonly engine: Engine;
  /** Folder of the Dockerfiles. */
  readonly folder: string;
  readonly base: string;
  /** Targets that are needed, such as `task5`. */
  readonly targets: readonly string[];
  /** Targets of the balancers that the lab is measured against, such as `nginx`. */
  readonly benchTargets?: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

export interface BuiltImages {
  readonly base: BaseImage;
  /** Images that were built now; the others were up to date. */
  readonly built: readonly string[];
}

const baseRepository = 'ait-lab/base';

export function imageName(kind: string, target: string): string {
  return `ait-lab/${kind}:${target}`;
}

/**
 * Builds what is not there or out of date. An image carries a digest of everything that it was built from, so that
 * nothing is asked of the builder while that digest is the same.
 */
export async function buildImages(options: BuildOptions): Promise<BuiltImages> {
  const { engine, targets, benchTargets = [], signal, onProgress } = options;
  const context = await BuildContext.read(options.folder);
  const base = await findBase(engine, options.base, signal, onProgress);
  const built: string[] = [];
  const build = async (kind: string, target?: string): Promise<void> => {
    const image = target === undefined ? `${baseRepository}:latest` : imageName(kind, target);
    const recipe = recipeOf(context, kind, base.id);
    const present = await inspectImage(engine, image);
    const labels = present?.Config.Labels ?? {};
    if (labels[label.recipe] === recipe) return;
    await buildImage(engine, {
      image,
      dockerfile: `${kind}/Dockerfile`,
      ...(target === undefined ? {} : { target }),
      args: target === undefined ? { DEBIAN: base.image } : { BASE: `${baseRepository}:latest` },
      labels: { [label.recipe]: recipe },
      context: context.archive(),
      signal,
      onLine: (line) => onProgress(`${image}: ${line}`),
    });
    built.push(image);
  };
  await build('base');
  // The last target goes first: it runs all the stages, and the others find every layer of theirs in the cache.
  const [last, ...others] = [...targets].sort().reverse();
  if (last === undefined) return { base, built };
  await Promise.all(imageKinds.map((kind) => build(kind, last)));
  await Promise.all(others.flatMap((target) => imageKinds.map((kind) => build(kind, target))));
  for (const target of benchTargets) await build('bench', target);
  return { base, built };
}

/** For `--no-build`: the images have to be there. */
export async function requireImages(engine: Engine, targets: readonly string[]): Promise<void> {
  const names = targets.flatMap((target) => imageKinds.map((kind) => imageName(kind, target)));
  for (const name of names) {
    if (!(await inspectImage(engine, name))) throw new Failed({ reason: 'image-missing', image: name });
  }
}
