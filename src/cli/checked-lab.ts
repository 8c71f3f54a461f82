import { checkedLabOf, type CheckedLab } from '../check/checked-lab.js';
import { loadLabs, scenarioFolders } from './lab-files.js';
import { productFolder } from '../product.js';
import { loadPlans, taskFiles } from './task-files.js';

/**
 * What hand-ins are held against in a folder: its own lab where it describes one, and else ours as it comes; tasks that a
 * workspace adds to ours ask nobody else for anything.
 *
 * @throws Failed `scenario-invalid`
 */
export function checkedLab(folder: string): CheckedLab {
  const own = scenarioFolders(folder).length === 1 ? folder : productFolder;
  const labs = loadLabs(own);
  const files = taskFiles(own);
  return checkedLabOf(labs, loadPlans(files, labs, [...files.keys()]));
}
