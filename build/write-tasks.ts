import { readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLabsIn } from '../src/cli/lab-files.js';
import { readTask } from '../src/cli/task-files.js';
import {
  describedFolders,
  digestOfTasks,
  tasksOfBuildFile,
  type FolderOfBuild,
  type TasksOfBuild,
} from '../src/cli/tasks-of-build.js';
import { Failed } from '../src/failure.js';
import { productFolder } from '../src/product.js';

// Called by `npm run build`: what `src/cli/tasks-of-build.ts` reads.
const file = join(productFolder, tasksOfBuildFile);
// What an earlier build has read must not be taken for what is read now.
await rm(file, { force: true });
const folders = Object.fromEntries(
  describedFolders.map((name) => [name, readFolder(join(productFolder, name))]),
);
await writeFile(file, JSON.stringify({ digest: digestOfTasks(), folders } satisfies TasksOfBuild));

function readFolder(folder: string): FolderOfBuild {
  const labs = loadLabsIn(folder);
  const tasks = readdirSync(folder).flatMap((name) => {
    if (!/^task\d+\.yaml$/.test(name)) return [];
    const loaded = readTask(join(folder, name), labs)();
    if (!loaded.ok) throw new Failed({ reason: 'scenario-invalid', diagnostics: loaded.diagnostics });
    return [[name, loaded.task] as const];
  });
  return { labs: Object.fromEntries(labs), tasks: Object.fromEntries(tasks) };
}
