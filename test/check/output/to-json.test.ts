import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { outputJsonSchema } from '../../../src/check/output/output-json-schema.js';
import { outputSchema, type HandInOutput } from '../../../src/check/output/output-schema.js';
import { toJson, toJsonOfMany } from '../../../src/check/output/to-json.js';
import type { CheckResult } from '../../../src/check/verdict.js';
import { productFolder } from '../../cli/command.js';
import { schemaBreaches } from '../../scenario/json-schema.js';
import { anAlike } from './an-alike.js';
import { aHostileResult, aPoorResult, aResult, hostileTexts, nothingIn, unwanted } from './a-result.js';

const schema: unknown = JSON.parse(outputJsonSchema());

describe('the JSON of a check', () => {
  it('has the result’s own words', () => {
    const result = aPoorResult();
    const read = JSON.parse(toJson(result)) as CheckResult;
    assert.deepEqual(Object.keys(read), ['name', 'lang', 'root', 'report', 'items', 'findings']);
    assert.deepEqual(read.items, result.items);
    // What is undefined is left out.
    assert.deepEqual(read.findings, JSON.parse(JSON.stringify(result.findings)));
  });

  it('has the types that the schema tells of', () => {
    const told: HandInOutput = outputSchema.options[0].parse(aPoorResult());
    assert.equal(told.items.length, 44);
  });

  const outputs: [what: string, text: string][] = [
    ['one hand-in', toJson(aPoorResult())],
    ['a part of one', toJson({ ...aResult(), items: aResult().items.slice(0, 3) })],
    ['several', toJsonOfMany([aResult(), aPoorResult()], [nothingIn('x')])],
    ['none', toJsonOfMany([], [])],
    ['what they have in common', toJsonOfMany([aResult(), aPoorResult()], [], anAlike())],
    ...hostileTexts.flatMap((text): [string, string][] => [
      [JSON.stringify(text).slice(0, 40), toJson(aHostileResult(text))],
      [`${JSON.stringify(text).slice(0, 40)} in common`, toJsonOfMany([], [], anAlike(text))],
    ]),
  ];
  for (const [what, text] of outputs) {
    it(`agrees with the schema: ${what}`, () => {
      const read: unknown = JSON.parse(text);
      assert.deepEqual(schemaBreaches(schema, read), []);
      assert.ok(outputSchema.safeParse(read).success);
    });
  }

  const breaches: [what: string, spoilt: object][] = [
    ['another status', aResult({ 'T2.1 log ha': { status: 'fine' as 'present' } })],
    ['an item without a name', { ...aResult(), items: [{ ...aResult().items[0], id: 9 }] }],
    ['a task that there is not', { ...aResult(), items: [{ ...aResult().items[0], task: 9 }] }],
    [
      'no reason',
      {
        ...aResult(),
        items: aResult().items.map(({ id, status }) => ({ id, status, evidence: [], hint: '' })),
      },
    ],
    ['a line 0', { ...aPoorResult(), findings: [{ ...aPoorResult().findings[0], line: 0 }] }],
    ['a further word', { ...aResult(), grade: 6 }],
  ];
  for (const [what, spoilt] of breaches) {
    it(`does not agree with ${what}`, () => {
      assert.notDeepEqual(schemaBreaches(schema, spoilt), []);
      assert.ok(!outputSchema.safeParse(spoilt).success);
    });
  }

  it('comes with the schema that is committed', () => {
    assert.equal(readFileSync(join(productFolder, 'docs/check.schema.json'), 'utf8'), outputJsonSchema());
  });

  it('is one line, which keeps every name exactly and acts on no terminal', () => {
    for (const text of hostileTexts) {
      const json = toJson(aHostileResult(text));
      assert.equal(json.indexOf('\n'), json.length - 1);
      assert.doesNotMatch(json.slice(0, -1).replaceAll('\uFFFE', ''), unwanted);
      assert.equal((JSON.parse(json) as CheckResult).name, text);
    }
  });
});
