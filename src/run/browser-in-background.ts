import { setMaxListeners } from 'node:events';
import { openBrowser, type Browser, type BrowserOptions } from '../browser/browser.js';

/** A browser that is launched while other things happen, which are ended if that fails. */
export class BrowserInBackground implements AsyncDisposable {
  readonly opening: Promise<Browser>;
  /** For what happens meanwhile: aborted with the given one, or with the browser's failure to launch. */
  readonly signal: AbortSignal;

  constructor(options: BrowserOptions) {
    const failed = new AbortController();
    this.signal = AbortSignal.any([options.signal, failed.signal]);
    setMaxListeners(0, this.signal);
    this.opening = openBrowser(options);
    this.opening.catch((error: unknown) => failed.abort(error));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const browser = await this.opening.catch(() => undefined);
    await browser?.close();
  }
}
