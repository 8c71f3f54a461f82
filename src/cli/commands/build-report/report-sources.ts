import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { ofTaskName, ofTaskWord, type TaskVariant } from '../../../evidence/task-variant.js';
import { isTemporary } from '../../../keep/write-file.js';

/** A change is seldom alone: an editor writes a new file and renames it. */
const quietMs = 50;

/** Tells when something that a report is made of has changed; what the report itself consists of does not count. */
export class ReportSources implements Disposable {
  private watchers: FSWatcher[] = [];
  private timer: NodeJS.Timeout | undefined;
  private onChange: () => void = () => undefined;

  constructor(private readonly workspace: string) {}

  /**
   * Begins to look, at the folders that are there now. Call it before reading: what changes from then on is seen.
   *
   * @returns a promise that is kept at the next change
   */
  watch(): Promise<void> {
    this.stop();
    const changed = new Promise<void>((resolve) => (this.onChange = resolve));
    for (const [folder, names] of this.folders()) {
      const path = join(this.workspace, folder);
      if (!isFolder(path)) continue;
      const watcher = watch(path, (_event, name) => this.notice(names, name));
      // A folder that goes away is told by the one that it was in.
      watcher.on('error', () => undefined);
      this.watchers.push(watcher);
    }
    return changed;
  }

  [Symbol.dispose](): void {
    this.stop();
  }

  private notice(names: RegExp, name: string | null): void {
    if (name !== null && (!names.test(name) || isTemporary(name))) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onChange(), quietMs);
  }

  private stop(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.close();
    this.watchers = [];
  }

  /** Folders, and the names in them that matter. */
  private folders(): [folder: string, names: RegExp][] {
    return [
      ['.', /^(ait-lab\.yaml|bench|logs|report|tasks)$/],
      ['bench', /^RESULT\.json$/],
      ['tasks', /\.ya?ml$/],
      // What the report itself draws is SVG.
      ['report', /^(answers|images)$|\.(png|jpe?g|gif|webp)$/i],
      ['report/answers', /\.(md|png|jpe?g|gif|webp)$/i],
      ['report/images', /^capture$|\.(png|jpe?g|gif|webp)$/i],
      ['report/images/capture', /^task/],
      ...this.within('report/images/capture', ofTaskWord),
      ['logs', /^task/],
      ...this.within('logs', ofTaskName),
    ];
  }

  /** The folders of tasks in a folder. */
  private within(folder: string, ofName: (name: string) => TaskVariant | undefined): [string, RegExp][] {
    const path = join(this.workspace, folder);
    const found = isFolder(path) ? readdirSync(path) : [];
    return found.filter((name) => ofName(name)).map((name) => [`${folder}/${name}`, /./]);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
