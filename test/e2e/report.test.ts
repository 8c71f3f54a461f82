import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import MarkdownIt from 'markdown-it';
import { z } from 'zod';
import { loadPlans, taskFiles } from '../../src/cli/task-files.js';
import { Anchors } from '../../src/report/markdown/anchors.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { productRoot, start } from './support/command.js';
import { labs } from '../the-lab.js';

const files = taskFiles(productRoot);
const plans = loadPlans(files, labs, [...files.keys()]);

describe('the report of the reference run', () => {
  let folder: TemporaryFolder;
  before(() => {
    folder = new TemporaryFolder();
    for (const name of [
      'ait-lab.yaml',
      'logs',
      'bench/RESULT.json',
      'report/answers',
      'report/images/capture',
    ]) {
      cpSync(join(productRoot, name), join(folder.path, name), { recursive: true });
    }
  });
  after(() => folder[Symbol.dispose]());

  it('is complete, and built without engine and browser', async () => {
    const { code, stdout, stderr } = await build('md,html');
    assert.deepEqual([code, stderr], [0, ''], stdout);
  });

  for (const path of ['report/report.md', 'report/report.html', ...drawings()]) {
    it(`is, in ${path}, what is committed`, () => {
      assert.ok(readFileSync(join(folder.path, path), 'utf8') === read(path), `${path} is out of date`);
    });
  }

  it('has every deliverable of the lab under its number, and no TODO', () => {
    const sections = read('report/report.md').match(/^### \S+ – /gm);
    const asked = plans.flatMap(({ deliverables }) => deliverables.map(({ number }) => `### ${number} – `));
    assert.deepEqual(sections, asked);
    assert.doesNotMatch(read('report/report.md'), /\bTODO\b|\[!WARNING\]|⚠/);
  });

  it('leads in Markdown only to files and places that are there', () => {
    const tokens = new MarkdownIt().parse(read('report/report.md'), {});
    const anchors = new Anchors();
    const places = tokens.flatMap((token, index) => {
      if (token.type !== 'heading_open') return [];
      const parts = tokens[index + 1]?.children ?? [];
      return [anchors.claim(parts.map(({ content }) => content).join(''))];
    });
    const targets = tokens
      .flatMap(({ children }) => children ?? [])
      .flatMap((token) => token.attrGet('href') ?? token.attrGet('src') ?? [])
      .filter((target) => !/^https?:/.test(target));
    assert.ok(targets.length > 100);
    const lost = targets.filter((target) =>
      target.startsWith('#')
        ? !places.includes(decodeURI(target.slice(1)))
        : !existsSync(join(productRoot, 'report', decodeURIComponent(target))),
    );
    assert.deepEqual(lost, []);
  });

  it('is small enough in HTML to be mailed', async () => {
    await build('html');
    assert.ok(statSync(join(folder.path, 'report/report.html')).size < 3_000_000);
  });

  it('is the same bytes again as a PDF', async () => {
    const path = join(folder.path, 'report/report.pdf');
    const print = () => start(['build-report', '--format', 'pdf', '-C', folder.path]).ended;
    const { code, stderr } = await print();
    assert.equal(code, 0, stderr);
    const content = readFileSync(path);
    assert.equal(content.subarray(0, 5).toString(), '%PDF-');
    rmSync(path);
    await print();
    assert.ok(content.equals(readFileSync(path)));
  });

  async function build(format: string) {
    return start(['build-report', '--format', format, '-C', folder.path], { env: withoutMachine }).ended;
  }
});

describe('each picture of the reference run', () => {
  const sidecarSchema = z.object({
    step: z.string(),
    expected: z.object({ up: z.array(z.string()), down: z.array(z.string()) }),
    servers: z.array(z.object({ name: z.string(), status: z.string() })),
  });
  const taken = plans.flatMap(({ task, steps }) =>
    steps.flatMap(({ name, captures }) =>
      captures.flatMap((capture) =>
        capture.kind === 'screenshot'
          ? [
              {
                path: `report/images/capture/task${task}/${capture.file}`,
                step: name,
                servers: capture.servers,
              },
            ]
          : [],
      ),
    ),
  );

  it('is one that a step takes, in tasks 0, 1 and 6', () => {
    const tasks = taken.map(({ path }) => path.slice(0, path.lastIndexOf('/')));
    assert.deepEqual(
      [...new Set(tasks)],
      ['task0', 'task1', 'task6'].map((name) => `report/images/capture/${name}`),
    );
    assert.ok(tasks.filter((path) => path.endsWith('task6')).length >= 6);
  });

  for (const { path, step, servers } of taken) {
    it(`shows what its step expects: ${path}`, () => {
      const sidecar = sidecarSchema.parse(JSON.parse(read(path.replace(/png$/, 'json'))));
      assert.equal(sidecar.step, step);
      assert.deepEqual(sidecar.expected, servers);
      const names = (fits: (status: string) => boolean): string[] =>
        sidecar.servers.filter(({ status }) => fits(status)).map(({ name }) => name);
      assert.deepEqual(names((status) => status === 'UP').sort(), [...sidecar.expected.up].sort());
      assert.deepEqual(
        names((status) => status.startsWith('DOWN')).sort(),
        [...sidecar.expected.down].sort(),
      );
      assert.ok(statSync(join(productRoot, path)).size < 300_000);
    });
  }
});

/** Neither an engine nor a browser that anybody could reach. */
const withoutMachine = { DOCKER_HOST: 'tcp://127.0.0.1:1', CHROME_PATH: '/nowhere' };

function read(path: string): string {
  return readFileSync(join(productRoot, path), 'utf8');
}

function drawings(): string[] {
  const folder = join(productRoot, 'report/images');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.svg')) : [];
  return names.map((name) => `report/images/${name}`);
}
