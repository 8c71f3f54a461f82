import type { Command } from 'commander';
import type { CommandResult } from './command-result.js';
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

function argumentsOf(command: Command): CommandWords['arguments'] {
  switch (command.registeredArguments[0]?.name()) {
    case 'task':
      return 'tasks';
    case 'node':
      return 'nodes';
    case 'shell':
      return 'shells';
    default:
      return 'none';
  }
}
