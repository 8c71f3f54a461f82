import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasSeal, sealed } from '../../src/keep/seal.js';

const digest = '[0-9a-f]{64}';

const kinds: [path: string, content: string, ending: RegExp][] = [
  ['report.md', '# Report\n\nText\n', new RegExp(`^# Report\n\nText\n<!-- ait-lab sha256:${digest} -->\n$`)],
  ['report.html', '<p>é</p>\n', new RegExp(`</p>\n<!-- ait-lab sha256:${digest} -->\n$`)],
  ['images/topology.svg', '<svg/>\n', new RegExp(`^<svg/>\n<!-- ait-lab sha256:${digest} -->\n$`)],
  ['junit.xml', '<testsuites/>\n', new RegExp(`^<testsuites/>\n<!-- ait-lab sha256:${digest} -->\n$`)],
  ['report.pdf', '%PDF-1.4\n%%EOF\n', new RegExp(`^%PDF-1.4\n%%EOF\n% ait-lab sha256:${digest}\n$`)],
  ['other.pdf', '%PDF-1.4\n%%EOF', new RegExp(`^%PDF-1.4\n%%EOF\n% ait-lab sha256:${digest}\n$`)],
  [
    'RESULT.json',
    '{\n "a": {\n  "b": 1\n }\n}\n',
    new RegExp(`^{\n "a": {\n  "b": 1\n },\n "sealed": "ait-lab sha256:${digest}"\n}\n$`),
  ],
];

describe('a file that carries a digest of itself', () => {
  for (const [path, content, ending] of kinds) {
    const written = sealed(path, Buffer.from(content));

    it(`ends with it: ${path}`, () => assert.match(written.toString(), ending));

    it(`is known again, and the same every time: ${path}`, () => {
      assert.ok(hasSeal(path, written));
      assert.ok(written.equals(sealed(path, Buffer.from(content))));
    });

    it(`is a person's after any change: ${path}`, () => {
      for (let at = 0; at < written.length; at += 1) {
        const changed = Buffer.from(written);
        changed[at] = (changed[at] ?? 0) ^ 1;
        assert.ok(!hasSeal(path, changed), `byte ${at}`);
      }
      for (const changed of [
        written.subarray(1),
        Buffer.concat([written, Buffer.from('x')]),
        Buffer.concat([Buffer.from('x'), written]),
      ])
        assert.ok(!hasSeal(path, changed));
    });

    it(`is not known without it: ${path}`, () => assert.ok(!hasSeal(path, Buffer.from(content))));
  }

  it('is JSON as before, with one member more', () => {
    const written = sealed(
      'a.json',
      Buffer.from(`${JSON.stringify({ a: [1], b: { c: null } }, undefined, 2)}\n`),
    );
    const { sealed: seal, ...rest } = JSON.parse(written.toString()) as Record<string, unknown>;
    assert.match(String(seal), /^ait-lab sha256:/);
    assert.deepEqual(rest, { a: [1], b: { c: null } });
  });

  for (const [path, content] of [
    ['marks.csv', 'hand-in,item\n'],
    ['ha.log', 'a line\n'],
    ['list.json', '[\n 1\n]\n'],
    ['empty.json', '{}\n'],
    ['flat.json', '{"a":1}\n'],
  ] as const) {
    it(`stays as it is where there is no place for one: ${path} ${JSON.stringify(content)}`, () => {
      assert.equal(sealed(path, Buffer.from(content)).toString(), content);
      assert.ok(!hasSeal(path, Buffer.from(content)));
    });
  }
});
