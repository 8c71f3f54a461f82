import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryFolder } from './temporary-folder.js';

const project = join(import.meta.dirname, '../..');
const index = readFileSync(join(project, 'src/index.ts'), 'utf8');
const names = [...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
  list.split(',').flatMap((name) => name.replace(/^\s*type\s/, '').trim() || []),
);

/** What `npm run docs:api` does, into a folder. */
function makePages(folder: string, options = join(project, 'typedoc.json')) {
  const typedoc = join(project, 'node_modules/typedoc/bin/typedoc');
  const args = [typedoc, '--options', options, '--out', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('the pages of the public API', () => {
  it('are made without a warning, and have one for each name', () => {
    using folder = new TemporaryFolder();
    const { status, said } = makePages(folder.path);
    assert.equal(status, 0, said);
    const pages = folder.tree();
    assert.ok(names.includes('check') && names.includes('ReadOptions'), names.join());
    const missing = names.filter((name) => !pages.some((page) => page.endsWith(`/${name}.html`)));
    assert.deepEqual(missing, []);
    const page = readFileSync(join(folder.path, 'functions/check.html'), 'utf8');
    assert.match(page, /Tells what a folder hands in/);
  });

  it('are not made of a name without a sentence', () => {
    using folder = new TemporaryFolder();
    const write = (name: string, value: unknown): void =>
      writeFileSync(join(folder.path, name), typeof value === 'string' ? value : JSON.stringify(value));
    write('index.ts', 'export const bare: number = 1;\n');
    write('tsconfig.json', { files: ['index.ts'], compilerOptions: { types: [] } });
    const own = { entryPoints: ['index.ts'], tsconfig: 'tsconfig.json' };
    write('typedoc.json', { extends: [join(project, 'typedoc.json')], ...own });
    const { status, said } = makePages(join(folder.path, 'api'), join(folder.path, 'typedoc.json'));
    assert.notEqual(status, 0, said);
    assert.match(said, /bare \(Variable\).* does not have any documentation/);
    assert.deepEqual(folder.tree(), ['index.ts', 'tsconfig.json', 'typedoc.json']);
  });
});
