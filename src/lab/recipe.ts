import { createHash } from 'node:crypto';
import type { BuildContext } from './build-context.js';

/** Images that nodes are made of. */
export const imageKinds = ['ha', 'webapp'] as const;

/**
 * Digest of everything that the images of a kind are built from: two with the same one need not be told apart.
 *
 * @param kind `ha`, `webapp`, `bench`, or `base`
 * @param baseId id of the image that they stand on
 */
export function recipeOf(context: BuildContext, kind: string, baseId: string): string {
  // A label is part of an image: were all files in that of the base, any edit would build every stage anew.
  // Those of `bench` stand on stages of `ha`.
  const folders = kind === 'bench' ? ['base', 'ha', kind] : ['base', kind];
  return createHash('sha256')
    .update(`${context.digestOf(folders)} ${baseId}`)
    .digest('hex');
}
