import { relative } from 'node:path';
import type { Emit } from '../events.js';
import type { AttachedLab } from '../lab/attach.js';
import { oneLine } from '../plain-text.js';
import type { Attached } from './attach.js';
import type { Workspace } from './workspace.js';

/** What is told of a lab that somebody else has started: how it was found, and how it is taken down. */
export function othersText({ way, takeDown }: NonNullable<AttachedLab['others']>): string {
  return `a lab that ait-lab has not started, found by its ${way}; \`${takeDown}\` takes it down`;
}

/** Whose lab a command works with that was there before, which is the first thing that it says. */
export function attachedText({ others, workspace }: Attached): string {
  return others ? othersText(others) : whoseText(workspace);
}

/** Whose images a command works with, which is the first thing that it says. */
export function whoseText({ withheld, ...workspace }: Whose): string {
  return [imagesText(workspace), ...(withheld === undefined ? [] : [withheld])].join('\n');
}

type Whose = Pick<Workspace, 'path' | 'repository' | 'withheld'>;

function imagesText({ path, repository }: Omit<Whose, 'withheld'>): string {
  if (!repository) return ourImages;
  const { edition, stage, folder } = repository;
  const from = oneLine(relative(path, folder));
  const place = from === '' ? 'ha/ and webapp/' : `${from}/ha/ and ${from}/webapp/`;
  return `images: your own, ${place} (${edition === 'unknown' ? 'of no edition that is known' : `edition ${edition}`}, at task ${stage.begun})`;
}

/** Has a command that knows no other images say so as soon as it has begun. */
export function sayingOurImages(emit: Emit): Emit {
  let isSaid = false;
  return (event) => {
    emit(event);
    if (isSaid) return;
    isSaid = true;
    emit({ type: 'note', level: 'info', text: ourImages });
  };
}

const ourImages = 'images: those of ait-lab';
