import { isIPv4 } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { parseFaults, type Fault } from '../chaos/plan/fault.js';
import { labNames } from './lab-names.js';
import { productFolder } from '../product.js';
import { whoseImages } from './whose-images.js';

/** Adds an option with its variable in the environment, `AIT_LAB_` and its name. */
export function withOption<T>(
  command: Command,
  flags: string,
  text: string,
  parse?: (value: string, earlier: T | undefined) => T,
): Command {
  const option = new Option(flags, text);
  option.env(`AIT_LAB_${option.name().replaceAll('-', '_').toUpperCase()}`);
  if (parse) option.argParser(parse);
  return command.addOption(option);
}

const directoryFlags = '-C, --directory <dir>';

/** The folder that a command works in. */
export function withWorkspace(command: Command): Command {
  return withOption(
    command,
    directoryFlags,
    'workspace: where logs/ and ait-lab.yaml are (default: here)',
    withinEarlier,
  );
}

/** The same before the name of the command, as git and make have it. */
export function withDirectoryBefore(program: Command): Command {
  return program
    .option(
      directoryFlags,
      'folder that the command works in, here or after it (default: here)',
      withinEarlier,
    )
    .enablePositionalOptions()
    .hook('preAction', (_program, command) => {
      const { directory: before } = program.opts<{ directory?: string }>();
      if (before === undefined) return;
      const { directory: after } = command.opts<{ directory?: string }>();
      const isTyped = command.getOptionValueSource('directory') === 'cli';
      const directory = isTyped && after !== undefined ? withinEarlier(after, before) : before;
      command.setOptionValueWithSource('directory', directory, 'cli');
    });
}

/** A second `-C` begins where the first one has led. */
function withinEarlier(folder: string, earlier: string | undefined): string {
  return earlier === undefined || isAbsolute(folder) ? folder : join(earlier, folder);
}

/** A result that programs can read. */
export function withJson(command: Command): Command {
  return withOption(command, '--json', 'as JSON');
}

/** How events are shown. */
export function withDisplay(command: Command): Command {
  withOption(command, '--json', 'one JSON object a line on standard output');
  return withOption(command, '--plain', 'plain lines, as in a pipe');
}

/** What the lab looks like from outside. */
export function withLabOptions(command: Command): Command {
  withOption(command, '--base <image>', 'base of all images (default: debian:trixie-slim)');
  withOption(command, '--network <name>', 'network of the lab (default: heig)');
  withOption(command, '--subnet <cidr>', 'its subnet, /16 to /24 (default: 192.168.42.0/24)');
  withOption(command, '--bind <address>', 'address that ports are published on (default: 127.0.0.1)', ipv4);
  withOption(
    command,
    '--bind-admin <address>',
    "the same for HAProxy's admin socket (default: 127.0.0.1)",
    ipv4,
  );
  withOption(command, '--port-http <port>', "host port of ha's traffic (default: 80)", port);
  withOption(command, '--port-stats <port>', "host port of HAProxy's stats page (default: 1936)", port);
  withOption(command, '--port-admin <port>', "host port of HAProxy's admin socket (default: 9999)", port);
  withOption(command, '--port-app <port>', 'host port of s1; s2 has the next (default: 4000)', port);
  return command;
}

/** Whose lab a command works with. */
export function withImages(command: Command): Command {
  const whose =
    'whose images: lab, those of ait-lab, or own, those of ha/ and webapp/ (default: own where these are there)';
  return withOption(command, '--images <whose>', whose, oneOf(whoseImages));
}

/** The same where these images are built. */
export function withBuiltImages(command: Command): Command {
  return withRepair(withImages(command));
}

/** What becomes of bases that have rotted. */
export function withRepair(command: Command): Command {
  const repair = 'replace bases of your Dockerfiles that have rotted: auto, always or never (default: auto)';
  return withOption(command, '--repair <when>', repair, oneOf(['auto', 'always', 'never']));
}

/** Names of our own lab and of its variants; a workspace may bring others. */
export function ourVariants(): string[] {
  return labNames(join(productFolder, 'tasks'));
}

/** Which solution runs, where a task has several. */
export function withVariant(command: Command): Command {
  const [own = '', ...others] = ourVariants();
  const text = `for the tasks that have it: ${[own, ...others].join(' or ')} (default: ${own})`;
  return withOption(command, '--variant <name>', text);
}

/** Parses a word that is one of several. */
export function oneOf(words: readonly string[]): (value: string) => string {
  return (value) => {
    if (words.includes(value)) return value;
    throw new InvalidArgumentError(words.join(' or '));
  };
}

/** Parses a whole number within bounds. */
export function integer(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}`);
  };
}

const port = integer(1, 65535);

function ipv4(value: string): string {
  if (isIPv4(value)) return value;
  throw new InvalidArgumentError('an IPv4 address of this machine, or 0.0.0.0');
}

/** Faults of chaos by their names. */
export function faultList(words: string): readonly Fault[] {
  try {
    return parseFaults(words);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : '');
  }
}
