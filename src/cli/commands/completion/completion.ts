export type Shell = 'bash' | 'zsh' | 'fish';

/** What a command takes, as far as a shell can complete it. */
export interface CommandWords {
  readonly name: string;
  /** One line. */
  readonly description: string;
  /** With their dashes: `--keep`, `-C`. */
  readonly options: readonly string[];
  readonly arguments: 'tasks' | 'nodes' | 'shells' | 'folders' | 'none';
}

/** A script for a shell that completes commands, options, tasks and nodes of `ait-lab`. */
export function completionScript(
  shell: Shell,
  { commands, words }: { readonly commands: readonly CommandWords[]; readonly words: ArgumentWords },
): string {
  const script = { bash, zsh, fish }[shell];
  return `${script(commands, words)}\n`;
}

/** What can be typed where a command takes something of a kind. */
export type ArgumentWords = Readonly<Record<CommandWords['arguments'], string>>;

/** What may stand before the command, and what comes after it is a folder. */
const directory = ['-C', '--directory'];

/** Options after which a folder is named. */
const foldersOf = [...directory, '--out'];

/** Options before the command. */
const optionsBefore = [...directory, '--help', '--version'].join(' ');

function bash(commands: readonly CommandWords[], words: ArgumentWords): string {
  const cases = commands.map(
    ({ name, options, arguments: kind }) =>
      `    ${name}) options='${options.join(' ')}' arguments='${words[kind]}'${kind === 'folders' ? ' folders=yes' : ''} ;;`,
  );
  return `# Completion of ait-lab for bash: eval "$(ait-lab completion bash)"
_ait_lab() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command='' options='${optionsBefore}' arguments='${names(commands)}' folders='' index
  for ((index = 1; index < COMP_CWORD; index++)); do
    case \${COMP_WORDS[index]} in
      ${directory.join(' | ')}) ((index++)) ;;
      -*) ;;
      *) command=\${COMP_WORDS[index]}; break ;;
    esac
  done
  COMPREPLY=()
  case $previous in
    ${foldersOf.join(' | ')}) compopt -o dirnames 2>/dev/null; return 0 ;;
  esac
  case $command in
    '') ;;
${cases.join('\n')}
    *) return 0 ;;
  esac
  if [[ $current == -* ]]; then arguments=$options
  elif [[ $folders ]]; then compopt -o dirnames 2>/dev/null; fi
  # shellcheck disable=SC2207
  COMPREPLY=($(compgen -W "$arguments" -- "$current"))
}
complete -F _ait_lab ait-lab`;
}

function zsh(commands: readonly CommandWords[], words: ArgumentWords): string {
  const described = commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  const cases = commands.map(
    ({ name, options, arguments: kind }) =>
      `    ${name}) options=(${options.join(' ')}) arguments=(${words[kind]})${kind === 'folders' ? ' folders=yes' : ''} ;;`,
  );
  return `#compdef ait-lab
# Completion of ait-lab for zsh: eval "$(ait-lab completion zsh)", after compinit
_ait_lab() {
  local -a commands options arguments
  local command='' folders='' index
  commands=(
${described.join('\n')}
  )
  for (( index = 2; index < CURRENT; index++ )); do
    case $words[index] in
      ${directory.join('|')}) (( index++ )) ;;
      -*) ;;
      *) command=$words[index]; break ;;
    esac
  done
  if [[ $words[CURRENT-1] == (${foldersOf.join('|')}) ]]; then
    _path_files -/
    return
  fi
  if [[ -z $command ]]; then
    if [[ $PREFIX == -* ]]; then compadd -- ${optionsBefore}
    else _describe -t commands 'command' commands; fi
    return
  fi
  case $command in
${cases.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then compadd -- $options
  elif [[ -n $folders ]]; then _path_files -/
  else compadd -- $arguments; fi
}
if [[ $funcstack[1] == _ait_lab ]]; then _ait_lab "$@"; else compdef _ait_lab ait-lab; fi`;
}

const fishFolders = '(__fish_complete_directories)';

/** Prints the command that is typed already, if there is one. */
const fishCommand = `function __ait_lab_command
  set -l words (commandline -opc)
  set -e words[1]
  set -l is_folder no
  for word in $words
    if test $is_folder = yes
      set is_folder no
    else if contains -- $word ${directory.join(' ')}
      set is_folder yes
    else if not string match -q -- '-*' $word
      echo $word
      return
    end
  end
end`;

const beforeCommand = "complete -c ait-lab -n 'not count (__ait_lab_command) >/dev/null'";

function fish(commands: readonly CommandWords[], words: ArgumentWords): string {
  const lines = commands.flatMap(({ name, description, options, arguments: kind }) => {
    const seen = `complete -c ait-lab -n 'contains -- ${name} (__ait_lab_command)'`;
    return [
      `${beforeCommand} -a ${name} -d ${fishQuoted(description)}`,
      ...(kind === 'none' ? [] : [`${seen} -a '${kind === 'folders' ? fishFolders : words[kind]}'`]),
      ...options.map((option) => `${seen} ${fishOption(option)}`),
    ];
  });
  return [
    '# Completion of ait-lab for fish: ait-lab completion fish | source',
    fishCommand,
    'complete -c ait-lab -f',
    `${beforeCommand} -s C -l directory -x -a '${fishFolders}'`,
    ...lines,
  ].join('\n');
}

function fishOption(option: string): string {
  const word = option.startsWith('--') ? `-l ${option.slice(2)}` : `-s ${option.slice(1)}`;
  return foldersOf.includes(option) ? `${word} -x -a '${fishFolders}'` : word;
}

function names(commands: readonly CommandWords[]): string {
  return commands.map(({ name }) => name).join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
}
