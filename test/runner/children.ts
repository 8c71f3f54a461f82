import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const countsSchema = z.object({ passed: z.int(), failed: z.int(), failures: z.array(z.string()) });

/** What became of some test files. */
export type Counts = z.infer<typeof countsSchema>;

const running = new Set<ChildProcess>();

/** Runs test files in a process of their own; without `live`, what they say is shown when they are done. */
export async function runFiles(
  files: readonly string[],
  options: { concurrency: number; env: NodeJS.ProcessEnv; live: boolean; priority?: number },
): Promise<Counts> {
  const child = startProgram('run-files.js', [String(options.concurrency), ...files], options);
  if (child.pid !== undefined && options.priority !== undefined) setPriority(child.pid, options.priority);
  let counts: Counts | undefined;
  child.on('message', (message) => {
    counts = countsSchema.parse(message);
  });
  const said = await ended(child);
  process.stdout.write(said);
  if (counts !== undefined) return counts;
  const failure = `no result of ${files.join(' ')}`;
  console.log(failure);
  return { passed: 0, failed: 1, failures: [failure] };
}

/** Runs another program of this folder; what it says is shown when it fails. */
export async function runProgram(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const child = startProgram(name, args, { env, live: false });
  const said = await ended(child);
  if (child.exitCode !== 0) process.stdout.write(`${name} ${args.join(' ')}\n${said}`);
}

/** Ends all that runs; what they have started ends with them. */
export function endAll(): void {
  for (const child of running) child.kill('SIGTERM');
}

function startProgram(
  name: string,
  args: readonly string[],
  { env, live }: { env: NodeJS.ProcessEnv; live: boolean },
): ChildProcess {
  const stdio = live ? 'inherit' : 'pipe';
  const child = fork(join(import.meta.dirname, name), args, { env, stdio: ['ignore', stdio, stdio, 'ipc'] });
  running.add(child);
  return child;
}

/** What a process has said, of both kinds, in its order; nothing of one whose words are shown already. */
async function ended(child: ChildProcess): Promise<string> {
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => words.push(text));
  await once(child, 'close');
  running.delete(child);
  return words.join('');
}
