import { Aside } from '../../keep/aside.js';
import { listContainers, nameOf } from '../../docker/container.js';
import { findOthers, takeDownCommand, type OthersLab } from '../../lab/find-others.js';
import { label } from '../../lab/labels.js';
import { otherLab } from '../attach.js';
import { removeOwned } from '../../lab/remove-owned.js';
import { workspaceId } from '../../run/workspace-id.js';
import { lockWorkspace } from '../../run/workspace-lock.js';
import type { CommandResult } from '../command-result.js';
import { connectToEngine } from '../connect.js';
import { tellMovedAside } from '../tell-moved-aside.js';
import { openWorkspace, type WorkspaceOptions } from '../workspace.js';

/** What others have started is theirs to remove. */
function leftText(others: OthersLab): string {
  const names = [...others.nodes.values()].map(nameOf).join(', ');
  return `left alone, since ait-lab has not started it: ${names}; \`${takeDownCommand(others)}\` removes it\n`;
}

/** `ait-lab down`: removes what carries the labels of this workspace, or of all, and nothing else. */
export async function down(options: WorkspaceOptions & { readonly all?: boolean }): Promise<CommandResult> {
  const workspace = openWorkspace(options);
  const engine = await connectToEngine();
  const aside = new Aside();
  using _told = tellMovedAside(aside);
  await using _lock = await lockWorkspace(workspace.path, 'down', new Date(), aside);
  const wanted = options.all ? label.run : `${label.workspace}=${await workspaceId(workspace.path)}`;
  const removed = await removeOwned(engine, [wanted]);
  const text = removed.length === 0 ? 'nothing to take down\n' : `removed ${removed.join(', ')}\n`;
  const others = findOthers(otherLab(workspace).description, await listContainers(engine));
  return { text: text + (others ? leftText(others) : ''), exitCode: 0 };
}
