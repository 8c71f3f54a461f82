import type { Command } from 'commander';
import type { CommandResult } from '../../command-result.js';
import { backendNames } from '../../../scenario/lab-description.js';
import { ownVariant } from '../../../scenario/variant.js';
import { loadLabs } from '../../lab-files.js';
import { productFolder } from '../../../product.js';
import { taskFiles } from '../../task-files.js';
import { completionScript, type ArgumentWords, type CommandWords, type Shell } from './completion.js';

/** `ait-lab completion`: a script that completes the commands of this program. */
export function completion(program: Command, shell: Shell): CommandResult {
  const commands = program.commands.map(describeCommand);
  return { text: completionScript(shell, { commands, words: argumentWords() }), exitCode: 0 };
}

/** Completed nodes: those that somebody may have in mind, and not all that there could be. */
const completedBackends = 6;

/** What our own lab has; to look at the workspace that somebody may mean would cost each press of a key. */
function argumentWords(): ArgumentWords {
  const tasks = [...taskFiles(productFolder).keys()];
  const lab = loadLabs(productFolder).get(ownVariant);
  const nodes = lab
    ? [...Object.keys(lab.roles.balancer.nodes), ...backendNames(lab, completedBackends)]
    : [];
  const last = tasks.at(-1) ?? 0;
  return {
    tasks: ['all', ...tasks.map((task) => `task${task}`), ...tasks, `${tasks[0] ?? 0}-${last}`].join(' '),
    nodes: nodes.join(' '),
    shells: 'bash zsh fish',
    folders: '',
    none: '',
  };
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
