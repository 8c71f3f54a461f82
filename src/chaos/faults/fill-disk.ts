import { dirname } from 'node:path';
import type { Lab } from '../../lab/lab.js';
import type { LabDescription } from '../../scenario/lab-description.js';
import type { BalancerView } from '../balancer-view.js';
import type { CarriedOut } from '../carried-out.js';

/** Room for some times what is written there, and nothing for the machine's own disk. */
const diskBytes = 256 * 1024;
/** As whom the services run. */
const owner = 1000;

/** The folders in which the balancer keeps its files. */
export function stateFolders({ roles }: LabDescription): string[] {
  const { configuration, nodes } = roles.balancer.places;
  return [dirname(configuration), ...(nodes === undefined ? [] : [nodes]), '/run/haproxy'];
}

/** These folders as small file systems, so that one can be full without the machine's being so. */
export function smallDisks(lab: LabDescription): Record<string, string> {
  const options = `size=${diskBytes},uid=${owner},gid=${owner},mode=755`;
  return Object.fromEntries(stateFolders(lab).map((folder) => [folder, options]));
}

/**
 * Fills the disks of the balancer for a while: with files that have no name any more, so that they are gone with the
 * process that has them open, and whatever becomes free is taken at once.
 */
export async function fillDisk(
  lab: Lab,
  view: BalancerView,
  lastsMs: number,
  signal: AbortSignal,
): Promise<CarriedOut> {
  const folders = stateFolders(lab.description);
  const open = folders.map((folder, index) => `exec ${index + 3}> ${folder}/.full; rm ${folder}/.full`);
  const write = folders.map((_, index) => `dd if=/dev/zero bs=4k >&${index + 3} 2> /dev/null`);
  const script = `${open.join('\n')}
until=$(($(date +%s%3N) + ${lastsMs}))
while [ "$(date +%s%3N)" -lt $until ]; do
  ${write.join('\n  ')}
  sleep 0.02
done`;
  return view.whileFull(async () => {
    const { exitCode, output } = await lab.exec(lab.balancer, ['sh', '-c', script], { signal });
    return { missed: exitCode === 0 ? '' : `it ended with ${exitCode}: ${output.trim()}` };
  });
}
