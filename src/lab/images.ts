import type { Engine } from '../docker/engine.js';
import { buildImage, inspectImage } from '../docker/image.js';
import { Failed } from '../failure.js';
import type { LabDescription } from '../scenario/lab-description.js';
import { findBase, type BaseImage } from './base-image.js';
import { BuildContext } from './build-context.js';
import { imageName } from './image-name.js';
import { label } from './labels.js';
import { imageSources, recipeOf, type ImageSource } from './recipe.js';

export interface BuildOptions {
  readonly engine: Engine;
  /** Folder of the Dockerfiles. */
  readonly folder: string;
  readonly base: string;
  readonly lab: LabDescription;
  /** Targets that are needed, such as `task5`; variants have those of their own in the same Dockerfiles. */
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

/** The balancers that the lab is measured against stand on stages of its own. */
const benchSource: ImageSource = {
  name: 'bench',
  dockerfile: 'bench/Dockerfile',
  folders: ['base', 'ha', 'bench'],
};

/**
 * Builds what is not there or out of date. An image carries a digest of everything that it was built from, so that
 * nothing is asked of the builder while that digest is the same.
 */
export async function buildImages(options: BuildOptions): Promise<BuiltImages> {
  const { engine, lab, targets, benchTargets = [], signal, onProgress } = options;
  const context = await BuildContext.read(options.folder);
  const base = await findBase(engine, options.base, signal, onProgress);
  const built: string[] = [];
  const common = lab.base && imageName(lab.base.name, 'latest');
  const build = async (source: ImageSource, target?: string): Promise<void> => {
    const image = imageName(source.name, target ?? 'latest');
    const recipe = recipeOf(context, source, base.id);
    const present = await inspectImage(engine, image);
    const labels = present?.Config.Labels ?? {};
    if (labels[label.recipe] === recipe) return;
    await buildImage(engine, {
      image,
      dockerfile: source.dockerfile,
      ...(target === undefined ? {} : { target }),
      args: target === undefined ? { DEBIAN: base.image } : { BASE: common ?? base.image },
      labels: { [label.recipe]: recipe },
      context: () => context.archive(),
      signal,
      onLine: (line) => onProgress(`${image}: ${line}`),
    });
    built.push(image);
  };
  if (lab.base) await build(lab.base);
  // The last target goes first: it runs all the stages, and the others find every layer of theirs in the cache.
  const [last, ...others] = [...targets].sort().reverse();
  if (last === undefined) return { base, built };
  const sources = imageSources(lab);
  await Promise.all(sources.map((source) => build(source, last)));
  await Promise.all(others.flatMap((target) => sources.map((source) => build(source, target))));
  for (const target of benchTargets) await build(benchSource, target);
  return { base, built };
}

/** For `--no-build`: the images have to be there. */
export async function requireImages(
  engine: Engine,
  lab: LabDescription,
  targets: readonly string[],
): Promise<void> {
  const names = targets.flatMap((target) => imageSources(lab).map(({ name }) => imageName(name, target)));
  for (const name of names) {
    if (!(await inspectImage(engine, name))) throw new Failed({ reason: 'image-missing', image: name });
  }
}
