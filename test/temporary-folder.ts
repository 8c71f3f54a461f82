import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** A folder for one test, which goes with it. */
export class TemporaryFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'ait-test-'));

  /** Everything in it, as relative paths in alphabetical order; folders end with a slash. */
  tree(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .map(
        (entry) => relative(this.path, join(entry.parentPath, entry.name)) + (entry.isDirectory() ? '/' : ''),
      )
      .sort();
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
