import type { Command } from 'commander';
import type { CommandResult } from '../../command-result.js';
import { completionScript, type CommandWords, type Shell } from './completion.js';

/** `ait-lab completion`: a script that completes the commands of this program. */
export function completion(program: Command, shell: Shell): CommandResult {
  return { text: completionScript(shell, { commands: program.commands.map(describeCommand) }), exitCode: 0 };
}

function describeCommand(command: Command): CommandWords {
  const options = command.options.flatMap(({ short, long }) => [short, long]);
  return {
    name: command.name(),
    description: command.description(),
    options: [...options, '--help'].filter((word) => word !== undefined),
    arguments: argumentsOf(command),
  };
}

/** By the name of a command's argument: what is to be typed there. */
const argumentKinds = new Map<string, CommandWords['arguments']>([
  ['task', 'tasks'],
  ['node', 'nodes'],
  ['shell', 'shells'],
  ['folder', 'folders'],
]);

function argumentsOf(command: Command): CommandWords['arguments'] {
  return argumentKinds.get(command.registeredArguments[0]?.name() ?? '') ?? 'none';
}
