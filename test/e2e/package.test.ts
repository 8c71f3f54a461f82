import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Engine } from '../../src/docker/engine.js';
import { productRoot } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { TestWorkspace } from './support/workspace.js';

const call = promisify(execFile);

/** Its types need no other package's. */
async function compileAgainst(folder: string): Promise<void> {
  const source =
    "import { check, type CheckResult } from 'ait-lab';\nexport const told: CheckResult = await check('.');\n";
  await writeFile(join(folder, 'program.mts'), source);
  const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.mts'] }));
  await call(process.execPath, [join(productRoot, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
    cwd: folder,
  });
}

/** Of each package the program is made of: its name, version, licence, and where it is to be had. */
const sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      licenses: z.array(z.unknown()).min(1),
      hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().length(128) })),
    }),
  ),
});

describe('the package', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  it('says what it is made of', async () => {
    const read = async (name: string): Promise<string> =>
      await readFile(join(productRoot, 'dist/program', name), 'utf8');
    const { components } = sbom.parse(JSON.parse(await read('sbom.cdx.json')));
    const names = components.map(({ name }) => name);
    for (const name of ['commander', 'dockerode', 'listr2', 'chalk', 'yaml', 'markdown-it', 'puppeteer-core'])
      assert.ok(names.includes(name), name);
    assert.ok(!names.includes('cpu-features'));
    const licenses = await read('LICENSES.txt');
    for (const { name, version } of components) assert.ok(licenses.includes(`${name} ${version} (`), name);
  });

  it('works when it is installed in an empty folder elsewhere', async () => {
    await using workspace = await TestWorkspace.create();
    const folder = join(workspace.path, 'a folder of a student');
    await mkdir(folder);
    // It has been built already, and nothing may build it anew under the other tests.
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', workspace.path];
    const packed: unknown = JSON.parse((await call('npm', pack, { cwd: productRoot })).stdout);
    assert.ok(Array.isArray(packed));
    const archive = (await workspace.files()).filter((name) => name.endsWith('.tgz'));
    assert.equal(archive.length, 1);

    // With its scripts, if it had any, and nobody to ask for anything.
    await call(
      'npm',
      ['install', '--offline', '--no-audit', '--no-fund', join(workspace.path, archive[0] ?? '')],
      {
        cwd: folder,
      },
    );
    const installed = (await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'));
    assert.deepEqual(installed, ['ait-lab']);
    await compileAgainst(folder);
    const { stdout } = await call('npx', ['ait-lab', 'run', 'task0', '--plain', '--no-experiments'], {
      cwd: folder,
    });
    assert.match(stdout, /images up to date/);
    assert.match(stdout, /1 of 1 task passed/);
    const files = await workspace.files('a folder of a student/logs');
    const expected = ['answers.json', 'docker-ps.txt', 'ha.log', 'manifest.json', 's1.log', 's2.log'];
    for (const file of expected) {
      assert.ok(files.includes(`a folder of a student/logs/task 0/${file}`), files.join('\n'));
    }
    // The page's style and script are files of the package.
    const built = await call('npx', ['ait-lab', 'build-report', '--format', 'md,html', '--allow-missing'], {
      cwd: folder,
    });
    assert.match(built.stdout, /report\.md .*\n.*report\.html /);
    const { stdout: help } = await call('npx', ['ait-lab', '--help'], { cwd: folder });
    assert.match(help, /Usage: ait-lab /);
  });
});
