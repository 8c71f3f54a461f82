import type { TaskFolder } from '../evidence/task-folder.js';
import { capture } from './capture.js';
import type { Lab } from './lab.js';

/** After a failure: the whole logs of all containers that there are, for nothing else explains as much. */
export async function captureLastLogs(lab: Lab, folder: TaskFolder, nodes: readonly string[]): Promise<void> {
  const captured = new Set(folder.files.map(({ file }) => file));
  const missing = nodes.filter((node) => !captured.has(`${node}.log`));
  const work = missing.map(async (node) => {
    const { command, content } = await capture(lab, `${node}.log`, { kind: 'logs', node }, '');
    await folder.write(`${node}.log`, content, { command, step: 'after the failure', append: false });
  });
  // A container that never came into being has no log; the failure itself is what the user hears about.
  await Promise.allSettled(work);
}
