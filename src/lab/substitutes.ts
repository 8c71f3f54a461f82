import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Engine } from '../docker/engine.js';
import { buildImage, inspectImage } from '../docker/image.js';
import { substitutes, type SubstituteName } from '../repository/repair/repair-dockerfile.js';
import { findBase, type BaseImage } from './base-image.js';
import { BuildContext } from './build-context.js';
import { label } from './labels.js';
import { installPackages } from './npm-packages.js';
import { recipeOf } from './recipe.js';

export interface SubstituteOptions {
  readonly engine: Engine;
  /** Folder of the tool's Dockerfiles, which has `course/`. */
  readonly imagesFolder: string;
  /** What the substitutes are made on: `debian:trixie-slim`. */
  readonly base: string;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

const folders = ['base', 'course'];
/** Folders below `course/` whose packages npm installs. */
const packages = ['npm/app', 'npm/tools'];

/**
 * The images that stand in for bases of the course: each is made when it is first asked for, unless it is there and as new
 * as its files.
 */
export class Substitutes {
  /** Two have most of their layers in common: the second one finds those of the first. */
  private readonly oneByOne = pLimit(1);
  private readonly known = new Map<SubstituteName, Promise<string>>();
  private ingredients: Promise<{ context: BuildContext; base: BaseImage; recipe: string }> | undefined;

  constructor(private readonly options: SubstituteOptions) {}

  /**
   * @returns id of the image
   * @throws Failed `base-missing`, `packages-missing`, or `build-failed` of an image of ours
   */
  idOf(name: SubstituteName): Promise<string> {
    const known = this.known.get(name) ?? this.oneByOne(() => this.make(name));
    this.known.set(name, known);
    return known;
  }

  private async make(name: SubstituteName): Promise<string> {
    const { engine, imagesFolder, signal, onProgress } = this.options;
    this.ingredients ??= this.read();
    const { context, base, recipe } = await this.ingredients;
    const image = substitutes[name];
    const present = await inspectImage(engine, image);
    if (present && present.Config.Labels?.[label.recipe] === recipe) return present.Id;
    onProgress(`making ${image}, which stands in for ${name} and serves from then on`);
    const installed = await Promise.all(
      packages.map((folder) => installPackages(join(imagesFolder, 'course', folder), signal)),
    );
    const whole = installed.reduce(
      (sum, one, index) => sum.and(`course/${packages[index] ?? ''}/node_modules`, one),
      context,
    );
    await buildImage(engine, {
      image,
      dockerfile: 'course/Dockerfile',
      target: name,
      args: { DEBIAN: base.image },
      labels: { [label.recipe]: recipe },
      context: () => whole.archive(),
      signal,
      onLine: (line) => onProgress(`${image}: ${line}`),
    });
    return (await inspectImage(engine, image))?.Id ?? image;
  }

  private async read(): Promise<{ context: BuildContext; base: BaseImage; recipe: string }> {
    const { engine, imagesFolder, signal, onProgress } = this.options;
    const [context, base] = await Promise.all([
      BuildContext.read(imagesFolder),
      findBase(engine, this.options.base, signal, onProgress),
    ]);
    return { context, base, recipe: recipeOf(context, { folders }, base.id) };
  }
}
