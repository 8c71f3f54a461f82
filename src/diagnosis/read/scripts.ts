import type { RepositoryFiles } from '../../repository/repository-files.js';
import type { Image } from './image.js';
import type { ImageFile } from './tracing.js';
import { commandsOf, programOf, type Command } from './shell.js';
import { variablesOf, type Variables } from './variables.js';

/** A shell script of a repository. */
export interface Script {
  readonly image: Image;
  /** In the repository: `ha/services/serf/run`. */
  readonly file: string;
  readonly text: string;
  readonly executable: boolean;
  readonly commands: readonly Command[];
  readonly variables: Variables;
  /** Where it is in the image; absent: it does not get there. */
  readonly placed: { readonly path: string; readonly as: ImageFile } | undefined;
  /** The service that it is, by the name of its folder: `serf`. */
  readonly service: string | undefined;
}

/** The scripts that a role's folder has. */
export function scriptsOf(files: RepositoryFiles, image: Image): Script[] {
  return [...files]
    .filter(([file, { text }]) => file.startsWith(`${image.role}/`) && isScript(file, text))
    .map(([file, { text, executable }]) => {
      const commands = commandsOf(text);
      const placed = placeOf(image, file);
      const service = /\/(?:services|services\.d)\/([^/]+)\/run$/.exec(`${placed?.path ?? ''} /${file}`)?.[1];
      return { image, file, text, executable, commands, variables: variablesOf(commands), placed, service };
    });
}

/** Where a file of the repository is in an image; of several places, that of a service. */
export function placeOf(image: Image, file: string): Script['placed'] {
  const places = [...image.files].filter(([, { source }]) => source === file);
  const [path, as] = places.find(([place]) => place.startsWith(servicesFolder)) ?? places[0] ?? [];
  return path === undefined || as === undefined ? undefined : { path, as };
}

/** What runs in a container: its services, or where there are none the scripts that its image has. */
export function runningOf(scripts: readonly Script[], image: Image): Script[] {
  const placed = scripts.filter((script) => script.image === image && script.placed !== undefined);
  const services = placed.filter(({ placed: place }) => place?.path.startsWith(servicesFolder));
  return services.length > 0 ? services : placed;
}

/** Whose folders s6-overlay makes services of. */
export const servicesFolder = '/etc/services.d/';

/** Whether a command starts HAProxy, not only asks it for its version or a check. */
export function startsHaproxy(command: Command): boolean {
  return programOf(command) === 'haproxy' && !command.words.some((word) => /^-(?:c|v|vv)$/.test(word));
}

/** A script without its comments: a line for each command. */
export function codeOf({ commands }: Pick<Script, 'commands'>): string {
  return commands.map(({ words }) => words.join(' ')).join('\n');
}

/** A script by its first line, or by the names that the course gives scripts, whatever happened to that line. */
function isScript(file: string, text: string): boolean {
  return /^\W{0,3}#!.*sh\b/.test(text) || /\.(?:sh|bash)$|\/services\/[^/]+\/run$/.test(file);
}
