import { readDockerfile, type Instruction } from '../../repository/dockerfile.js';
import type { RepositoryFiles } from '../../repository/repository-files.js';
import { copyInto } from './copy.js';
import { absolute } from './path.js';
import { runInto } from './run-effects.js';
import { Tracing, type ImageFile, type MissingSource, type RelativeDestination } from './tracing.js';
import type { Variables } from './variables.js';

/** What is in an image after its last instruction, beside what its base has. */
export interface Image {
  readonly role: 'ha' | 'webapp';
  /** In the repository: `ha/Dockerfile`. */
  readonly dockerfile: string;
  /** All instructions, those of other stages too. */
  readonly instructions: readonly Instruction[];
  /** Those of the last stage. */
  readonly ownInstructions: readonly Instruction[];
  /** By path in the container. */
  readonly files: ReadonlyMap<string, ImageFile>;
  readonly folders: ReadonlySet<string>;
  readonly environment: Variables;
  readonly missing: readonly MissingSource[];
  readonly relative: readonly RelativeDestination[];
}

/** Goes through the Dockerfile of a role; a stage that no `FROM` of the last one leads to does not count. */
export function traceImage(repository: RepositoryFiles, role: Image['role']): Image {
  const dockerfile = `${role}/Dockerfile`;
  const instructions = readDockerfile(repository.get(dockerfile)?.text ?? '');
  const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  const tracing = new Tracing(repository, role);
  for (const instruction of instructions) follow(tracing, instruction);
  const { files, folders, environment, missing, relative } = tracing;
  const ownInstructions = instructions.slice(Math.max(0, last));
  return {
    role,
    dockerfile,
    instructions,
    ownInstructions,
    files,
    folders,
    environment,
    missing,
    relative,
  };
}

function follow(tracing: Tracing, { keyword, value, line }: Instruction): void {
  switch (keyword) {
    case 'FROM':
      // What earlier stages have made is forgiven rather than missed.
      tracing.workdir = undefined;
      break;
    case 'WORKDIR':
      tracing.workdir = absolute(value.replace(/^["']|["']$/g, ''), tracing.workdir);
      tracing.addFolder(tracing.workdir);
      break;
    case 'ENV':
    case 'ARG':
      for (const [name, text] of assignments(value)) tracing.environment.set(name, [text]);
      break;
    case 'COPY':
    case 'ADD':
      copyInto(tracing, value, line);
      break;
    case 'RUN':
      runInto(tracing, value, line);
      break;
  }
}

/** `ENV A=1 B="2 3"`, and the old form `ENV A the rest`. */
function assignments(value: string): [name: string, text: string][] {
  const pairs = [...value.matchAll(/(\w+)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g)];
  const [, name, rest = ''] = /^(\w+)\s+(.*)$/s.exec(value) ?? [];
  if (name !== undefined) return [[name, unquoted(rest)]];
  return pairs.map(([, key = '', text = '']) => [key, unquoted(text)]);
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}
