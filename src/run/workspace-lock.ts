import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../error-code.js';
import { onDisk } from '../evidence/write-file.js';
import { Failed } from '../failure.js';

const holderSchema = z.object({
  pid: z.number(),
  /** When that process started, in the kernel's own ticks: a process id alone may have been given out again. */
  born: z.string(),
  run: z.string(),
  since: z.string(),
});

type Holder = z.infer<typeof holderSchema>;

/**
 * Makes sure that one run at a time works in a workspace.
 *
 * @throws Failed `workspace-busy` naming the process that holds it
 */
export async function lockWorkspace(workspace: string, run: string, now: Date): Promise<AsyncDisposable> {
  const file = join(workspace, 'logs', '.lock');
  const me: Holder = { pid: process.pid, born: bornAt(process.pid), run, since: now.toISOString() };
  await onDisk(file, () => mkdir(dirname(file), { recursive: true }));
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await tryCreate(file, JSON.stringify(me))) {
      return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
    }
    const holder = await holderOf(file);
    if (typeof holder === 'object') {
      throw new Failed({ reason: 'workspace-busy', pid: holder.pid, run: holder.run, since: holder.since });
    }
    if (holder === 'dead') await removeDead(file, me);
  }
  throw new Failed({ reason: 'file-unwritable', file, code: 'EBUSY' });
}

/** Each is a few accesses to the disk; another process that takes a lock over needs no more than that. */
const attempts = 1000;

/**
 * Removes a lock whose process is gone. Of several that find this out at the same moment, the one that gets a second
 * lock looks once more and removes it; otherwise a slow one would remove what a quick one has taken in the meantime.
 */
async function removeDead(file: string, me: Holder): Promise<void> {
  const takeover = `${file}.takeover`;
  if (await tryCreate(takeover, JSON.stringify(me))) {
    try {
      if ((await holderOf(file)) === 'dead') await rm(file, { force: true });
    } finally {
      await rm(takeover, { force: true });
    }
  } else if ((await holderOf(takeover)) === 'dead') {
    // Killed between two accesses to the disk.
    await rm(takeover, { force: true });
  }
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
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  });
}

/** Who holds a lock: a process that lives, `dead` ones, or `nobody`, for there is no such file. */
async function holderOf(file: string): Promise<Holder | 'dead' | 'nobody'> {
  try {
    const holder = holderSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return bornAt(holder.pid) === holder.born ? holder : 'dead';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'nobody' : 'dead';
  }
}

/** Start time of a process, `gone` when there is none; where /proc is missing any living process looks the same. */
function bornAt(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return 'gone';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Z: killed, and nobody has asked for its exit code yet.
    return state === 'Z' ? 'gone' : (fields[18] ?? 'alive');
  } catch {
    return 'alive';
  }
}
