import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addServer } from '../../../src/lab/experiments/add-server.js';
import { Failed } from '../../../src/failure.js';

const images = join(import.meta.dirname, '../../../../images');

test("a server is added to the lab's own configuration after the last one, as one line and nothing else", () => {
  const before = readFileSync(join(images, 'ha/task0/usr/local/etc/haproxy/haproxy.cfg'), 'utf8');
  const { content, line, text } = addServer(before, 's3', '192.168.42.33', 3000);
  assert.equal(text, '    server s3 192.168.42.33:3000 check');
  const [lines, linesBefore] = [content.split('\n'), before.split('\n')];
  assert.equal(lines[line - 1], text);
  assert.match(lines[line - 2] ?? '', /^ {4}server s2 /);
  lines.splice(line - 1, 1);
  assert.deepEqual(lines, linesBefore);
});

test('what is after the servers stays there', () => {
  const { content, line } = addServer(
    'backend nodes\n\tserver s1 a check\n\nlisten x\n',
    's2',
    '10.0.0.2',
    3000,
  );
  assert.equal(content, 'backend nodes\n\tserver s1 a check\n\tserver s2 10.0.0.2:3000 check\n\nlisten x\n');
  assert.equal(line, 3);
});

test('a configuration without a server cannot be added to', () => {
  assert.throws(
    () => addServer('backend nodes\n', 's3', '10.0.0.3', 3000),
    (error) => error instanceof Failed && error.failure.reason === 'expectation-failed',
  );
});
