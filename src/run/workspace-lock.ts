import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onDisk } from '../evidence/write-file.js';
import { Failed } from '../failure.js';

interface Holder {
  readonly pid: number;
  /** When that process started, in the kernel's own ticks: a process id alone may have been given out again. */
  readonly born: string;
  readonly run: string;
  readonly since: string;
}

/**
 * Makes sure that one run at a time works in a workspace.
 *
 * @throws Failed `workspace-busy` naming the process that holds it
 */
export async function lockWorkspace(workspace: string, run: string, now: Date): Promise<AsyncDisposable> {
  const file = join(workspace, 'logs', '.lock');
  const me: Holder = { pid: process.pid, born: bornAt(process.pid), run, since: now.toISOString() };
  await onDisk(file, () => mkdir(dirname(file), { recursive: true }));
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await tryCreate(file, JSON.stringify(me))) {
      return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
    }
    const holder = await readHolder(file);
    if (holder && bornAt(holder.pid) === holder.born) {
      throw new Failed({ reason: 'workspace-busy', pid: holder.pid, run: holder.run, since: holder.since });
    }
    // Its process is gone. Of several that find this out, one succeeds in moving it away.
    await rename(file, `${file}.${process.pid}`).catch(() => undefined);
    await rm(`${file}.${process.pid}`, { force: true });
  }
  throw new Failed({ reason: 'file-unwritable', file, code: 'EBUSY' });
}

/** A link appears with its content, so that nobody reads a lock that is half written. */
async function tryCreate(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${process.pid}.new`;
  return onDisk(file, async () => {
    try {
      await writeFile(draft, text);
      await link(draft, file);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  });
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const field = (name: string): unknown => Object.entries(value).find(([key]) => key === name)?.[1];
    return {
      pid: Number(field('pid')),
      born: String(field('born')),
      run: String(field('run')),
      since: String(field('since')),
    };
  } catch {
    return undefined;
  }
}

/** Start time of a process, `gone` when there is none; where /proc is missing any living process looks the same. */
function bornAt(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return 'gone';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'alive';
  } catch {
    return 'alive';
  }
}
