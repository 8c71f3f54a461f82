import type { RepositoryFiles } from '../../repository/repository-files.js';
import { textOf, type ConfigurationText } from './configuration.js';
import type { Handler } from './handlers.js';
import type { ReadLab } from './lab.js';
import { absolute } from './path.js';
import type { Script } from './scripts.js';
import { programOf, type Command } from './shell.js';
import { expand } from './variables.js';

/** A command that fills a template in. */
export interface Rendering {
  readonly script: Script;
  readonly line: number;
  readonly command: Command;
  /** In the container; `undefined` where a variable decides or nothing says so. */
  readonly template: string | undefined;
  readonly result: string | undefined;
}

/** The renderings of all scripts of the balancer's image. */
export function renderingsOf({ scripts, ha }: ReadLab): Rendering[] {
  return scripts
    .filter(({ image }) => image === ha)
    .flatMap((script) =>
      script.commands
        .filter((command) => programOf(command) === 'handlebars')
        .map((command) => ({
          script,
          line: command.line,
          command,
          template: templateOf(command, script),
          result: after(command, '>', script),
        })),
    );
}

/** The template that the handlers read, in the repository; else the one that there is. */
export function templateText(lab: ReadLab): ConfigurationText | undefined {
  const paths = renderingsOf(lab).flatMap(({ template }) => template ?? []);
  const copied = paths.map((path) => textOf(lab.files, lab.ha.files.get(path)?.source)).find(Boolean);
  return copied ?? textOf(lab.files, templateFile(lab.files));
}

export function templateFile(files: RepositoryFiles): string | undefined {
  return [...files.keys()].find((file) => file.startsWith('ha/') && isTemplate(file));
}

export function isTemplate(path: string): boolean {
  return /\.(?:hb|hbs|handlebars|mustache|tmpl|tpl)$/.test(path);
}

/** Whether a template is one of HAProxy's configuration; that of task 4 is a sentence. */
export function isConfiguration({ text }: ConfigurationText): boolean {
  return /^\s*(?:backend|frontend|listen|global|defaults)\b/m.test(text);
}

/** Whether a handler fills in a template. */
export function renders({ code }: Handler): boolean {
  return /(?:^|[\s/])handlebars\b/m.test(code);
}

function templateOf(command: Command, script: Script): string | undefined {
  const named = command.words.find((word) => expand(word, script.variables).some(isTemplate));
  return after(command, '<', script) ?? (named === undefined ? undefined : path(named, script));
}

function after({ words }: Command, operator: string, script: Script): string | undefined {
  const at = words.indexOf(operator);
  const word = words[at + 1];
  return at < 0 || word === undefined ? undefined : path(word, script);
}

function path(word: string, { variables }: Script): string | undefined {
  const [expanded = word] = expand(word, variables);
  return expanded.includes('$') || !expanded.startsWith('/') ? undefined : absolute(expanded);
}
