import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** Time to close in good order; what still runs afterwards is killed. */
const farewellMs = 2000;

/** Time for the last words of a browser that is gone to arrive. */
const lastWordsMs = 500;

/** Longest path of a Unix socket on Linux. */
const longestSocketPath = 107;

/** What Chromium puts into the folder for temporary files. */
const socketOfBrowser = '/org.chromium.Chromium.XXXXXX/SingletonSocket';

/** Lines of what the browser says about itself that a failure shows. */
const keptLines = 6;

/**
 * A browser as a process of its own group with a profile of its own, spoken to through a pipe: when this process dies,
 * however it dies, the pipe breaks and the browser goes.
 */
export class BrowserProcess {
  private readonly lines: string[] = [];
  private readonly gone: Promise<string>;
  private readonly onExit = (): void => {
    this.kill();
    rmSync(this.profile, { recursive: true, force: true });
  };

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    readonly input: Writable,
    readonly output: Readable,
  ) {
    // A pipe that breaks is told by the end of its other half.
    input.on('error', () => undefined);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.lines.push(...text.split('\n').filter((line) => line.trim() !== ''));
      this.lines.splice(0, this.lines.length - keptLines);
    });
    this.gone = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(wordsFor(code, signal)));
      child.once('exit', (code, signal) => {
        this.kill();
        // What has left the group may hold the pipe of its last words open for ever.
        setTimeout(() => resolve(wordsFor(code, signal)), lastWordsMs).unref();
      });
    });
    process.once('exit', this.onExit);
  }

  static async start(path: string, args: readonly string[]): Promise<BrowserProcess> {
    const profile = await mkdtemp(join(tmpdir(), 'ait-browser-'));
    const child = spawn(path, [...args, '--remote-debugging-pipe', `--user-data-dir=${profile}`], {
      // A group of its own: the terminal's Ctrl-C is for us, and one signal reaches all of its processes.
      detached: process.platform !== 'win32',
      env: process.platform === 'linux' ? { ...process.env, TMPDIR: temporaryFolder(profile) } : process.env,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, , , input, output] = child.stdio;
    return new BrowserProcess(child, profile, input as Writable, output as Readable);
  }

  /** Resolves when the browser is gone, with how it ended and the last that it said. */
  async ended(): Promise<string> {
    const how = await this.gone;
    return [how, ...this.lines].join('\n');
  }

  /** Kills what has not ended by itself soon, and removes the profile. */
  async end(): Promise<void> {
    const late = new AbortController();
    await Promise.race([
      this.gone,
      pause(farewellMs, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    this.kill();
    await this.gone;
    process.off('exit', this.onExit);
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  /** Ends the browser and everything that it has started, at once. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  }
}

function wordsFor(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `ended by ${signal}` : `ended with exit code ${code ?? 'unknown'}`;
}

/** What the browser puts into the folder for temporary files goes with its profile, where a socket's path is not too long there. */
function temporaryFolder(profile: string): string {
  return profile.length + socketOfBrowser.length <= longestSocketPath ? profile : '/tmp';
}
