import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import {
  backendNames,
  byNodeOrder,
  can,
  hostNumber,
  isNode,
  mainBalancer,
  roleOf,
  stagesOf,
  type LabDescription,
} from '../../src/scenario/lab-description.js';
import { labJsonSchema } from '../../src/scenario/json-schemas.js';
import { loadLab } from '../../src/scenario/load-lab.js';
import { hitlessLab, theLab } from '../the-lab.js';
import { schemaBreaches } from './json-schema.js';

const folder = join(import.meta.dirname, '../../../tasks');
const text = readFileSync(join(folder, 'lab.yaml'), 'utf8');
const variant = readFileSync(join(folder, 'lab-hitless.yaml'), 'utf8');

/** What is wrong with a description, as a reader sees it: file, line, the marked part of it, words, hint. */
function mistakes(lab: string, other?: string): string[] {
  const texts = new Map([['lab', { file: 'lab.yaml', text: lab }]]);
  if (other !== undefined) texts.set('other', { file: 'lab-other.yaml', text: other });
  const loaded = loadLab(other === undefined ? 'lab' : 'other', texts);
  if (loaded.ok) return [];
  return loaded.diagnostics.map(({ file, line, column, length, source, message, hint }) => {
    const marked = source.slice(column - 1, column - 1 + length);
    return `${file}:${line} [${marked}] ${message}${hint === undefined ? '' : ` (${hint})`}`;
  });
}

describe('the description of the lab', () => {
  it('is right by the JSON schema for editors', () => {
    assert.deepEqual(schemaBreaches(JSON.parse(labJsonSchema()), parse(text)), []);
  });

  it('says who takes part', () => {
    assert.equal(mainBalancer(theLab), 'ha');
    assert.deepEqual(backendNames(theLab, 3), ['s1', 's2', 's3']);
    assert.deepEqual(
      ['ha', 's1', 's66'].map((node) => roleOf(theLab, node)),
      ['balancer', 'backend', 'backend'],
    );
    const names = ['ha', 'ha2', 's0', 's1', 's66', 's67', 's01', 'x1', ''];
    assert.deepEqual(
      names.filter((name) => isNode(theLab, name)),
      ['ha', 's1', 's66'],
    );
    assert.deepEqual(['s10', 's2', 'ha', 's1'].sort(byNodeOrder(theLab)), ['ha', 's1', 's2', 's10']);
  });

  it('says where everybody is, and nobody is where another one is', () => {
    const numbersOf = (lab: LabDescription): number[] =>
      ['ha', ...backendNames(lab)].map((node) => hostNumber(lab, node));
    const usual = numbersOf(theLab);
    assert.deepEqual(usual.slice(0, 4), [42, 11, 22, 33]);
    assert.deepEqual(usual.slice(23, 27), [253, 2, 3, 4]);
    assert.equal(new Set(usual).size, usual.length);
    const { balancer, backend } = theLab.roles;
    const own = {
      ...theLab,
      roles: {
        balancer: { ...balancer, nodes: { ha: 44 } },
        backend: { ...backend, nodes: { ...backend.nodes, hosts: [33, 12] } },
      },
    };
    assert.deepEqual(numbersOf(own).slice(0, 6), [44, 33, 12, 55, 66, 77]);
    assert.equal(new Set(numbersOf(own)).size, 67);
  });

  it('says what each stage can do', () => {
    assert.deepEqual(
      [...stagesOf(theLab).keys()],
      [0, 1, 2, 3, 4, 5, 6].map((task) => `task${task}`),
    );
    assert.deepEqual(
      ['task1', 'task2', 'task6', 'taskX'].map((target) => can(theLab, target, 'serf')),
      [false, true, true, false],
    );
  });
});

describe('the variant hitless', () => {
  it('is the lab, but for what it says itself', () => {
    assert.deepEqual(Object.keys(hitlessLab.roles.balancer.nodes), ['ha', 'ha2']);
    assert.equal(hitlessLab.roles.balancer.ports.admin, undefined);
    assert.deepEqual(hitlessLab.roles.balancer.places, theLab.roles.balancer.places);
    assert.equal(hitlessLab.roles.backend.image.target, 'hitless');
    assert.equal(can(hitlessLab, 'hitless', 'reload'), true);
    assert.equal(hostNumber(hitlessLab, 'ha2'), 43);
    assert.deepEqual(mistakes(text, variant), []);
  });
});

describe('a mistake in a description', () => {
  const cases: [what: string, from: string, to: string, told: string][] = [
    [
      'a wrong word',
      'network:',
      'netwrok:',
      'lab.yaml:5 [netwrok] unknown word "netwrok" (did you mean "network"?)',
    ],
    ['an address twice', '{ ha: 42 }', '{ ha: 42, hb: 42 }', 'lab.yaml:10 [42] ha has this address already'],
    [
      'an address of a backend',
      '{ ha: 42 }',
      '{ ha: 44 }',
      'lab.yaml:10 [44] 44 is the address of a backend: a multiple of 11',
    ],
    [
      'an address of a backend that is the balancer’s',
      'every: 11,',
      'every: 11, hosts: [12, 42],',
      'lab.yaml:27 [42] ha has this address already',
    ],
    ['a name of a backend', '{ ha: 42 }', '{ s3: 42 }', 'lab.yaml:10 [42] s3 is the name of a backend, too'],
    [
      'a table that nobody can be asked for',
      '      admin: { container: 9999, host: 9999 }\n',
      '',
      'lab.yaml:17 [admin] the balancer has no port `admin` to ask',
    ],
    [
      'an unknown node',
      '{address s2}',
      '{address t2}',
      "lab.yaml:17 ['{address t2}'] {node} and {address NODE} are known here, NODE being a node of this lab",
    ],
    [
      'a backend beyond the last',
      'byHand: [1, 2]',
      'byHand: [1, 67]',
      'lab.yaml:35 [67] the highest backend is 66',
    ],
  ];
  for (const [what, from, to, told] of cases) {
    it(`is told with its line: ${what}`, () => {
      const mutated = text.replace(from, to);
      assert.notEqual(mutated, text);
      assert.equal(mistakes(mutated).at(-1), told);
    });
  }

  it('is told in the file that makes it, where one extends another', () => {
    assert.deepEqual(mistakes(text, 'lab: x\nextends: lab\nbyHand: [99]\n'), [
      'lab-other.yaml:3 [99] the highest backend is 66',
    ]);
  });

  it('is a base that is not there, or that leads back', () => {
    assert.deepEqual(mistakes(text, 'lab: x\nextends: lib\n'), [
      'lab-other.yaml:2 [lib] there is no lab lib (did you mean "lab"?)',
    ]);
    assert.deepEqual(mistakes(text, 'lab: x\nextends: other\n'), [
      'lab-other.yaml:2 [other] descriptions extend each other in a circle (known here: lab)',
    ]);
  });
});
