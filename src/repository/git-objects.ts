import { startGit } from './git.js';

/** What Git keeps: a commit, a folder or a file. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The objects of a repository, read by one process of Git for as long as this is held. */
export class GitObjects implements Disposable {
  private readonly git;
  private readonly printed: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  /** @param folder any folder of the repository's work tree; where there is none, there are no objects */
  constructor(folder: string) {
    this.git = startGit(folder, ['cat-file', '--batch']);
    this.printed = this.git.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /**
   * Reads objects by whatever names Git understands: ids, `COMMIT:folder/file`. One call at a time.
   *
   * @returns one for each name, in their order; `undefined` where there is none of that name
   */
  async read(names: readonly string[]): Promise<(GitObject | undefined)[]> {
    // A name with a line end in it would be two.
    const lines = names.map((name) => `${name.includes('\n') ? 'none' : name}\n`);
    this.git.stdin.write(lines.join(''));
    const objects: (GitObject | undefined)[] = [];
    for (let read = 0; read < names.length; read += 1) objects.push(await this.next());
    return objects;
  }

  [Symbol.dispose](): void {
    this.git.stdin.end();
    this.git.kill();
  }

  /** Each is a line `ID TYPE SIZE`, the content and a line end; one that is not there is a line without a size. */
  private async next(): Promise<GitObject | undefined> {
    while (!this.rest.includes('\n')) if (!(await this.more(1))) return undefined;
    const end = this.rest.indexOf('\n');
    const line = this.rest.toString('utf8', 0, end);
    this.rest = this.rest.subarray(end + 1);
    const [, id, type, size] = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(line) ?? [];
    if (id === undefined || type === undefined) return undefined;
    const length = Number(size);
    const missing = length + 1 - this.rest.length;
    if (missing > 0 && !(await this.more(missing))) return undefined;
    const content = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length + 1);
    return { id, type, content };
  }

  /** Waits for so many bytes more; false where the process has ended before it has printed them. */
  private async more(bytes: number): Promise<boolean> {
    const chunks = [this.rest];
    for (let got = 0; got < bytes;) {
      const printed = await this.printed.next();
      if (printed.done === true) return false;
      chunks.push(printed.value);
      got += printed.value.length;
    }
    this.rest = Buffer.concat(chunks);
    return true;
  }
}
