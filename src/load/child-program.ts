import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failed } from '../failure.js';

/** A program of our own in a process of its own: it is told something, and says something. */
export class ChildProgram<Order extends object, Notice> implements Disposable {
  private readonly child: ChildProcess;
  private readonly notices: Notice[] = [];
  private readonly waiting = new Set<() => void>();
  private death: { readonly error: Error } | undefined;
  private words = '';

  constructor(program: URL, parse: (message: unknown) => Notice) {
    this.child = fork(fileURLToPath(program), {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.words = (this.words + chunk).slice(-2000);
    });
    this.child.on('message', (message) => {
      this.notices.push(parse(message));
      this.wake();
    });
    this.child.on('error', (error) => this.die(error));
    this.child.on('close', (code, signal) => this.die(this.failure(code, signal)));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  tell(message: Order): void {
    // It may be gone; whoever waits for its next word learns that.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  /** The next thing of this kind that it says, or has said already; each is given once. Fails when the process ends without. */
  async next<T extends Notice>(wanted: (notice: Notice) => notice is T): Promise<T> {
    for (;;) {
      const found = this.notices.find(wanted);
      if (found !== undefined) {
        this.notices.splice(this.notices.indexOf(found), 1);
        return found;
      }
      if (this.death) throw this.death.error;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Ends the process, whatever it does. */
  [Symbol.dispose](): void {
    this.child.kill('SIGKILL');
  }

  private die(error: Error): void {
    this.death ??= { error };
    this.wake();
  }

  private wake(): void {
    const all = [...this.waiting];
    this.waiting.clear();
    for (const resolve of all) resolve();
  }

  private failure(code: number | null, signal: string | null): Failed {
    const detail = `the client ended with ${signal ?? code ?? 'no code'}: ${this.words.trim()}`;
    return new Failed({ reason: 'expectation-failed', doing: 'sending requests', detail });
  }
}
