import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Behaviour, BehaviourStatus, QuestionId } from '../../../src/check/question.js';
import { onlyTasks } from '../../../src/check/output/chapters-of.js';
import { pointsOfProduct, defaultPoints } from '../../../src/check/points/default-points.js';
import { overridesJsonSchema, pointsJsonSchema } from '../../../src/check/points/json-schemas.js';
import { pointsFileSchema, type PointRules } from '../../../src/check/points/points-file.js';
import { readPoints } from '../../../src/check/points/read-points.js';
import { withPoints } from '../../../src/check/points/with-points.js';
import { productFolder } from '../../../src/product.js';
import { parseYaml } from '../../../src/scenario/parse-yaml.js';
import { aPoorResult, aResult } from '../output/a-result.js';
import { ourLab } from '../our-check.js';

function rulesOf(text: string): PointRules {
  const read = readPoints('points.yaml', text, ourLab);
  assert.ok(read.ok, JSON.stringify(read));
  return read.rules;
}

function mistakesIn(text: string): string[] {
  const read = readPoints('points.yaml', text, ourLab);
  assert.ok(!read.ok);
  return read.diagnostics.map(
    ({ file, line, message, hint }) => `${file}:${line} ${message} | ${hint ?? ''}`,
  );
}

function question(id: QuestionId, status: BehaviourStatus): Behaviour {
  return { id, status, expected: '', seen: '', reason: '', hint: '', seconds: 1 };
}

const product = pointsOfProduct(ourLab);

describe('points', () => {
  it('are one an item, but for those that nobody has to deliver', () => {
    assert.deepEqual(withPoints(aResult(), product).points, { got: 41, of: 41, open: 0 });
    const without = aResult({
      'T3.1 log s2 (statement ambiguous)': { status: 'missing' },
      'T5.4 alternative (optional)': { status: 'optional-missing' },
    });
    assert.deepEqual(withPoints(without, product).points, { got: 41, of: 41, open: 0 });
  });

  it('are half a point for a picture in the place of text, and none for what lacks', () => {
    // One picture, one wrong, one empty, two missing.
    const { points, items } = withPoints(aPoorResult(), product);
    assert.deepEqual(points, { got: 36.5, of: 41, open: 0 });
    assert.deepEqual(items.find(({ id }) => id === 'T4.3 docker ps')?.points, { got: 0.5, of: 1 });
    assert.equal(items.find(({ id }) => id === 'T5.4 alternative (optional)')?.points, undefined);
  });

  it('of a task are shared alike by its items, but for those that have their own', () => {
    const rules = rulesOf('tasks: { 3: 4 }\nitems: { T3.2 serf.log: 5 }\n');
    const { points, items } = withPoints(onlyTasks(aResult(), [3]), rules);
    assert.deepEqual(
      items.map((item) => item.points?.of),
      [2, 2, undefined, 5],
    );
    assert.deepEqual(points, { got: 9, of: 9, open: 0 });
    const thirds = withPoints(
      aResult({ 'T0.1 stats screenshot': { status: 'missing' } }),
      rulesOf('item: 0\ntasks: { 0: 1 }\n'),
    );
    assert.deepEqual(thirds.points, { got: 0.67, of: 1, open: 0 });
  });

  it('of an optional item are a bonus', () => {
    const rules = rulesOf('items: { T6.3 live demo: 2 }\n');
    assert.deepEqual(withPoints(aResult(), rules).points, { got: 43, of: 41, open: 0 });
    assert.deepEqual(
      withPoints(aResult({ 'T6.3 live demo (optional)': { status: 'optional-missing' } }), rules).points,
      { got: 41, of: 41, open: 0 },
    );
  });

  it('count the second log of task 3 where a teacher asks for it', () => {
    const rules = rulesOf('optional: [T5.4 alternative, T6.3 live demo]\n');
    const without = aResult({ 'T3.1 log s2 (statement ambiguous)': { status: 'missing' } });
    assert.deepEqual(withPoints(without, rules).points, { got: 41, of: 42, open: 0 });
  });

  it('of a lab at work are those of the questions that were judged', () => {
    const behaviour = [
      question('B0', 'works'),
      question('B1', 'fails'),
      question('B2', 'not-judged'),
      question('B7', 'fails'),
    ];
    const { points, behaviour: seen } = withPoints(aResult({}, { behaviour }), product);
    assert.deepEqual(points, { got: 42, of: 43, open: 1 });
    assert.deepEqual(
      seen?.map((one) => one.points),
      [{ got: 1, of: 1 }, { got: 0, of: 1 }, undefined, undefined],
    );
    const rules = rulesOf('behaviour: { B7: 3 }\nstatuses: { present: 0 }\n');
    assert.deepEqual(withPoints(aResult({}, { behaviour }), rules).points, { got: 1, of: 46, open: 1 });
  });
});

describe('a file of points', () => {
  it('that comes with the product says what the product does', () => {
    const text = readFileSync(join(productFolder, 'tasks/points.yaml'), 'utf8');
    assert.deepEqual(parseYaml('points.yaml', text, pointsFileSchema).value, defaultPoints);
    assert.deepEqual(rulesOf(text), { ...product, optional: defaultPoints.optional });
    assert.deepEqual(rulesOf(''), product);
  });

  it('is told what is wrong with it, with line and cure', () => {
    assert.deepEqual(mistakesIn('items:\n  T5.2 node list: 3\noptional: [T9.9]\n').slice(0, 1), [
      'points.yaml:2 no item is called "T5.2 node list" | did you mean "T5.2 nodes list"?',
    ]);
    assert.match(
      mistakesIn('optional:\n  - T3.1 log s3\n')[0] ?? '',
      /^points\.yaml:2 .*did you mean "T3\.1 log s\d"\?$/,
    );
    assert.deepEqual(mistakesIn('items:\n  T3.1 log s2: 1\n  T3.1 log s2 (statement ambiguous): 2\n'), [
      'points.yaml:3 "T3.1 log s2 (statement ambiguous)" has points already | leave one of the two out',
    ]);
    assert.match(
      mistakesIn('statusses: {}\n')[0] ?? '',
      /^points\.yaml:1 unknown word "statusses" \| did you mean "statuses"\?$/,
    );
    for (const wrong of [
      'item: -1\n',
      'statuses: { present: 2 }\n',
      'tasks: { 9: 1 }\n',
      'item: [\n',
      '- 1\n',
    ])
      assert.match(mistakesIn(wrong)[0] ?? '', /^points\.yaml:1 /, wrong);
  });

  it('has a schema beside it, as has a file of overrides', () => {
    const schema = (name: string): unknown =>
      JSON.parse(readFileSync(join(productFolder, 'tasks', name), 'utf8'));
    assert.deepEqual(schema('points.schema.json'), JSON.parse(pointsJsonSchema()));
    assert.deepEqual(schema('overrides.schema.json'), JSON.parse(overridesJsonSchema()));
  });
});
