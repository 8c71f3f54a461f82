import type { RepositoryFiles } from '../../repository/repository-files.js';
import type { ReadLab } from './lab.js';
import { absolute } from './path.js';
import { startsHaproxy, type Script } from './scripts.js';
import { expand } from './variables.js';

/** The file that HAProxy reads, with the line that says so. */
export function configurationRead(balancer: Script): { path: string; line: number } | undefined {
  for (const command of balancer.commands.filter(startsHaproxy)) {
    const path = command.words[command.words.indexOf('-f') + 1];
    if (!command.words.includes('-f') || path === undefined) continue;
    const [expanded = path] = expand(path, balancer.variables);
    return { path: absolute(expanded), line: command.line };
  }
  return undefined;
}

/** A configuration or a template of one, in the repository. */
export interface ConfigurationText {
  readonly file: string;
  readonly text: string;
}

/** What the image has where HAProxy reads before any handler has run. */
export function committedConfiguration({ balancer, ha, files }: ReadLab): ConfigurationText | undefined {
  const read = balancer && configurationRead(balancer);
  return textOf(files, read && ha.files.get(read.path)?.source);
}

export function textOf(files: RepositoryFiles, file: string | undefined): ConfigurationText | undefined {
  const text = file === undefined ? undefined : files.get(file)?.text;
  return file === undefined || text === undefined ? undefined : { file, text };
}

/** A `server` line that is no comment. */
export interface ServerLine {
  readonly line: number;
  readonly name: string;
  readonly address: string;
}

/** The servers of a configuration; with a template, those outside of a loop and those within, placeholders included. */
export function serverLines(text: string): ServerLine[] {
  return text.split('\n').flatMap((each, index) => {
    const [, name, address = ''] =
      /^\s*server\s+(\{\{.*?\}\}|\S+)\s+(\S.*?)?\s*$/.exec(each.replace('\r', '')) ?? [];
    return name === undefined ? [] : [{ line: index + 1, name, address }];
  });
}
