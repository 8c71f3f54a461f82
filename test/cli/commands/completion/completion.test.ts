import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { completionScript, type CommandWords } from '../../../../src/cli/commands/completion/completion.js';

const commands: readonly CommandWords[] = [
  {
    name: 'run',
    description: "carries tasks out: the lab's heart",
    options: ['--keep', '--json', '-C'],
    arguments: 'tasks',
  },
  { name: 'list', description: 'the tasks', options: ['--json'], arguments: 'none' },
  { name: 'stop', description: 'stops a node', options: ['--json'], arguments: 'nodes' },
  { name: 'check', description: 'hand-ins', options: ['--out'], arguments: 'folders' },
  { name: 'completion', description: 'this', options: [], arguments: 'shells' },
];

const words = {
  tasks: 'all task0 task1 task2 task3 task4 task5 task6 0 1 2 3 4 5 6 0-6',
  nodes: 'ha s1 s2 s3 s4 s5 s6',
  shells: 'bash zsh fish',
  folders: '',
  none: '',
};

/** What bash offers once the words before the cursor are typed; the last one is being typed. */
function complete(...typed: string[]): string[] {
  const script = `${completionScript('bash', { commands, words })}
    COMP_WORDS=(ait-lab "$@"); COMP_CWORD=$#; _ait_lab; printf '%s\\n' "\${COMPREPLY[@]}"; complete -p ait-lab >/dev/null`;
  const out = execFileSync('bash', ['--norc', '-c', script, 'bash', ...typed], { encoding: 'utf8' });
  return out.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  const cases: [string, string[], string[]][] = [
    ['commands', [''], ['run', 'list', 'stop', 'check', 'completion']],
    ['a command that has begun', ['co'], ['completion']],
    ['options before a command', ['--v'], ['--version']],
    ['tasks by name', ['run', 'task'], ['task0', 'task1', 'task2', 'task3', 'task4', 'task5', 'task6']],
    ['tasks by number', ['run', '0'], ['0', '0-6']],
    ['one task after another', ['run', '0', 'a'], ['all']],
    ['options of the command', ['run', '--'], ['--keep', '--json']],
    ['options after tasks', ['run', '5', '--k'], ['--keep']],
    ['nodes', ['stop', ''], ['ha', 's1', 's2', 's3', 's4', 's5', 's6']],
    ['shells', ['completion', 'z'], ['zsh']],
    ['nothing where nothing is taken', ['list', ''], []],
    ['options for a folder before a command', ['-'], ['-C', '--directory', '--help', '--version']],
    ['folders after -C before a command, by bash itself', ['-C', ''], []],
    ['commands after a folder', ['-C', 'run', 'co'], ['completion']],
    ['what comes after the command that follows a folder', ['--directory', 'x', 'stop', 's1'], ['s1']],
    ['nothing after an unknown command', ['lsit', ''], []],
    ['options of a command that takes folders', ['check', '-'], ['--out']],
    ['folders where they are taken, by bash itself', ['check', ''], []],
    ['folders after --out, by bash itself', ['check', '--out', ''], []],
    ['folders after -C, by bash itself', ['run', '-C', ''], []],
  ];
  for (const [what, words, expected] of cases) {
    it(`offers ${what}`, () => assert.deepEqual(complete(...words), expected));
  }
});

describe('completion in other shells', () => {
  it('quotes descriptions for zsh', () => {
    const script = completionScript('zsh', { commands, words });
    assert.match(script, /^#compdef ait-lab\n/);
    assert.ok(script.includes(String.raw`'run:carries tasks out: the lab'\''s heart'`));
    assert.ok(script.includes('    stop) options=(--json) arguments=(ha s1 s2 s3 s4 s5 s6) ;;'));
  });

  it('lets each shell complete folders itself', () => {
    const tell = (shell: 'bash' | 'zsh' | 'fish'): string => completionScript(shell, { commands, words });
    assert.match(
      tell('bash'),
      /^ {4}check\) .* folders=yes ;;$[^]*\$folders \]\]; then compopt -o dirnames/m,
    );
    assert.match(tell('zsh'), /^ {4}check\) .* folders=yes ;;$[^]*-n \$folders \]\]; then _path_files -\//m);
    assert.match(
      tell('fish'),
      /^complete .*-- check \(__ait_lab_command\)' -a '\(__fish_complete_directories\)'$/m,
    );
  });

  it('gives fish one line a word', () => {
    const script = completionScript('fish', { commands: commands.slice(0, 1), words });
    assert.match(script, /^function __ait_lab_command$[^]*contains -- \$word -C --directory$[^]*^end$/m);
    const lines = script.replace(/^function[^]*^end\n/m, '').split('\n');
    assert.deepEqual(lines, [
      '# Completion of ait-lab for fish: ait-lab completion fish | source',
      'complete -c ait-lab -f',
      "complete -c ait-lab -n 'not count (__ait_lab_command) >/dev/null' -s C -l directory -x -a '(__fish_complete_directories)'",
      String.raw`complete -c ait-lab -n 'not count (__ait_lab_command) >/dev/null' -a run -d 'carries tasks out: the lab\'s heart'`,
      "complete -c ait-lab -n 'contains -- run (__ait_lab_command)' -a 'all task0 task1 task2 task3 task4 task5 task6 0 1 2 3 4 5 6 0-6'",
      "complete -c ait-lab -n 'contains -- run (__ait_lab_command)' -l keep",
      "complete -c ait-lab -n 'contains -- run (__ait_lab_command)' -l json",
      "complete -c ait-lab -n 'contains -- run (__ait_lab_command)' -s C -x -a '(__fish_complete_directories)'",
      '',
    ]);
  });
});
