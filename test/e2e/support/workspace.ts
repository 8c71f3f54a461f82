import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { manifestSchema, type Manifest } from '../../../src/evidence/manifest.js';
import { productRoot } from './command.js';

/** A workspace for one test, in a folder that goes with it. */
export class TestWorkspace implements AsyncDisposable {
  private constructor(readonly path: string) {}

  static async create(files: Readonly<Record<string, string>> = {}): Promise<TestWorkspace> {
    const workspace = new TestWorkspace(await mkdtemp(join(tmpdir(), 'ait-e2e-')));
    for (const [name, text] of Object.entries(files)) await workspace.write(name, text);
    return workspace;
  }

  async write(name: string, text: string): Promise<void> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** A copy of the product's images, for a test to break. */
  async ownImages(): Promise<void> {
    await cp(join(productRoot, 'images'), join(this.path, 'images'), { recursive: true });
  }

  readText(name: string): Promise<string> {
    return readFile(join(this.path, name), 'utf8');
  }

  /** Every file in a folder of the workspace, by its name in the workspace, in order. */
  async files(folder = '.'): Promise<string[]> {
    const entries = await readdir(join(this.path, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory());
    return files.map((entry) => relative(this.path, join(entry.parentPath, entry.name))).sort();
  }

  /** Contents of every file in a folder, to be compared before and after. */
  async contents(folder: string): Promise<Map<string, Buffer>> {
    const names = await this.files(folder);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(this.path, name))] as const)),
    );
  }

  /** A file of evidence, by its place in `logs/`. */
  read(name: string): Promise<string> {
    return readFile(join(this.path, 'logs', name), 'utf8');
  }

  async manifest(task: number, folder = ''): Promise<Manifest> {
    return manifestSchema.parse(JSON.parse(await this.read(join(folder, `task ${task}`, 'manifest.json'))));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
