import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { contentOf } from '../../../src/check/read/content-of.js';
import { textLimits } from '../../../src/check/text-budget.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { judge } from '../our-check.js';
import { capturedFloods } from './captured-floods.js';
import { folderFloods } from './folder-floods.js';
import { floodText } from './flood.js';
import { rawFloods } from './raw-floods.js';
import { writtenFloods } from './written-floods.js';

const lab = { 'ha/Dockerfile': 'FROM x\n', 'webapp/Dockerfile': 'FROM x\n' };
/** Parts of what is judged at most. What was quadratic would take sixteen times as long for four times as much. */
const sizes = [1 / 20, 1 / 5, 4 / 5] as const;
const mostGrowth = 9;
/** To begin with, what is done once counts. */
const slackMs = 250;

describe('a flood in a hand-in costs what it is long', () => {
  for (const { name, path, line } of capturedFloods) {
    it(`of ${name} in ${path}`, () => {
      assertGrowth((size) => {
        const handIn = aHandIn({ ...lab, [path]: floodText(line, partOf(textLimits.captures, size)) });
        return () => judge(handIn);
      });
    });
  }
  for (const { name, path, line } of writtenFloods) {
    it(`of ${name} in the report`, () => {
      assertGrowth((size) => {
        const text = `# Task 5\n\n${floodText(line, partOf(textLimits.report, size))}`;
        const handIn = aHandIn({ ...lab, [path]: text });
        return () => judge(handIn);
      });
    });
  }
  for (const [name, line] of Object.entries(rawFloods)) {
    it(`of ${name}, while it is read`, () => {
      assertGrowth((size) => {
        const text = floodText(line, { lines: Infinity, characters: 4_000_000 * size });
        const bytes = Buffer.from(text, 'latin1');
        return () => contentOf(bytes, '', { left: 0 });
      });
    });
  }
  for (const [name, files] of Object.entries(folderFloods)) {
    it(`of ${name}`, () => {
      assertGrowth((size) => {
        const handIn = aHandIn({ ...lab, ...floodOfFiles(files, 10_000 * size) });
        return () => judge(handIn);
      });
    });
  }
});

describe('each parser, judge and finding', () => {
  const reached = new Set([...capturedFloods, ...writtenFloods].flatMap(({ reaches }) => reaches.split(' ')));
  const src = join(import.meta.dirname, '../../../../src/check');
  const parsers: readonly (readonly [folder: string, file: RegExp])[] = [
    ['content', /^(?!brackets|recognised-text)/],
    ['captured', /^judge-(?!captured)/],
    ['written', /^judge-(?!written)|^(?:own-text|report-links|report-line|section-marks|find-answer)/],
    // What the others find does not grow with a text, but with files: the floods of files reach them.
    [
      'findings',
      /^(?:backends|damaged|foreign|links|misnamed|pictures|report-text|roles|still|troubled|unshown)/,
    ],
  ];
  for (const [folder, file] of parsers) {
    it(`in ${folder} has its flood`, () => {
      const all = readdirSync(join(src, folder)).filter((name) => file.test(name));
      assert.ok(all.length > 0);
      assert.deepEqual(
        all.map((name) => name.replace(/\.ts$/, '')).filter((name) => !reached.has(name)),
        [],
      );
    });
  }
});

/** Asserts that four times as much takes about four times as long: milliseconds of the processor, whatever else it does. */
function assertGrowth(prepare: (size: number) => () => unknown): void {
  const [, middle = 0, large = 0] = sizes.map((size) => {
    const work = prepare(size);
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  assert.ok(large <= mostGrowth * middle + slackMs, `${middle} ms, and ${large} ms for four times as much`);
}

function partOf(limit: { readonly characters: number; readonly lines: number }, size: number) {
  return { characters: limit.characters * size, lines: limit.lines * size };
}

function floodOfFiles(
  files: (index: number) => Readonly<Record<string, MadeUpContent>>,
  most: number,
): Record<string, MadeUpContent> {
  const all: Record<string, MadeUpContent> = {};
  for (let count = 0, index = 0; count < most; index += 1) {
    const some = files(index);
    Object.assign(all, some);
    count += Object.keys(some).length;
  }
  return all;
}
