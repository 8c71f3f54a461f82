import { readFileSync, readlinkSync } from 'node:fs';
import { link, lstat, open, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { errorCode } from '../error-code.js';
import { Aside } from '../keep/aside.js';
import { readWithin } from '../keep/read-within.js';
import { makeFolders, onDisk } from '../keep/write-file.js';
import { Failed } from '../failure.js';

const holderSchema = z.object({
  pid: z.number(),
  /** When that process started, in the kernel's own ticks: a process id alone may have been given out again. */
  born: z.string(),
  /** Where that process is: `host`, `boot` of its kernel, and the `space` of process ids that its own is one of. */
  host: z.string(),
  boot: z.string(),
  space: z.string(),
  run: z.string(),
  since: z.string(),
});

type Holder = z.infer<typeof holderSchema>;

/**
 * Makes sure that one run at a time works in a workspace.
 *
 * @param aside where a file goes that has the name of the lock and is none
 * @throws Failed `workspace-busy` naming the process that holds it
 */
export async function lockWorkspace(
  workspace: string,
  run: string,
  now: Date,
  aside = new Aside(),
): Promise<AsyncDisposable> {
  const file = join(workspace, 'logs', '.lock');
  const me: Holder = {
    ...here(),
    pid: process.pid,
    born: bornAt(process.pid),
    run,
    since: now.toISOString(),
  };
  await onDisk(file, () => makeFolders(dirname(file)));
  for (let attempt = 0; attempt < attempts; attempt++) {
    const text = JSON.stringify(me);
    if (await tryCreate(file, text)) {
      // Whoever cannot see this process sees that it lives.
      const beat = setInterval(() => void beatOnce(file, text), beatMs).unref();
      return {
        [Symbol.asyncDispose]: async () => {
          clearInterval(beat);
          await release(file, me);
        },
      };
    }
    const holder = await holderOf(file);
    if (holder === 'foreign') {
      await clear(file, me, aside);
    } else if (typeof holder === 'object') {
      const { pid, host, since } = holder;
      const elsewhere = isHere(holder) ? {} : { host };
      throw new Failed({ reason: 'workspace-busy', pid, run: holder.run, since, ...elsewhere });
    }
    if (holder === 'dead') await clear(file, me, aside);
  }
  throw new Failed({ reason: 'file-unwritable', file, code: 'EBUSY' });
}

/** Each is a few accesses to the disk; another process that takes a lock over needs no more than that. */
const attempts = 1000;

/** What a person has put in the place of the lock meanwhile stays. */
async function release(file: string, me: Holder): Promise<void> {
  const holder = await holderOf(file);
  if (isDeepStrictEqual(holder, me)) await rm(file, { force: true });
}

/**
 * Removes a lock whose process is gone, or moves aside what is none. Of several that find this out at the same moment, the one that
 * gets a second lock looks once more and removes it; otherwise a slow one would remove what a quick one has taken in the meantime.
 */
async function clear(file: string, me: Holder, aside: Aside): Promise<void> {
  const takeover = `${file}.takeover`;
  if (await tryCreate(takeover, JSON.stringify(me))) {
    try {
      await clearAlone(file, aside);
    } finally {
      await release(takeover, me);
    }
  } else {
    // Killed between two accesses to the disk.
    await clearAlone(takeover, aside);
  }
}

async function clearAlone(file: string, aside: Aside): Promise<void> {
  const holder = await holderOf(file);
  if (holder === 'dead') await rm(file, { force: true });
  if (holder === 'foreign') await aside.move(file, dirname(file));
}

/** A link appears with its content, so that nobody reads a lock that is half written. */
async function tryCreate(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${randomUUID().slice(0, 8)}.tmp`;
  return onDisk(file, async () => {
    try {
      await writeFile(draft, text, { flag: 'wx' });
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

/** Who holds a lock: a process that lives, `dead` ones, or `nobody`, for there is no such file; `foreign` is what is no lock. */
async function holderOf(file: string): Promise<Holder | 'dead' | 'nobody' | 'foreign'> {
  try {
    // Where a link leads is nobody's business here, and the end of one that leads nowhere is no free lock.
    if ((await lstat(file)).isSymbolicLink()) return 'foreign';
    const text = (await readWithin(file, { root: dirname(file), mostBytes: 4096 })).toString('utf8');
    // The machine stopped before the disk had it.
    if (text === '') return 'dead';
    const holder = holderSchema.safeParse(parsed(text)).data;
    if (!holder) return 'foreign';
    return (await isAlive(holder, file)) ? holder : 'dead';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'nobody' : 'foreign';
  }
}

/**
 * A process in the same space of process ids is looked for. Of one in another container, or on another machine that has the
 * same disk, only its beat can be seen, by the clock of that disk; after a new start of this machine none of before lives.
 */
async function isAlive({ pid, born, host, boot, space }: Holder, file: string): Promise<boolean> {
  if (isHere({ host, boot, space })) return bornAt(pid) === born;
  if (boot !== here().boot && host === here().host) return false;
  const draft = `${file}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await writeFile(draft, '', { flag: 'wx' });
    const [now, beat] = await Promise.all([stat(draft), stat(file)]);
    return now.mtimeMs - beat.mtimeMs < silentMs;
  } finally {
    await rm(draft, { force: true });
  }
}

const beatMs = 10_000;
/** Several beats, on a machine that is busy. */
const silentMs = 120_000;

/** Writes the same bytes over those that are there: that is a time by the clock of the disk, and no reader sees less. */
async function beatOnce(file: string, text: string): Promise<void> {
  try {
    await using handle = await open(file, 'r+');
    await handle.write(text, 0);
  } catch {
    // A person has moved it away; the next run finds that out.
  }
}

type Place = Pick<Holder, 'host' | 'boot' | 'space'>;

/** Whether a process there can be seen from here; where the kernel tells nothing of itself, the name of the machine has to do. */
function isHere({ host, boot, space }: Place): boolean {
  const me = here();
  return me.boot === '' ? host === me.host : boot === me.boot && space === me.space;
}

function here(): Place {
  const known = (read: () => string): string => {
    try {
      return read().trim();
    } catch {
      return '';
    }
  };
  return {
    host: hostname(),
    boot: known(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    space: known(() => readlinkSync('/proc/self/ns/pid')),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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
