import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../temporary-folder.js';
import { treeOf } from './taken.js';

/** A folder for one test, and in it the folder for temporary files of whatever is unpacked meanwhile. */
export class Scratch implements Disposable {
  readonly #folder = new TemporaryFolder();
  readonly #before = process.env['TMPDIR'];
  readonly temporary = join(this.#folder.path, 'tmp');

  constructor() {
    mkdirSync(this.temporary);
    process.env['TMPDIR'] = this.temporary;
  }

  path(name: string): string {
    return join(this.#folder.path, name);
  }

  write(name: string, content: Buffer): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** That nothing is left of what was unpacked, and nothing came to lie beside the place for it. */
  assertOnly(...names: readonly string[]): void {
    assert.deepEqual(treeOf(this.temporary), []);
    assert.deepEqual(readdirSync(this.#folder.path).sort(), [...names, 'tmp'].sort());
  }

  [Symbol.dispose](): void {
    if (this.#before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = this.#before;
    this.#folder[Symbol.dispose]();
  }
}
