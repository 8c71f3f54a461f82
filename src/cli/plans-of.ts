import type { AttachedLab } from '../lab/attach.js';
import { roleOf } from '../scenario/lab-description.js';
import type { Plan } from '../scenario/plan.js';
import { ownVariant } from '../scenario/variant.js';
import { loadPlans, taskFiles } from './task-files.js';
import type { Workspace } from './workspace.js';

/** The tasks of a lab that exists: those of the workspace, or as they are of any images where it is somebody else's. */
export function plansOf({
  lab,
  nodes: found,
  workspace,
}: AttachedLab & { readonly workspace: Workspace }): Plan[] {
  const { description } = lab;
  const backends = found.filter(({ node }) => roleOf(description, node) === 'backend').length;
  const isOther = description.findings && !workspace.repository;
  const files = isOther ? taskFiles(workspace.path, {}) : workspace.files;
  const labs = isOther ? new Map([[ownVariant, description]]) : workspace.labs;
  const { variant } = description;
  // Somebody who starts containers by hand has as many web applications as there are.
  const nodes = workspace.settings.nodes ?? (description.findings ? Math.max(3, backends) : undefined);
  return loadPlans(files, labs, [...files.keys()], { nodes, variant });
}
