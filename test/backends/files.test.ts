import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TemporaryFolder } from '../temporary-folder.js';
import { part } from './program.js';

const { LeaveMarks } = part('leave-marks.js');
const { NodeFiles } = part('node-files.js');
const s1 = { name: 's1', address: '10.0.0.1' };
const s2 = { name: 's2', address: '10.0.0.2' };

test('/nodes has a file for each backend, with its name and address', () => {
  using folder = new TemporaryFolder();
  const files = new NodeFiles(folder.path);
  files.write([s1, s2]);
  assert.deepEqual(folder.tree(), ['s1', 's2']);
  assert.equal(readFileSync(join(folder.path, 's1'), 'utf8'), 's1 10.0.0.1\n');
  files.write([{ ...s2, address: '10.0.0.3' }]);
  assert.deepEqual(folder.tree(), ['s2']);
  assert.equal(readFileSync(join(folder.path, 's2'), 'utf8'), 's2 10.0.0.3\n');
});

test('what a crash or another hand has left in /nodes is healed', () => {
  using folder = new TemporaryFolder();
  writeFileSync(join(folder.path, 's1'), 'half');
  writeFileSync(join(folder.path, '.s2.new'), 's2 10.');
  writeFileSync(join(folder.path, 's9'), 's9 10.0.0.9\n');
  mkdirSync(join(folder.path, 's2'));
  const files = new NodeFiles(folder.path);
  files.look();
  files.write([s1, s2]);
  assert.deepEqual(folder.tree(), ['s1', 's2']);
  assert.equal(readFileSync(join(folder.path, 's1'), 'utf8'), 's1 10.0.0.1\n');
  assert.equal(readFileSync(join(folder.path, 's2'), 'utf8'), 's2 10.0.0.2\n');
});

test('marks of leaves outlast the program; only a newer incarnation replaces one', () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 'leaving');
  const marks = new LeaveMarks({ path, now: () => 0 });
  marks.add({ name: 's1', incarnation: 5 });
  marks.add({ name: 's1', incarnation: 4 });
  marks.add({ name: 'constructor', incarnation: 1 });
  const after = new LeaveMarks({ path, now: () => 0 });
  assert.deepEqual([after.get('s1'), after.get('constructor'), after.get('s2')], [5, 1, undefined]);
});

test('marks of leaves are forgotten after ten minutes, and never become too many', () => {
  using folder = new TemporaryFolder();
  let now = 0;
  const marks = new LeaveMarks({ path: join(folder.path, 'leaving'), now: () => now });
  marks.add({ name: 's1', incarnation: 5 });
  now = 10 * 60_000 + 1;
  for (let i = 0; i < 300; i += 1) marks.add({ name: `x${i}`, incarnation: 1 });
  assert.deepEqual([marks.get('s1'), marks.get('x299')], [undefined, 1]);
});

test('a damaged list of marks is read as far as it makes sense', () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 'leaving');
  writeFileSync(path, 's1.5\n../x.7\n\0\ns2');
  const marks = new LeaveMarks({ path, now: () => 0 });
  assert.deepEqual([marks.get('s1'), marks.get('../x'), marks.get('s2')], [5, undefined, undefined]);
});

test('a file that cannot be written as a whole stays as it was', () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 's1');
  writeFileSync(path, 'old');
  mkdirSync(join(folder.path, '.s1.new'));
  assert.throws(() => part('whole-file.js').writeWhole(path, 'new'), /EISDIR/);
  assert.equal(readFileSync(path, 'utf8'), 'old');
});

test('on a full disk nothing half written is left behind', () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 's1');
  writeFileSync(path, 'old');
  symlinkSync('/dev/full', join(folder.path, '.s1.new'));
  assert.throws(() => part('whole-file.js').writeWhole(path, 'new'), /ENOSPC/);
  assert.deepEqual(folder.tree(), ['s1']);
  assert.equal(readFileSync(path, 'utf8'), 'old');
});
