import { relative } from 'node:path';
import type { Workspace } from './workspace.js';

/** Whose images a command works with, which is the first thing that it says. */
export function whoseText({ path, repository }: Pick<Workspace, 'path' | 'repository'>): string {
  if (!repository) return 'images: those of ait-lab';
  const { edition, stage, folder } = repository;
  const from = relative(path, folder);
  const place = from === '' ? 'ha/ and webapp/' : `${from}/ha/ and ${from}/webapp/`;
  return `images: your own, ${place} (edition ${edition}, at task ${stage.begun})`;
}
