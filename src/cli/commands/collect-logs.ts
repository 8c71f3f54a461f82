import { Logs } from '../../evidence/logs.js';
import { logFolder } from '../../evidence/task-variant.js';
import { collect } from '../../lab/collect.js';
import { describeVersions } from '../../lab/versions.js';
import { lockWorkspace } from '../../run/workspace-lock.js';
import { attach } from '../attach.js';
import type { CommandResult } from '../command-result.js';
import { productVersion } from '../product.js';
import { tellMovedAside } from '../tell-moved-aside.js';
import { selectTasks, taskFiles } from '../task-files.js';
import type { WorkspaceOptions } from '../workspace.js';

/** `ait-lab collect-logs`: evidence of the containers that run now, beside what is in their task's folder of `logs/` already. */
export async function collectLogs(
  word: string | undefined,
  options: WorkspaceOptions & { readonly json?: boolean },
): Promise<CommandResult> {
  const attached = await attach(options);
  const { workspace } = attached;
  using lab = attached.lab;
  const known = [...taskFiles(workspace.path).keys()];
  const task = word === undefined ? lab.owner.task : (selectTasks([word], known)[0] ?? lab.owner.task);
  const logs = new Logs(workspace.path);
  using _told = tellMovedAside(logs.aside);
  await using _lock = await lockWorkspace(workspace.path, 'collect-logs', new Date(), logs.aside);
  const which = { task, variant: lab.description.variant };
  const earlier = await logs.readManifest(which);
  const folder = await logs.open(which, () => new Date());
  const started = new Date().toISOString();
  const [files, described] = await Promise.all([
    collect(attached, folder),
    describeVersions(lab).catch(() => ({ versions: {}, images: {} })),
  ]);
  await folder.writeManifest({
    title: 'Collected by hand',
    run: lab.owner.run,
    variant: lab.description.variant,
    started,
    outcome: 'collected',
    images: described.images,
    ...earlier,
    task,
    ended: new Date().toISOString(),
    versions: { 'ait-lab': productVersion(), ...earlier?.versions, ...described.versions },
  });
  const shown = logFolder(which);
  const text = options.json
    ? `${JSON.stringify({ ...which, folder: shown, files })}\n`
    : `${files.map((file) => `${shown}/${file}`).join('\n')}\n${files.length} files captured\n`;
  return { text, exitCode: 0 };
}
