import type { Image } from './image.js';
import { nameOf } from './path.js';
import type { Script } from './scripts.js';

/** The command line of an agent of Serf, wherever in its script it is put together. */
export interface Agent {
  readonly script: Script;
  /** Where it is started. */
  readonly line: number;
  readonly options: readonly AgentOption[];
  /** A file tells the agent more than its command line does. */
  readonly hasFile: boolean;
}

interface AgentOption {
  /** Without hyphens: `event-handler`. */
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** The agent that a role's scripts start; that of its service before others. */
export function agentOf(scripts: readonly Script[], image: Image): Agent | undefined {
  const agents = scripts
    .filter((script) => script.image === image)
    .flatMap((script) => agentIn(script) ?? []);
  return agents.find(({ script }) => script.service !== undefined) ?? agents[0];
}

/** The values of an option, with their lines. */
export function valuesOf(agent: Agent, name: string): AgentOption[] {
  return agent.options.filter((option) => option.name === name);
}

function agentIn(script: Script): Agent | undefined {
  // A command line in a variable, `COMMAND="$COMMAND --join ha"`, is one word to the shell and several to Serf.
  const lines = script.commands.map(({ words, line }) => ({
    line,
    words: words.flatMap((word, at) => (isAssigned(words, at) ? valueOf(word) : word).split(/[\s"]+/)),
  }));
  const start = lines.find(({ words }) => words.some((word, at) => isAgent(word, words[at + 1])));
  if (start === undefined) return undefined;
  const options = lines.flatMap(({ words, line }) =>
    words.flatMap((word, at): AgentOption[] => {
      const [, name, value] = /^--?([a-z][a-z-]+)(?:=(.*))?$/.exec(word) ?? [];
      return name === undefined ? [] : [{ name, value: value ?? words[at + 1] ?? '', line }];
    }),
  );
  return {
    script,
    line: start.line,
    options: options.map((option) => ({ ...option, line: lineWith(script, option) })),
    hasFile: options.some(({ name }) => /^config-(?:file|dir)$/.test(name)),
  };
}

/** Whether a word stands before the program, as `NAME=value`; one behind it is an argument, `role=$ROLE`. */
function isAssigned(words: readonly string[], at: number): boolean {
  return words.slice(0, at + 1).every((word) => /^(?:export|local|readonly|\w+\+?=.*)$/s.test(word));
}

function valueOf(assignment: string): string {
  return assignment.replace(/^\w+\+?=\(?/, '');
}

/** The line that has an option: a command with continuation lines begins above it. */
function lineWith({ text }: Script, { name, value, line }: AgentOption): number {
  const lines = text.split('\n');
  const at = lines.findIndex(
    (each, index) => index + 1 >= line && each.includes(`-${name}`) && each.includes(value),
  );
  return at < 0 ? line : at + 1;
}

function isAgent(word: string, next: string | undefined): boolean {
  return next === 'agent' && (nameOf(word) === 'serf' || /^\$\{?\w*serf\w*\}?$/i.test(word));
}
