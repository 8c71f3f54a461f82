import { existsSync, readdirSync } from 'node:fs';
import { ownVariant } from '../scenario/variant.js';

/** Names of the lab's description and of its variants in a folder, the lab's own first. */
export function labNames(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const variants = names.flatMap((name) => /^lab-([a-z][a-z0-9]*)\.yaml$/.exec(name)?.[1] ?? []);
  return [ownVariant, ...variants.sort()];
}
