import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseTask } from '../../src/scenario/load-task.js';
import { labs } from '../the-lab.js';

const base = `task: 3
title: { en: Handlers, fr: Scripts }
about: What there is to see.
nodes: { default: 4, least: 3 }
steps:
  - { name: start, do: [{ start: ha }], capture: { a.txt: { ps: all }, b.txt: { ps: running } }, experiment: gossip }
deliverables:
  - { number: '3.1', title: Logs, evidence: [a.txt, b.txt, experiment-gossip.txt] }
`;
const derived = `task: 3
extends: ../task3.yaml
steps:
  - { name: other, do: [{ start: ha }], capture: { a.txt: { ps: all } } }
`;

function parse(text: string, other: string | undefined = base) {
  const read = (path: string) =>
    path === '../task3.yaml' && other ? { file: 'task3.yaml', text: other } : undefined;
  return parseTask('own/task3.yaml', text, labs, read)();
}

describe('a task file that extends another one', () => {
  it('has all of it but its steps, and of what is handed in that which its own capture', () => {
    const loaded = parse(derived);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    const { plan } = loaded;
    assert.deepEqual(plan.titles, { en: 'Handlers', fr: 'Scripts' });
    assert.equal(plan.about, 'What there is to see.');
    assert.deepEqual(
      plan.steps.map(({ name }) => name),
      ['other'],
    );
    assert.deepEqual(plan.deliverables[0]?.evidence, ['a.txt']);
  });

  it('says where it names a file that is not there', () => {
    const loaded = parse(derived.replace('task3', 'task4'));
    assert.ok(!loaded.ok);
    assert.deepEqual(
      loaded.diagnostics.map(({ file, line, message }) => [file, line, message]),
      [['own/task3.yaml', 2, 'there is no task file ../task4.yaml']],
    );
  });

  it('says what is wrong in the other one', () => {
    const loaded = parse(derived, base.replace('about:', 'abuot:'));
    assert.ok(!loaded.ok);
    assert.ok(
      loaded.diagnostics.every(({ file }) => file === 'task3.yaml'),
      JSON.stringify(loaded),
    );
  });

  it('names nodes in what is looked for, and only those that are there', () => {
    const wait = (text: string): string =>
      derived.replace('capture:', `until: [{ file: { on: ha, path: /x, gains: ['${text}'] } }], capture:`);
    assert.ok(parse(wait('{host ha}')).ok);
    const loaded = parse(wait('{host s9}'));
    assert.ok(!loaded.ok);
    assert.match(loaded.diagnostics[0]?.message ?? '', /s9 does not exist/);
  });
});
