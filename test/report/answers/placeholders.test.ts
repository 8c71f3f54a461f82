import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadTask } from '../../../src/scenario/load-task.js';
import type { RecordedTask } from '../../../src/report/input.js';
import { fillPlaceholders } from '../../../src/report/answers/placeholders.js';
import { findRecordedValue } from '../../../src/report/answers/recorded-value.js';
import { wordsOf } from '../../../src/report/words.js';
import { labs } from '../../the-lab.js';

const loaded = loadTask(
  't.yaml',
  'task: 2\ntitle: T\nabout: A\nvariants: [hitless]\nsteps: [{ name: ha starts, do: [{ start: ha }], experiment: gossip }]\n',
  labs,
);
assert.ok(loaded.ok);

const json = {
  requests: 1234.5,
  bytes: 211_184_004,
  small: 4100,
  elapsedMs: 3210,
  quickMs: 45.4,
  share: 0.1234,
  full: 1,
  node: 's1_<b>*x*',
  coloured: '\u001b[31ma\u001b[0m`b',
  up: true,
  names: ['ha', 's1'],
  none: [],
  nested: { groups: [{ agents: 3 }] },
  nothing: null,
  objects: [{}],
  'docker-engine': '20.10',
};
const file = (text: string) => ({ text, bytes: text.length, sha256: '' });
const task: RecordedTask = {
  plan: loaded.plan,
  manifest: undefined,
  files: new Map([
    ['one.json', file(JSON.stringify(json))],
    ['broken.json', file('{')],
  ]),
  pictures: new Map(),
  recipes: {},
};
const hitless: RecordedTask = {
  ...task,
  plan: { ...loaded.plan, variant: 'hitless' },
  files: new Map([['one.json', file('{"requests":7}')]]),
};

function fill(markdown: string, lang: 'en' | 'fr' = 'en') {
  const words = wordsOf(lang);
  return fillPlaceholders(markdown, findRecordedValue([task], [hitless], words), words);
}

describe('a placeholder', () => {
  const cases: [placeholder: string, en: string, fr: string][] = [
    ['requests', '1,234.5', '1\u202F234,5'],
    ['elapsedMs | ms', '3,210\u00A0ms', '3\u202F210\u00A0ms'],
    ['quickMs|ms', '45\u00A0ms', '45\u00A0ms'],
    ['elapsedMs | seconds', '3.2\u00A0s', '3,2\u00A0s'],
    ['quickMs | seconds', '0.05\u00A0s', '0,05\u00A0s'],
    ['bytes | MB', '211\u00A0MB', '211\u00A0MB'],
    ['small | kB', '4.1\u00A0kB', '4,1\u00A0kB'],
    ['small | MB', '0.0\u00A0MB', '0,0\u00A0MB'],
    ['share | percent', '12.3%', '12,3\u202F%'],
    ['full | percent', '100%', '100\u202F%'],
    ['names | list', 'ha, s1', 'ha, s1'],
    ['none | list', '–', '–'],
    ['names.1', 's1', 's1'],
    ['nested.groups.0.agents', '3', '3'],
    ['docker-engine', '20.10', '20.10'],
    ['up', 'true', 'true'],
    ['node', String.raw`s1\_\<b\>\*x\*`, String.raw`s1\_\<b\>\*x\*`],
  ];
  for (const [path, en, fr] of cases) {
    it(`${path} becomes ${en}`, () => {
      const source = `a {{ task2/one.${path} }} b`;
      // French has its own narrow space before a percent sign, whose kind depends on the release of the locale's data.
      const spaces = (text: string): string => text.replace(/[\u00A0\u202F](?=%)/g, ' ');
      assert.deepEqual(fill(source), { markdown: `a ${en} b`, unknown: [] });
      assert.equal(spaces(fill(source, 'fr').markdown), `a ${spaces(fr)} b`);
    });
  }

  it('within code is the value as it is', () => {
    assert.equal(fill('`{{ task2/one.node }}`').markdown, '`s1_<b>*x*`');
    assert.equal(fill('`{{ task2/one.coloured }}`').markdown, '`a b`');
    assert.equal(fill('```\n{{task2/one.names | list}}\n```').markdown, '```\nha, s1\n```');
  });

  it('within code is left alone when it names no task, for it is a template', () => {
    const text = 'See `{{ name }}` and\n\n```\n{{#each nodes}}{{/each}}\n```\n';
    assert.deepEqual(fill(text), { markdown: text, unknown: [] });
  });

  it('may be of a variant', () => {
    assert.deepEqual(fill('{{ task2-hitless/one.requests }}'), { markdown: '7', unknown: [] });
  });

  it('in a table may have its bar escaped', () => {
    assert.equal(fill(String.raw`| {{ task2/one.elapsedMs \| seconds }} |`).markdown, '| 3.2\u00A0s |');
  });
});

describe('a placeholder without a value is shown in its place, and told', () => {
  const form = 'a placeholder is taskN/FILE.path, and perhaps | FORMAT';
  const cases: [placeholder: string, why: string, hint?: string][] = [
    ['task2/one.nope', 'there is no nope in logs/task 2/one.json'],
    ['task2/one.nested.groups.1.agents', 'there is no nested.groups.1.agents in logs/task 2/one.json'],
    ['task2/one.nothing', 'there is no nothing in logs/task 2/one.json'],
    ['task2/one.constructor', 'there is no constructor in logs/task 2/one.json'],
    ['task2/one.__proto__.x', 'there is no __proto__.x in logs/task 2/one.json'],
    ['task2/one.nested', 'it is an object or a list: name one of its values, or use the format list'],
    ['task2/one.names', 'it is an object or a list: name one of its values, or use the format list'],
    ['task2/one.node | ms', 'the format ms does not fit the value'],
    ['task2/one.objects | list', 'the format list does not fit the value'],
    ['task2/one.requests | hours', 'there is no format hours; there are ms, seconds, MB, kB, percent, list'],
    ['task2/other.x', 'there is no logs/task 2/other.json'],
    ['task2/experiment-gossip.x', 'there is no logs/task 2/experiment-gossip.json', 'ait-lab run 2'],
    ['task2/broken.x', 'logs/task 2/broken.json is not JSON'],
    ['task3/one.x', 'there is no task 3 in this report'],
    ['task3-hitless/one.x', 'there is no task 3 hitless in this report'],
    ['task2-other/one.x', 'there is no task 2 other in this report'],
    ['task2-0ther/one.x', form],
    [
      'task2-hitless/experiment-gossip.x',
      'there is no logs/task 2 hitless/experiment-gossip.json',
      'ait-lab run 2 --variant hitless',
    ],
    ['task2/one', form],
    ['task2/../secret.x', form],
    ['tsk2/one.requests', form],
    ['', form],
  ];
  for (const [name, why, hint] of cases) {
    it(`{{ ${name} }}: ${why}`, () => {
      const { markdown, unknown } = fill(`a {{ ${name} }} b`);
      assert.deepEqual(unknown, [{ name, why, ...(hint === undefined ? {} : { hint }) }]);
      assert.match(markdown, /^a \*\*⚠ unknown value:.*\*\* b$/);
    });
  }
});
