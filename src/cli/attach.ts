import { attachLab, type AttachedLab } from '../lab/attach.js';
import { workspaceId } from '../run/workspace-id.js';
import { connectToEngine } from './connect.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.js';

/** The lab that exists now, for the commands that look at it or change it by hand. */
export async function attach(options: WorkspaceOptions): Promise<AttachedLab & { workspace: Workspace }> {
  const workspace = openWorkspace(options);
  const engine = await connectToEngine();
  return {
    ...(await attachLab(engine, await workspaceId(workspace.path), workspace.labs, workspace.settings.ports)),
    workspace,
  };
}
