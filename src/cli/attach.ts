import { attachLab, type AttachedLab, type OtherDescription } from '../lab/attach.js';
import { workspaceId } from '../run/workspace-id.js';
import { connectToEngine } from './connect.js';
import { courseLab, openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.js';

/** A lab with the workspace that it was found from. */
export interface Attached extends AttachedLab {
  readonly workspace: Workspace;
}

/** The lab that exists now, for the commands that look at it or change it by hand. */
export async function attach(options: WorkspaceOptions): Promise<Attached> {
  const workspace = openWorkspace(options);
  const engine = await connectToEngine();
  const attached = await attachLab(
    engine,
    await workspaceId(workspace.path),
    workspace.labs,
    otherLab(workspace),
    workspace.settings.ports,
  );
  return { ...attached, workspace };
}

/** What a lab that somebody else has started is taken for: that of the repository here, or a finished one. */
export function otherLab({ repository, lab }: Pick<Workspace, 'repository' | 'lab'>): OtherDescription {
  const description = repository ? lab : courseLab();
  return { description, target: description.roles.balancer.image.target };
}
