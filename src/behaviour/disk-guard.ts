import { setTimeout as pause } from 'node:timers/promises';
import { killContainer, writtenBytes } from '../docker/container.js';
import { label } from '../lab/labels.js';
import type { Lab } from '../lab/lab.js';

/** What a container may write beside its log; a lab writes some hundred kB. */
const mostBytes = 500 * 1024 * 1024;
const everyMs = 5_000;

/** Not every engine can limit what a container writes to its disk: one that writes too much is killed, and all is ended. */
export class DiskGuard implements AsyncDisposable {
  private readonly full = new AbortController();
  private readonly ending = new AbortController();
  private readonly watching: Promise<void>;

  constructor(private readonly lab: Lab) {
    this.watching = this.watch().catch(() => undefined);
  }

  /** Aborted when a container has written too much. */
  get signal(): AbortSignal {
    return this.full.signal;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.ending.abort();
    await this.watching;
  }

  private async watch(): Promise<void> {
    const { engine, owner } = this.lab;
    const { signal } = this.ending;
    for (;;) {
      await pause(everyMs, undefined, { signal });
      const written = await writtenBytes(engine, { label: [`${label.run}=${owner.run}`] });
      for (const [name, bytes] of written) {
        if (bytes <= mostBytes) continue;
        this.full.abort(new Error(`${name} has written ${Math.round(bytes / 1024 / 1024)} MiB`));
        await killContainer(engine, name);
      }
    }
  }
}
