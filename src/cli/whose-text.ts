import { relative } from 'node:path';
import type { AttachedLab } from '../lab/attach.js';
import type { Workspace } from './workspace.js';

/** What is told of a lab that somebody else has started: how it was found, and how it is taken down. */
export function othersText({ way, takeDown }: NonNullable<AttachedLab['others']>): string {
  return `a lab that ait-lab has not started, found by its ${way}; \`${takeDown}\` takes it down`;
}

/** Whose images a command works with, which is the first thing that it says. */
export function whoseText({ path, repository }: Pick<Workspace, 'path' | 'repository'>): string {
  if (!repository) return 'images: those of ait-lab';
  const { edition, stage, folder } = repository;
  const from = relative(path, folder);
  const place = from === '' ? 'ha/ and webapp/' : `${from}/ha/ and ${from}/webapp/`;
  return `images: your own, ${place} (edition ${edition}, at task ${stage.begun})`;
}
