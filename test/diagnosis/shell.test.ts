import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsOf, programOf } from '../../src/diagnosis/read/shell.js';
import { expand, variablesOf } from '../../src/diagnosis/read/variables.js';

test('commands have their words, their line, and whether they run in the background', () => {
  const script = [
    '#!/bin/bash',
    'if [ -f /a ]; then # a comment',
    '  PID=$(cat /a | head -n 1)',
    'fi',
    'exec "/opt/bin/serf" agent \\',
    "  --tag 'role=x y' &",
    'haproxy -f a -sf $PID >/dev/null 2>&1 && echo `date; id` >> log',
  ].join('\n');
  assert.deepEqual(
    commandsOf(script).map(({ words, line, background }) => [line, background, ...words]),
    [
      [2, false, 'if', '[', '-f', '/a', ']'],
      [2, false, 'then'],
      [3, false, 'PID=$(cat /a | head -n 1)'],
      [4, false, 'fi'],
      [5, true, 'exec', '/opt/bin/serf', 'agent', '--tag', 'role=x y'],
      [7, false, 'haproxy', '-f', 'a', '-sf', '$PID', '>', '/dev/null', '2>&', '1'],
      [7, false, 'echo', '`date; id`', '>>', 'log'],
    ],
  );
});

test('a here-document is no command, and a quote may go over lines', () => {
  const script = 'cat <<EOF > f\nhaproxy -f a\nEOF\ntrap "a\nb" TERM\nls';
  assert.deepEqual(
    commandsOf(script).map(({ words, line }) => [line, ...words]),
    [
      [1, 'cat', '<<', 'EOF', '>', 'f'],
      [4, 'trap', 'a\nb', 'TERM'],
      [6, 'ls'],
    ],
  );
});

test('the program is what comes after words of the shell and assignments', () => {
  const programs = commandsOf('then exec A=1 /opt/bin/serf agent; do mkdir $x; X=1').map(programOf);
  assert.deepEqual(programs, ['serf', 'mkdir', '']);
});

test('a variable has as many values as a loop gives it, and one that refers to itself ends', () => {
  const variables = variablesOf(commandsOf('A=/x; for d in $A /y; do true; done; C="$C d"'));
  assert.deepEqual(expand('${d}/z', variables), ['/x/z', '/y/z']);
  assert.deepEqual(expand('$unknown', variables), ['$unknown']);
  assert.deepEqual(expand('$C', variables), ['$C d']);
});
