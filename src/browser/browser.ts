import { setTimeout as pause } from 'node:timers/promises';
import type { Browser as Puppet, Page } from 'puppeteer-core';
import { Failed } from '../failure.js';
import { BrowserProcess } from './browser-process.js';
import { launchArguments } from './launch-arguments.js';
import { pipeTransport } from './pipe-transport.js';

export interface BrowserOptions {
  /** Path of the program. */
  readonly path: string;
  /** Ends the browser at once. */
  readonly signal: AbortSignal;
  /** Addresses that pages may be loaded from; the browser knows no other. */
  readonly hosts?: readonly string[];
}

/** A headless browser that opens pages until it is closed; one that dies is launched again, once. */
export interface Browser extends AsyncDisposable {
  readonly path: string;
  /**
   * Does something with a fresh page, which is closed afterwards. If the browser dies meanwhile, it is done a second time
   * with a new one.
   *
   * @throws Failed `browser-failed`
   */
  withPage<T>(work: (page: Page) => Promise<T>): Promise<T>;
  /** No process and no file of it is left afterwards. */
  close(): Promise<void>;
}

/**
 * Launches a browser.
 *
 * @throws Failed `browser-failed` with what it said before it ended
 */
export async function openBrowser(options: BrowserOptions): Promise<Browser> {
  options.signal.throwIfAborted();
  const browser = new RelaunchedBrowser(options);
  try {
    await browser.ready();
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

/** Time for one message to be answered; a page is made and photographed in a small part of it. */
const answerTimeoutMs = 30_000;

const lastWordsMs = 1000;

const launches = 2;

interface Launched {
  readonly puppet: Puppet;
  readonly process: BrowserProcess;
}

class RelaunchedBrowser implements Browser {
  readonly path: string;
  private readonly processes: Promise<BrowserProcess>[] = [];
  private current: Promise<Launched>;
  private closed: Promise<void> | undefined;
  private readonly onAbort = (): void => void this.close();

  constructor(private readonly options: BrowserOptions) {
    this.path = options.path;
    this.current = this.launch();
    options.signal.addEventListener('abort', this.onAbort, { once: true });
  }

  async ready(): Promise<void> {
    await this.current;
  }

  async withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    for (;;) {
      const used = this.current;
      try {
        return await onPage((await used).puppet, work);
      } catch (error) {
        if (isOurs(error)) throw error;
        this.options.signal.throwIfAborted();
        const { puppet, process } = await used;
        if (puppet.connected || this.closed) throw this.failed(wordsOf(error));
        // Several pages may be at work when it dies; the first to notice launches it for all.
        if (this.current !== used) continue;
        if (this.processes.length >= launches) throw this.failed(await process.ended());
        this.current = this.launch();
      }
    }
  }

  close(): Promise<void> {
    this.options.signal.removeEventListener('abort', this.onAbort);
    this.closed ??= this.end();
    return this.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private async end(): Promise<void> {
    if (this.options.signal.aborted) await this.each((process) => process.kill());
    else this.current.then(({ puppet }) => puppet.close()).catch(() => undefined);
    await this.each((process) => process.end());
  }

  private async each(work: (process: BrowserProcess) => void | Promise<void>): Promise<void> {
    await Promise.allSettled(this.processes.map(async (starting) => work(await starting)));
  }

  private launch(): Promise<Launched> {
    const starting = BrowserProcess.start(this.path, launchArguments(process, this.options.hosts));
    this.processes.push(starting);
    const launched = this.connect(starting);
    // Whoever waits for it is told; nobody may be waiting yet.
    launched.catch(() => undefined);
    return launched;
  }

  private async connect(starting: Promise<BrowserProcess>): Promise<Launched> {
    const [{ default: puppeteer }, process] = await Promise.all([import('puppeteer-core'), starting]);
    const connecting = puppeteer.connect({
      transport: pipeTransport(process),
      defaultViewport: null,
      protocolTimeout: answerTimeoutMs,
    });
    connecting.catch(() => undefined);
    try {
      const puppet = await Promise.race([connecting, process.ended()]);
      if (typeof puppet !== 'string') return { puppet, process };
    } catch (error) {
      // A browser that is just dying hangs up first and has its last words afterwards; one that is only silent has none.
      const isDying = await Promise.race([process.ended().then(() => true), pause(lastWordsMs, false)]);
      process.kill();
      if (!isDying) throw this.failed(wordsOf(error));
    }
    throw this.failed(await process.ended());
  }

  private failed(detail: string): Failed {
    return new Failed({ reason: 'browser-failed', browser: this.path, detail });
  }
}

async function onPage<T>(puppet: Puppet, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await puppet.newPage();
  try {
    return await Promise.race([
      work(page),
      new Promise<never>((_resolve, reject) => page.once('error', reject)),
    ]);
  } finally {
    // Not waited for: a page that could not be loaded may take for ever to close, and the next one is another.
    page.close().catch(() => undefined);
  }
}

/** A failure that has its words already, or a bug; what Puppeteer throws is neither. */
function isOurs(error: unknown): boolean {
  return error instanceof Failed || error instanceof TypeError || error instanceof RangeError;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
