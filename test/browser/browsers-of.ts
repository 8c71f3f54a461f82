import { readdirSync, readFileSync } from 'node:fs';

export interface RunningBrowser {
  readonly pid: number;
  readonly command: string;
}

/** Processes of this machine whose environment has this folder, or one in it, as TMPDIR, and that are a browser or a part of one. */
export function browsersOf(temporary: string): RunningBrowser[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
      const isOurs = `\0${read(`/proc/${pid}/environ`)}`.includes(`\0TMPDIR=${temporary}`);
      return isOurs && /--user-data-dir|--type=|crashpad/.test(command)
        ? [{ pid: Number(pid), command }]
        : [];
    });
}

/** The one that all others are children of. */
export function mainBrowserOf(temporary: string): RunningBrowser | undefined {
  return browsersOf(temporary).find(({ command }) => !/--type=|crashpad/.test(command));
}

/** Empty for a process that has just gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
