import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failed } from '../failure.js';
import { loadLab, type LabText } from '../scenario/load-lab.js';
import type { Labs } from '../scenario/make-plan.js';
import { ownVariant } from '../scenario/variant.js';
import { labNames } from './lab-names.js';
import { productFolder } from '../product.js';
import { readYamlText } from './read-yaml-text.js';
import { labsOfBuild } from './tasks-of-build.js';

/**
 * The folders that the lab of a workspace and its tasks are described in; what is in a later one wins. A workspace that
 * describes a lab of its own has nothing to do with the tasks of ours.
 *
 * @param repository where the workspace is a repository with images of its own: the tasks as those can be judged
 */
export function scenarioFolders(workspace: string, repository?: object): string[] {
  const own = join(workspace, 'tasks');
  const ours = join(productFolder, 'tasks');
  if (existsSync(join(own, `${ownVariant}.yaml`))) return [own];
  return repository ? [join(ours, 'own'), own] : [ours, own];
}

/**
 * The lab of a workspace and its variants.
 *
 * @throws Failed `scenario-invalid` with every mistake in every description
 */
export function loadLabs(workspace: string, repository?: object): Labs {
  const [folder = ''] = scenarioFolders(workspace, repository);
  return labsIn(folder);
}

/** The lab as repositories of the course have it, wherever the command is called. */
export function courseLabs(): Labs {
  return labsIn(join(productFolder, 'tasks', 'own'));
}

function labsIn(folder: string): Labs {
  return labsOfBuild(folder) ?? loadLabsIn(folder);
}

/**
 * Reads the labs that a folder describes.
 *
 * @throws Failed `scenario-invalid` with every mistake in every description
 */
export function loadLabsIn(folder: string): Labs {
  const names = labNames(folder);
  const texts = new Map(names.map((name) => [name, readLab(folder, name)]));
  const loaded = names.map((name) => loadLab(name, texts));
  const diagnostics = loaded.flatMap((result) => (result.ok ? [] : result.diagnostics));
  if (diagnostics.length > 0) throw new Failed({ reason: 'scenario-invalid', diagnostics });
  return new Map(loaded.flatMap((result) => (result.ok ? [[result.lab.variant, result.lab] as const] : [])));
}

function readLab(folder: string, name: string): LabText {
  const path = join(folder, name === ownVariant ? `${name}.yaml` : `${ownVariant}-${name}.yaml`);
  return readYamlText(path, dirname(folder));
}
