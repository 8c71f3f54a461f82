import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { productFolder } from '../../src/product.js';
import type { RepositoryFile, RepositoryFiles } from '../../src/repository/repository-files.js';
import { editionValues, type CourseEdition } from './edition-values.js';

/** Where the files are: tests run from `dist/`, which has none of them. */
export const courseFolder = join(productFolder, 'test/course');

/** What a student removes when the task comes. */
const removed: Readonly<Record<number, readonly string[]>> = {
  2: ['ha/scripts/run.sh', 'webapp/scripts/run.sh'],
};

/**
 * The lab of a repository of the course's kind as it is when a task is done: `ha/`, `webapp/`, and from 2019 on
 * `docker-compose.yml` and `.env`.
 *
 * @param stage the task, 0 to 6; 0 is what the course hands out
 */
export function courseFiles(edition: CourseEdition, stage: number): EditableFiles {
  const files = new Map<string, RepositoryFile>();
  for (let task = 0; task <= stage; task += 1) {
    for (const file of removed[task] ?? []) files.delete(file);
    for (const [file, text] of textsBelow(join(courseFolder, `lab/task${String(task)}`)))
      files.set(file, { text: forEdition(text, edition), executable: isExecutable(file, edition) });
  }
  if (edition !== '2016') {
    for (const [file, text] of textsBelow(join(courseFolder, 'lab/compose')))
      files.set(file, { text, executable: false });
  }
  return new EditableFiles(files);
}

/** The files of a lab, which small changes are made to; a change that would change nothing is an error of its author. */
export class EditableFiles extends Map<string, RepositoryFile> implements RepositoryFiles {
  /** Puts a text in the place of another one, at the first place that has it. */
  replace(file: string, from: string | RegExp, to: string): void {
    const { text, executable } = this.present(file);
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`${file} has no ${String(from)}`);
    this.set(file, { text: changed, executable });
  }

  /** Writes a file, which may be a new one. */
  write(file: string, text: string, executable = false): void {
    this.set(file, { text, executable });
  }

  remove(file: string): void {
    this.present(file);
    this.delete(file);
  }

  chmod(file: string, executable: boolean): void {
    this.set(file, { ...this.present(file), executable });
  }

  private present(file: string): RepositoryFile {
    const present = this.get(file);
    if (present === undefined) throw new Error(`there is no ${file} at this stage of this edition`);
    return present;
  }
}

/** Texts of all files below a folder of this one, by path from there, with forward slashes. */
export function textsBelow(folder: string): [file: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function forEdition(text: string, edition: CourseEdition): string {
  return text.replace(/@([A-Z][A-Z0-9_]*)@/g, (_, name: string) => {
    const value = editionValues[edition][name];
    if (value === undefined) throw new Error(`edition ${edition} has no ${name}`);
    return value;
  });
}

/** In many repositories of 2020 scripts were committed without the bit, and a `chmod` in the Dockerfile cures it. */
function isExecutable(file: string, edition: CourseEdition): boolean {
  return edition !== '2020' && /\.sh$|\/run$/.test(file);
}
