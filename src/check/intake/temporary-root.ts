import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorWord } from '../../error-code.js';
import { Refused } from './refused.js';

/** The one folder that anything is unpacked into, for its owner alone; it goes with this process, however that ends by itself. */
export class TemporaryRoot implements AsyncDisposable {
  #path: Promise<string> | undefined;
  #count = 0;
  #remove = (): void => undefined;

  /**
   * Makes a new folder in it, whose name says nothing of what it is for.
   *
   * @throws Refused when the machine has no room for it
   */
  async makeFolder(): Promise<string> {
    try {
      this.#path ??= this.#make();
      // Counted before anything is waited for: several ask at once.
      const number = (this.#count += 1);
      const own = join(await this.#path, `${number}`);
      await mkdir(own);
      const folder = join(own, 'hand-in');
      await mkdir(folder);
      return folder;
    } catch (error) {
      throw new Refused({ code: 'not-unpacked', error: errorWord(error) });
    }
  }

  async #make(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'ait-check-'));
    this.#remove = () => rmSync(path, { recursive: true, force: true });
    process.once('exit', this.#remove);
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const path = await this.#path?.catch(() => undefined);
    if (path !== undefined) await remove(path);
    process.off('exit', this.#remove);
  }
}

/** Removes a folder that was made there. */
export async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
