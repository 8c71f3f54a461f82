import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDocuments } from '../../../src/check/read/choose-documents.js';

const long = 20_000;
const cases: readonly (readonly [
  what: string,
  pdf: string,
  texts: Readonly<Record<string, number>>,
  read: boolean,
])[] = [
  ['beside the statement', 'report/r.pdf', { 'README.md': long, 'Docker quick reference.md': long }, true],
  ['at the root, without any text', 'r.pdf', {}, true],
  ['printed from the Markdown beside it', 'report/r.pdf', { 'report/r.md': long }, false],
  ['printed from Markdown at the root', 'rapport/r.pdf', { 'Lab.md': long }, false],
  ['beside Markdown that only points to it', 'report/r.pdf', { 'report/r.md': 200 }, true],
  ['of another lab than the Markdown', 'lab4/report/r.pdf', { 'lab3/report/r.md': long }, true],
];

for (const [what, pdf, texts, read] of cases)
  test(`a PDF ${what} is ${read ? 'read' : 'not read'}`, () => {
    const written = Object.entries(texts).map(([path, size]) => ({ path, size }));
    assert.deepEqual(chooseDocuments([{ path: pdf, size: long }], written, 5), read ? [pdf] : []);
  });

test('of many PDFs those nearest to the root are read', () => {
  const pdfs = ['a/b/c.pdf', 'z.pdf', 'a/b.pdf'].map((path) => ({ path, size: long }));
  assert.deepEqual(chooseDocuments(pdfs, [], 2), ['z.pdf', 'a/b.pdf']);
});
