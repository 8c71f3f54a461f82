import { ofTaskName, ofTaskWord } from '../../evidence/task-variant.js';
import { isOwnVariant } from '../../scenario/variant.js';
import type { CheckedLab } from '../checked-lab.js';
import { taskNumbers, type TaskNumber } from '../item.js';

/** Where a path belongs, and what of it stands below the task's folder. */
export interface PlaceInTask {
  readonly task: TaskNumber;
  /** Path below the task's folder; for a file that names the task itself, from its name on. */
  readonly below: string;
}

/**
 * The task whose folder a path lies in (`task3`, `Task 3`, `task_03`, `tâche-3`, `T3`), the outermost one; else the task that
 * the file's own name begins with. What is kept of another variant is no task's.
 */
export function taskInPath(path: string, lab: Pick<CheckedLab, 'variants'>): PlaceInTask | undefined {
  const parts = path.split('/');
  if (parts.slice(0, -1).some((folder) => isOtherVariant(folder, lab))) return undefined;
  for (const [at, folder] of parts.slice(0, -1).entries()) {
    const found = folderOfTask.exec(plain(folder));
    const task = taskNumbers.find((number) => String(number) === found?.[1]);
    if (task === undefined) continue;
    // `task5.1` and `task 5 - part 1` say more than the task.
    const rest = (found?.[2] ?? '').trim().replace(/^[\s._-]+/, '');
    const below = parts.slice(at + 1).join('/');
    return { task, below: /^(?:logs?)?$/.test(rest) ? below : `${rest}/${below}` };
  }
  const name = parts.at(-1) ?? '';
  const task = taskNumbers.find((number) => String(number) === taskOfName.exec(plain(name))?.[1]);
  return task === undefined ? undefined : { task, below: name };
}

/** Whether our own tool keeps there what a variant has left that nobody has to hand in: `task 6 hitless`. */
export function isOtherVariant(folder: string, { variants }: Pick<CheckedLab, 'variants'>): boolean {
  const which = ofTaskName(folder, variants) ?? ofTaskWord(folder, variants);
  return which !== undefined && !isOwnVariant(which);
}

const folderOfTask = /^(?:task|tasks|tache|taches|chapter|chapitre|t)[\s._-]*0?([0-6])((?![0-9]).*)?$/;
const taskOfName = /(?:^|[^a-z])(?:task|tache|t)[\s._-]?0?([0-6])(?![0-9])/;

function plain(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
