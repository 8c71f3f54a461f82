import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, it } from 'node:test';
import { productFolder } from '../src/product.js';
import { importCircles } from './import-circles.js';

describe('the files of src', () => {
  const folder = join(productFolder, 'src');
  const sources = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name.split(sep).join('/'), readFileSync(join(folder, name), 'utf8')]),
  );

  it('import each other in no circle, types included', () => {
    assert.ok(sources.size > 400);
    assert.deepEqual(
      importCircles(sources).map((circle) => circle.join(' → ')),
      [],
    );
  });
});

describe('a circle of imports is found', () => {
  const b = `export type B = string;`;
  const circles: [name: string, a: string, b: string][] = [
    ['of values', `import { b } from './room/b.js';`, `import { a } from '../a.js';`],
    ['of types', `import type { B } from './room/b.js';`, `import type { A } from '../a.js';`],
    [
      'of one type among values',
      `import { b, type B } from './room/b.js';`,
      `export type { A } from '../a.js';`,
    ],
    ['at run time', `const { b } = await import('./room/b.js');`, `export * from '../a.js';`],
    ['within a type', `type B = import('./room/b.js').B;`, `import '../a.js';`],
  ];
  for (const [name, from, to] of circles)
    it(name, () => {
      const sources = new Map([
        ['a.ts', from],
        ['room/b.ts', to],
      ]);
      assert.deepEqual(importCircles(sources), [['a.ts', 'room/b.ts', 'a.ts']]);
    });

  it('over several files, and beside it none', () => {
    const sources = new Map([
      ['start.ts', `import './a.js'; import './other.js';`],
      ['a.ts', `import './room/b.js';`],
      ['room/b.ts', `import './c.js';`],
      ['room/c.ts', `import '../a.js';`],
      ['other.ts', `import './room/c.js'; import 'a.ts'; import 'node:fs';`],
    ]);
    assert.deepEqual(importCircles(sources), [['a.ts', 'room/b.ts', 'room/c.ts', 'a.ts']]);
  });

  it('only where there is one', () => {
    const sources = new Map([
      ['a.ts', `import type { B } from './room/b.js'; import { c } from './room/c.js';`],
      ['room/b.ts', b],
      ['room/c.ts', `import type { B } from './b.js';\n// import '../a.js';`],
    ]);
    assert.deepEqual(importCircles(sources), []);
  });
});
