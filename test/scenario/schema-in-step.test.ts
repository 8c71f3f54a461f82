import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { parseYaml } from '../../src/scenario/parse-yaml.js';
import { taskSchemas } from '../../src/scenario/task-file.js';
import { taskJsonSchema } from '../../src/scenario/json-schemas.js';
import { schemaBreaches } from './json-schema.js';
import { theLab } from '../the-lab.js';

const text = readFileSync(join(import.meta.dirname, '../../../tasks/task6.yaml'), 'utf8');
/** What the task is about, in both languages. */
const about = /about:\n( {2}.*\n)+/;
const schema: unknown = JSON.parse(taskJsonSchema(theLab));

function judge(file: string): { loader: boolean; schema: boolean } {
  return {
    loader: parseYaml('task6.yaml', file, taskSchemas(theLab).taskFile).value !== undefined,
    schema: schemaBreaches(schema, parse(file)).length === 0,
  };
}

describe('the loader and the JSON schema for editors agree', () => {
  const mutations: [from: string | RegExp, to: string, right: boolean][] = [
    ['task: 6', 'task: 7', true],
    ['task: 6', 'task: 6.5', false],
    ['task: 6', 'task: -1', false],
    ['task: 6', 'task: six', false],
    ['title:', 'titel:', false],
    [/title: .*/, `title: ${'x'.repeat(81)}`, false],
    [about, 'about: ""\n', false],
    [about, 'about: short\n', true],
    [about, 'about: { fr: court }\n', false],
    ['nodes: { default: 4, least: 3 }', 'target: task6', true],
    ['nodes: { default: 4, least: 3 }', 'target: Task6', false],
    ['nodes: { default: 4, least: 3 }', 'nodes: { default: 4 }', false],
    ['nodes: { default: 4, least: 3 }', 'nodes: { default: 0, least: 3 }', false],
    ['- start: ha', '- start: [ha]', true],
    ['- start: ha', '- start: [ha, [s1]]', false],
    ['- start: ha', '- start: hb', false],
    ['- start: ha', '- strat: ha', false],
    ['- start: ha', '- {}', false],
    ['- start: ha', '- start: { name: ha }', false],
    ['- start: ha', '- start: ha\n        env: { A_B: c }', true],
    ['- start: ha', '- start: ha\n        env: { a: c }', false],
    ['- start: ha', '- start: ha\n        env: { A: 1 }', false],
    ['- start: ha', '- crash: { process: node, on: s1 }', true],
    ['- start: ha', '- crash: { process: node, on: [s1] }', false],
    ['- start: ha', '- exec: { on: ha, run: [] }', false],
    ['alive: [ha]', 'alive: ha', false],
    ['alive: [ha]', 'alive: [sN-1..sN+2]', true],
    ['status: 503', 'status: 999', false],
    ['status: 503', 'status: 503, requests: 0', false],
    ['{ ps: running }', '{ ps: some }', false],
    ['{ ps: running }', '{ file: relative, of: ha }', false],
    ['{ ps: running }', '{ exec: [ls, /], of: ha, append: true }', true],
    ['docker-ps-1-ha.txt', 'docker ps.txt', false],
    ['docker-ps-1-ha.txt', 'docker-ps.exe', false],
    ['{ ps: running }', '{ topology: observed }', true],
    ['{ ps: running }', '{ topology: wished }', false],
    ['docker-ps-1-ha.txt: { ps: running }', 'page.png: { screenshot: stats }', true],
    ['- start: ha', '- load: { connections: 16, rate: 100 }', true],
    ['- start: ha', '- load: { connections: 0, rate: 100 }', false],
    ['    do:\n', '    experiment: gossip\n    do:\n', true],
    ['    do:\n', '    experiment: gossips\n    do:\n', false],
    ["- number: '6.2'", "- number: '6'", false],
    ["- number: '6.2'", '- number: M2', true],
    [/title: .*/, 'title: { en: a }', false],
    ['    do:\n', '    within: 601\n    do:\n', false],
    ['    do:\n', '    within: 600\n    do:\n', true],
    [/steps:[^]*/, 'steps: []', false],
  ];
  for (const [from, to, right] of mutations) {
    it(`${right ? 'takes' : 'refuses'} ${JSON.stringify(to).slice(0, 60)}`, () => {
      const mutated = text.replace(from, to);
      assert.notEqual(mutated, text);
      assert.deepEqual(judge(mutated), { loader: right, schema: right });
    });
  }

  it('but for two actions in one entry, which only the loader refuses', () => {
    const mutated = text.replace('- start: ha', '- { start: ha, stop: s1 }');
    assert.deepEqual(judge(mutated), { loader: false, schema: true });
  });
});
