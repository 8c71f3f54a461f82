import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const version1 = '/sys/fs/cgroup/cpuacct/cpuacct.usage';

/** CPU time in milliseconds that all processes of this container have had, this one not counted. */
export function othersCpuMs() {
  const { user, system } = process.cpuUsage();
  return containerCpuMs() - (user + system) / 1000;
}

/** How many processes and threads have been started in this container: the kernel numbers both in one row. */
export function startedCount() {
  return Number(readFileSync('/proc/loadavg', 'utf8').trim().split(' ').at(-1));
}

function containerCpuMs() {
  if (existsSync(version1)) return Number(readFileSync(version1, 'utf8')) / 1e6;
  const text = readFileSync('/sys/fs/cgroup/cpu.stat', 'utf8');
  return Number(/^usage_usec (\d+)/m.exec(text)?.[1]) / 1000;
}
