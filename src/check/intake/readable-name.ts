import { withoutArchiveEnding } from './archive-kind.js';

/** What Moodle puts before a file's name, or calls the folder of one person: name, number, and which part of the submission. */
const moodle = /^(.+?)_(\d+)_assign(?:submission|feedback)_[a-z]+_?(.*)$/su;

/** Whether a file or folder is called as Moodle calls what somebody handed in. */
export function isOfMoodle(name: string): boolean {
  return moodle.test(name);
}

/** `Doe Jane_12345_assignsubmission_onlinetext_`: what was typed, beside `…_file_` of the same person; undefined for others. */
export function fileFolderBeside(name: string): string | undefined {
  const replaced = name.replace(/_assignsubmission_onlinetext(?=_?$)/u, '_assignsubmission_file');
  return replaced === name ? undefined : replaced;
}

/** Words for a reader of the names of folders and archives that lead to a hand-in: `Doe Jane (12345) lab`. */
export function readableName(...names: readonly string[]): string {
  const words = names.flatMap((name) => {
    const [, person, number, rest = ''] = moodle.exec(name) ?? [];
    const own = withoutArchiveEnding(person === undefined ? name : rest);
    return person === undefined ? [own] : [`${person} (${number ?? ''})`, own];
  });
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))].join(' ');
}
