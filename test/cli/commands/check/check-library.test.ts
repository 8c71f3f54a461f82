import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { productFolder } from '../../command.js';

const program = `import { check, itemIds, type CheckResult, type ItemStatus } from 'ait-lab';

const result: CheckResult = await check('mine');
const statuses: ItemStatus[] = result.items.map(({ status }) => status);
export const told: string = [result.name, statuses.length === itemIds.length].join();
`;

/** A program of somebody else, who has installed the package. */
function makeProject(folder: string, source: string): void {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(productFolder, join(folder, 'node_modules/ait-lab'));
  mkdirSync(join(folder, 'mine/ha'), { recursive: true });
  writeFileSync(join(folder, 'mine/ha/Dockerfile'), 'FROM debian\n');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'program.ts'), source);
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    types: [],
    skipLibCheck: false,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
}

function compile(folder: string): { status: number | null; stdout: string } {
  const tsc = join(productFolder, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: folder, encoding: 'utf8' });
}

describe('the package as a library', () => {
  it('is imported with its types, and judges', () => {
    using folder = new TemporaryFolder();
    makeProject(folder.path, program);
    const { status, stdout } = compile(folder.path);
    assert.deepEqual([status, stdout], [0, '']);
    const run = ['--input-type=module', '-e', "console.log((await import('./program.js')).told)"];
    assert.equal(execFileSync(process.execPath, run, { cwd: folder.path, encoding: 'utf8' }), 'mine,true\n');
  });

  it('has types that mind a mistake', () => {
    using folder = new TemporaryFolder();
    makeProject(folder.path, program.replace('result.name', 'result.nam'));
    const { status, stdout } = compile(folder.path);
    assert.notEqual(status, 0);
    assert.match(stdout, /program\.ts\(\d+,\d+\): error TS2551: Property 'nam' does not exist/);
  });

  it('ships what it needs', () => {
    const pack = ['pack', '--dry-run', '--ignore-scripts', '--json'];
    const listed: unknown = JSON.parse(
      execFileSync('npm', pack, { cwd: productFolder, encoding: 'utf8', stdio: 'pipe' }),
    );
    const text = JSON.stringify(listed);
    const needed = [
      'dist/program/main.js',
      'dist/program/index.js',
      'dist/program/looker.js',
      'dist/program/sbom.cdx.json',
      'dist/program/LICENSES.txt',
      'dist/src/index.d.ts',
      'docs/check.schema.json',
      'src/html/assets/base.css',
      'src/check/page/assets/check.css',
      'src/check/page/assets/check.js',
    ];
    for (const path of needed) assert.ok(text.includes(`"path":"${path}"`), path);
  });
});
