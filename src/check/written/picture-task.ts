import { isOtherVariant } from '../captured/task-in-path.js';
import type { CheckedLab } from '../checked-lab.js';
import type { TaskNumber } from '../item.js';

/** The task that a picture is named or filed for: `task0.png`, `T6_1.png`, `1_stats.png`, `logs/task 6/all-up.png`. */
export function pictureTask(path: string, lab: CheckedLab): TaskNumber | undefined {
  const parts = path.split('/').reverse();
  if (parts.slice(1).some((folder) => isOtherVariant(folder, lab))) return undefined;
  for (const [index, part] of parts.entries()) {
    const match =
      /(?:^|[^a-z])(?:tasks?|taches?|t|deliverables?|livrables?|questions?|q)[\s_-]*0*([0-6])(?![0-9])/i.exec(
        plain(part),
      );
    const bare = index === 0 ? /^0?([0-6])(?:[\s_.-]|$)(?!\d{3})/.exec(part) : null;
    const digit = match?.[1] ?? bare?.[1];
    if (digit !== undefined) return tasks[Number(digit)];
  }
  return undefined;
}

/** Without accents, which macOS writes behind their letters. */
function plain(name: string): string {
  return name
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

const tasks: readonly TaskNumber[] = [0, 1, 2, 3, 4, 5, 6];
