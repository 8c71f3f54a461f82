import type { TopologyProcess } from './topology-file.js';

/** A process where it stands below its parent. */
export interface ProcessRow {
  readonly pid: number;
  readonly command: string;
  readonly depth: number;
  /** Row of the parent; -1 for a root. */
  readonly parent: number;
  /** `s6-supervise` stands above it, and is not a row of its own. */
  readonly supervised: boolean;
}

/**
 * The processes of a container as rows, each below its parent, PID 1 first. An `s6-supervise` that has a process is
 * only a mark of that process: there is one for each service, and it says nothing more.
 */
export function processTree(processes: readonly TopologyProcess[]): ProcessRow[] {
  const sorted = [...processes].sort((left, right) => left.pid - right.pid);
  const known = new Set(sorted.map(({ pid }) => pid));
  const rows: ProcessRow[] = [];
  const seen = new Set<TopologyProcess>();

  const add = (process: TopologyProcess, depth: number, parent: number, supervised: boolean): void => {
    // What a file says about parents may go in a circle.
    if (seen.has(process)) return;
    seen.add(process);
    const children = sorted.filter((other) => other.ppid === process.pid && !seen.has(other));
    const only = children[0];
    if (only && children.length === 1 && /^(\S*\/)?s6-supervise(\s|$)/.test(process.command)) {
      add(only, depth, parent, true);
      return;
    }
    rows.push({ pid: process.pid, command: process.command, depth, parent, supervised });
    const self = rows.length - 1;
    for (const child of children) add(child, depth + 1, self, false);
  };

  for (const process of sorted) if (!known.has(process.ppid)) add(process, 0, -1, false);
  for (const process of sorted) add(process, 0, -1, false);
  return rows;
}
