import { createHash } from 'node:crypto';
import type { LabDescription } from '../scenario/lab-description.js';
import type { BuildContext } from './build-context.js';

/** One image that a lab's nodes are made of, or that those stand on. */
export interface ImageSource {
  /** `ha`, `webapp`: the image is called by it and by its target. */
  readonly name: string;
  /** Path within the folder of the images. */
  readonly dockerfile: string;
  /** Folders of the build context that it is made of. */
  readonly folders: readonly string[];
}

/** The images that the nodes of a lab are made of, one a role. */
export function imageSources({ roles }: LabDescription): readonly ImageSource[] {
  return [roles.balancer.image, roles.backend.image];
}

/**
 * Digest of everything that an image is built from: two with the same one need not be told apart. A label is part of an
 * image: were all files in that of the base, any edit would build every stage anew.
 *
 * @param baseId id of the image that they stand on
 */
export function recipeOf(
  context: BuildContext,
  { folders }: Pick<ImageSource, 'folders'>,
  baseId: string,
): string {
  return createHash('sha256')
    .update(`${context.digestOf(folders)} ${baseId}`)
    .digest('hex');
}
