import { globSource } from './ignored.js';
import type { ImageFile, Tracing } from './tracing.js';
import { absolute, nameOf } from './path.js';
import { commandsOf, programOf, type Command } from './shell.js';
import { expand, variablesOf } from './variables.js';

/** Carries out of a `RUN` what it does to files and folders of the lab: `mkdir`, `chmod`, `mv`, …. */
export function runInto(tracing: Tracing, value: string, line: number): void {
  const commands = commandsOf(value.replace(/^(?:--\S+\s+)*(?:<<-?["']?\w+["']?\s*)?/, ''));
  const variables = new Map([...tracing.environment, ...variablesOf(commands)]);
  let folder: string | undefined;
  for (const command of commands) {
    // A value with spaces in it is several words, as in a shell.
    const words = command.words.flatMap((word) =>
      expand(word, variables).flatMap((text) => (word.includes('$') ? text.split(/\s+/) : [text])),
    );
    const at = words.indexOf(command.words.find((word) => nameOf(word) === programOf(command)) ?? '');
    const options = words.slice(at + 1);
    if (programOf(command) === 'cd') folder = absolute(options[0] ?? '/', folder ?? tracing.workdir);
    else effect(tracing, command, { options, line, folder });
  }
}

interface Asked {
  readonly options: readonly string[];
  readonly line: number;
  readonly folder: string | undefined;
}

function effect(tracing: Tracing, command: Command, asked: Asked): void {
  const { line, folder } = asked;
  const resolve = (path: string): string => tracing.resolve(path, line, folder);
  const options = beforeRedirection(asked.options);
  const paths = options.filter((option) => !option.startsWith('-'));
  switch (programOf(command)) {
    case 'mkdir':
      for (const path of modeLess(options)) tracing.addFolder(resolve(path));
      break;
    case 'install':
      if (options.includes('-d')) for (const path of paths) tracing.addFolder(resolve(path));
      break;
    case 'chmod':
      if (setsExecutable(options[0] === '-R' ? options[1] : options[0]))
        change(tracing, paths.slice(1).map(resolve), { executable: true });
      break;
    case 'find':
    case 'xargs':
      if (options.includes('chmod')) change(tracing, ['/*'], { executable: true });
      if (options.some((option) => /dos2unix|\\r|sed/.test(option)))
        change(tracing, ['/*'], { converted: true });
      break;
    case 'dos2unix':
    case 'fromdos':
      change(tracing, paths.map(resolve), { converted: true });
      break;
    case 'sed':
      if (options.some((option) => option.includes('\\r')))
        change(tracing, paths.slice(1).map(resolve), { converted: true });
      break;
    case 'mv':
    case 'cp':
    case 'ln':
      move(tracing, paths.map(resolve), programOf(command) === 'mv', line);
      break;
    case 'touch':
      for (const path of paths) make(tracing, resolve(path), line);
      break;
  }
  for (const [index, word] of asked.options.entries())
    if (/^>>?$/.test(word)) make(tracing, resolve(asked.options[index + 1] ?? ''), line);
}

function beforeRedirection(options: readonly string[]): readonly string[] {
  const at = options.findIndex((option) => /^\d?[<>]/.test(option));
  return at < 0 ? options : options.slice(0, at);
}

/** Without `-m 755` of `mkdir`. */
function modeLess(options: readonly string[]): string[] {
  return options.filter((option, at) => !option.startsWith('-') && options[at - 1] !== '-m');
}

function setsExecutable(mode: string | undefined): boolean {
  return /^[0-7]?[1357][0-7]{2}$|^(?:[ugoa]*[+=][rwXst]*x[rwXst]*,?)+$|^[ugoa]*[+=][rwst]*x/.test(mode ?? '');
}

/** Changes files that patterns mean, or that lie below a folder that they mean. */
function change(tracing: Tracing, patterns: readonly string[], changes: Partial<ImageFile>): void {
  for (const pattern of patterns) {
    const meant = new RegExp(`^${globSource(pattern)}(?:/|$)`);
    for (const [path, file] of tracing.files)
      if (meant.test(path)) tracing.files.set(path, { ...file, ...changes });
  }
}

function move(tracing: Tracing, paths: readonly string[], takesAway: boolean, line: number): void {
  const target = paths.at(-1);
  if (paths.length < 2 || target === undefined) return;
  for (const source of paths.slice(0, -1)) {
    const meant = new RegExp(`^${globSource(source)}(?:/(.+))?$`);
    const moved = [...tracing.files].filter(([path]) => meant.test(path));
    const into = tracing.folders.has(target) || paths.length > 2;
    for (const [path, file] of moved) {
      const below = meant.exec(path)?.[1];
      const place = into
        ? `${target}/${below === undefined ? nameOf(path) : `${nameOf(source)}/${below}`}`
        : target;
      tracing.addFile(below !== undefined && !into ? `${target}/${below}` : place, file);
      if (takesAway) tracing.files.delete(path);
    }
    if (moved.length === 0) make(tracing, into ? `${target}/${nameOf(source)}` : target, line);
  }
}

/** A file that the build itself makes; one that it changes stays whose it was. */
function make(tracing: Tracing, path: string, line: number): void {
  if (tracing.files.has(path)) return;
  tracing.addFile(path, { source: undefined, executable: false, converted: true, line });
}
