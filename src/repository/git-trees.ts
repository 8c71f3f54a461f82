import type { GitObjects } from './git-objects.js';
import { mostFiles } from './lab-paths.js';

/** A file in a folder of a commit. */
export interface TreeFile {
  /** From the folder, with forward slashes. */
  readonly path: string;
  /** Id of its content. */
  readonly id: string;
  readonly executable: boolean;
}

interface Entry {
  readonly name: string;
  readonly id: string;
  readonly mode: string;
}

/** A folder of a lab lies no deeper. */
const deepest = 12;

/** Folders of one repository by their ids, each read once however many commits have it. */
export class GitTrees {
  private readonly known = new Map<string, readonly Entry[]>();

  constructor(private readonly objects: GitObjects) {}

  /** The files below folders, by the ids of these; links and repositories within the repository are left out. */
  async filesBelow(
    trees: Iterable<string>,
    wanted: (path: string) => boolean,
  ): Promise<Map<string, TreeFile[]>> {
    const all = [...new Set(trees)];
    let level = all;
    for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
      await this.read(level);
      level = [
        ...new Set(
          level.flatMap((id) =>
            this.entries(id)
              .filter(isFolder)
              .map((entry) => entry.id),
          ),
        ),
      ];
    }
    return new Map(all.map((id) => [id, this.firstFiles(id).filter(({ path }) => wanted(path))]));
  }

  /** The id of the folder at a path from each of some folders, by the ids of these; none where there is no such folder. */
  async foldersAt(trees: Iterable<string>, path: string): Promise<Map<string, string>> {
    let found = new Map([...trees].map((tree) => [tree, tree]));
    for (const name of path.split('/')) {
      await this.read([...found.values()]);
      found = new Map(
        [...found].flatMap(([tree, at]): [string, string][] => {
          const folder = this.entries(at).find((entry) => entry.name === name && isFolder(entry));
          return folder === undefined ? [] : [[tree, folder.id]];
        }),
      );
    }
    return found;
  }

  /** The files of a folder itself. */
  async filesIn(tree: string): Promise<TreeFile[]> {
    await this.read([tree]);
    return [...this.walk(tree, '', 1)];
  }

  private async read(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.known.has(id));
    const objects = await this.objects.read(unknown);
    unknown.forEach((id, index) => {
      const object = objects[index];
      this.known.set(id, object?.type === 'tree' ? parseTree(object.content, id.length / 2) : []);
    });
  }

  /** As many as a lab may have: a few folders that hold each other many times would never end. */
  private firstFiles(tree: string): TreeFile[] {
    const files: TreeFile[] = [];
    for (const file of this.walk(tree, '', deepest)) if (files.push(file) >= mostFiles) break;
    return files;
  }

  private entries(tree: string): readonly Entry[] {
    return this.known.get(tree) ?? [];
  }

  private *walk(tree: string, prefix: string, levels: number): Generator<TreeFile> {
    if (levels === 0) return;
    for (const entry of this.entries(tree)) {
      const path = prefix + entry.name;
      if (isFolder(entry)) yield* this.walk(entry.id, `${path}/`, levels - 1);
      else if (entry.mode.startsWith('100')) {
        yield { path, id: entry.id, executable: entry.mode === '100755' };
      }
    }
  }
}

function isFolder({ mode, name }: Entry): boolean {
  return mode === '40000' && name !== 'node_modules';
}

/** Entries are `MODE NAME`, a zero and the bytes of the id, with nothing between them. */
function parseTree(content: Buffer, idBytes: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(0, at);
    const [mode = '', ...name] = content.toString('utf8', at, end).split(' ');
    at = end + 1 + idBytes;
    const entry = { mode, name: name.join(' '), id: content.toString('hex', end + 1, at) };
    // Git makes no such names; somebody might, to write outside of a folder.
    if (end > 0 && !/^(?:\.{0,2}|\.git)$|[/\\]/i.test(entry.name)) entries.push(entry);
  }
  return entries;
}
