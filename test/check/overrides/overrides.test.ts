import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOverrides, type ReadOverrides } from '../../../src/check/overrides/read-overrides.js';
import { withOverrides } from '../../../src/check/overrides/with-overrides.js';
import type { Diagnostic } from '../../../src/scenario/diagnostic.js';
import { aPoorResult, aResult } from '../output/a-result.js';
import { ourLab } from '../our-check.js';

const read = (text: string): ReadOverrides => readOverrides('overrides.yaml', text, ourLab);
const told = (all: readonly Diagnostic[]): string[] =>
  all.map(({ file, line, message, hint }) => `${file}:${line} ${message} | ${hint ?? ''}`);

function entry(words: Readonly<Record<string, string>> = {}): string {
  const all = {
    handIn: 'lab-of-ada',
    item: 'T5.2 nodes list',
    status: 'present',
    reason: 'shown in the lab',
    by: 'A. Teacher',
    ...words,
  };
  const lines = Object.entries(all).map(
    ([word, text], index) => `${index === 0 ? '  - ' : '    '}${word}: ${text}`,
  );
  return `${lines.join('\n')}\n`;
}

const file = (...entries: string[]): string => `overrides:\n${entries.join('')}`;
const folders = [
  { from: '/class/2020/lab-of-ada', path: '/class/2020/lab-of-ada', result: aPoorResult() },
  {
    from: '/class/2020/lab-of-bob',
    path: '/class/2020/lab-of-bob',
    result: aResult({}, { name: 'lab-of-bob' }),
  },
];

describe('what a teacher has decided', () => {
  it('takes the place of a status; reason and evidence stay', () => {
    const { overrides, warnings, mistakes } = read(file(entry({ date: '2026-01-12' })));
    assert.deepEqual([warnings, mistakes], [[], []]);
    const { checked } = withOverrides(folders, overrides);
    const [ada, bob] = checked;
    const item = ada?.result.items.find(({ id }) => id === 'T5.2 nodes list');
    assert.deepEqual(
      [item?.status, item?.reason, item?.hint, item?.evidence],
      ['present', 'It is empty.', '', ['logs/task5/nodes']],
    );
    assert.deepEqual(item?.override, {
      was: 'empty',
      reason: 'shown in the lab',
      by: 'A. Teacher',
      date: '2026-01-12',
    });
    assert.equal(bob, folders[1]);
  });

  it('leaves no doubt, and names what is to do where it is not there', () => {
    const doubts = [{ code: 'name-alone', path: 'a' }] as const;
    const result = aResult({
      'T5.2 nodes list': { doubts, look: 'Look.', status: 'image-only', hint: 'Do it.' },
    });
    const { overrides } = read(file(entry({ status: 'missing' })));
    const [one] = withOverrides([{ from: '/a', path: '/a', result }], overrides).checked;
    const item = one?.result.items.find(({ id }) => id === 'T5.2 nodes list');
    assert.deepEqual([item?.doubts, item?.look, item?.hint], [undefined, undefined, 'Do it.']);
  });

  it('is said of a question about a lab at work, too', () => {
    const behaviour = [
      { id: 'B3', status: 'fails', expected: 'a', seen: 'b', reason: '', hint: '', seconds: 1 },
    ] as const;
    const { overrides } = read(file(entry({ item: 'B3', status: 'works' })));
    const [one] = withOverrides(
      [{ from: '/a', path: '/a', result: aResult({}, { behaviour, name: 'lab-of-ada' }) }],
      overrides,
    ).checked;
    assert.deepEqual(
      [one?.result.behaviour?.[0]?.status, one?.result.behaviour?.[0]?.override?.was],
      ['works', 'fails'],
    );
  });

  it('is warned about where there is no such hand-in or item', () => {
    const { overrides, warnings } = read(
      file(
        entry({ handIn: 'lab-of-eda' }),
        entry({ item: 'T5.2 node list' }),
        entry({ item: 'T3.1 log s2' }),
      ),
    );
    assert.deepEqual(told(warnings), [
      'overrides.yaml:8 no item is called "T5.2 node list" | did you mean "T5.2 nodes list"?',
    ]);
    assert.deepEqual(told(withOverrides(folders, overrides).warnings), [
      'overrides.yaml:2 no hand-in here is called "lab-of-eda" | did you mean "lab-of-ada"?',
    ]);
  });

  it('is of nobody where several have the name, unless the path tells them apart', () => {
    const two = [
      ...folders,
      { from: '/class/2021/lab-of-ada', path: '/class/2021/lab-of-ada', result: aPoorResult() },
    ];
    const plain = withOverrides(two, read(file(entry())).overrides);
    assert.deepEqual(told(plain.warnings), [
      'overrides.yaml:2 2 hand-ins are called "lab-of-ada" | write more of its path',
    ]);
    assert.deepEqual(plain.checked, two);
    const told2021 = withOverrides(two, read(file(entry({ handIn: '2021/lab-of-ada' }))).overrides);
    assert.deepEqual(told2021.warnings, []);
    assert.deepEqual(
      told2021.checked.map(({ result }) => result.items.filter(({ override }) => override).length),
      [0, 0, 1],
    );
  });

  it('is refused where it makes no sense, with line and cure', () => {
    const mistakes = (text: string): string[] => told(read(text).mistakes);
    assert.match(
      mistakes(file(entry({ status: 'works' })))[0] ?? '',
      /^overrides\.yaml:4 "works" is no status of T5\.2 nodes list \| known here: present, /,
    );
    assert.match(
      mistakes(file(entry(), entry()))[0] ?? '',
      /^overrides\.yaml:8 T5\.2 nodes list of lab-of-ada is decided already/,
    );
    assert.match(mistakes(file(entry({ date: 'yesterday' })))[0] ?? '', /^overrides\.yaml:7 /);
    assert.match(mistakes(file(entry({ status: 'presnt' })))[0] ?? '', /did you mean "present"/);
    assert.match(
      mistakes('overrides:\n  - handIn: a\n')[0] ?? '',
      /`item`, `status`, `reason`, `by` are missing here/,
    );
    assert.match(mistakes('')[0] ?? '', /^overrides\.yaml:1 /);
  });
});
