import assert from 'node:assert/strict';
import { test } from 'node:test';
import { execForm, readDockerfile } from '../../src/repository/dockerfile.js';

test('an instruction has its line, and its continuation lines without the comments between them', () => {
  const text = [
    '# A comment',
    'from haproxy:2.2',
    '',
    'RUN apt-get update \\',
    '  # why not',
    '',
    '  && apt-get -y install vim \\  ',
    '  && apt-get clean',
    '  COPY  a b',
  ].join('\r\n');
  assert.deepEqual(readDockerfile(text), [
    { keyword: 'FROM', value: 'haproxy:2.2', line: 2 },
    { keyword: 'RUN', value: 'apt-get update && apt-get -y install vim && apt-get clean', line: 4 },
    { keyword: 'COPY', value: 'a b', line: 9 },
  ]);
});

test('a file may say what continues a line, and an instruction may have a document in it', () => {
  assert.deepEqual(readDockerfile('# escape=`\nRUN a `\n  b\\\nUSER root'), [
    { keyword: 'RUN', value: 'a b\\', line: 2 },
    { keyword: 'USER', value: 'root', line: 4 },
  ]);
  assert.deepEqual(readDockerfile('RUN <<EOF\nmkdir /nodes\n# within\nEOF\nEXPOSE 80'), [
    { keyword: 'RUN', value: '<<EOF mkdir /nodes\n# within\nEOF', line: 1 },
    { keyword: 'EXPOSE', value: '80', line: 5 },
  ]);
});

test('one bracket too many makes the shell form of the form with brackets', () => {
  assert.deepEqual(execForm('["/init"]'), ['/init']);
  assert.equal(execForm('["/init"]]'), undefined);
  assert.equal(execForm("['/init']"), undefined);
  assert.equal(execForm('/init'), undefined);
});
