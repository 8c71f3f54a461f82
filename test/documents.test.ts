import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';

const project = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(project, name), 'utf8');
const documents = [
  ...readdirSync(project),
  ...readdirSync(join(project, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const manifest = z
  .object({ engines: z.object({ node: z.string() }), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Links and pictures that lead to a place in the repository, and to nothing there. */
function deadLinks(name: string): string[] {
  const text = read(name)
    .replace(/^```[^]*?^```/gm, '')
    .replace(/`[^`\n]*`(?!\])/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|\b(?:href|src|srcset)="([^"]+)"/g)].map(
    ([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '',
  );
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = decodeURIComponent(target).split('#');
    const file = path === '' ? name : join(dirname(name), path);
    if (!existsSync(join(project, file))) return true;
    return anchor !== undefined && file.endsWith('.md') && !anchorsOf(read(file)).includes(anchor);
  });
}

describe('the documents', () => {
  for (const name of documents) {
    it(`${name} leads to places that are there`, () => assert.deepEqual(deadLinks(name), []));

    it(`${name} names scripts that package.json has`, () => {
      const named = [...read(name).matchAll(/\bnpm (?:run (?:-s )?)?(test:[\w-]+|(?<=run )[\w:-]+)/g)];
      const unknown = named
        .map(([, script = '']) => script)
        .filter((script) => !(script in manifest.scripts));
      assert.deepEqual(unknown, []);
    });
  }

  it('are there, those that people look for first', () => {
    const expected = ['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'];
    assert.deepEqual(
      expected.filter((name) => !documents.includes(name)),
      [],
    );
  });
});

describe('the workflow on GitHub', () => {
  const { jobs } = z
    .object({
      jobs: z.object({
        ci: z.object({
          strategy: z.object({ matrix: z.object({ node: z.array(z.int()) }) }),
          'timeout-minutes': z.int(),
          steps: z.array(z.object({ run: z.string().optional(), uses: z.string().optional() })),
        }),
      }),
    })
    .parse(parse(read('.github/workflows/ci.yml')));
  const { strategy, steps } = jobs.ci;

  it('calls .ci/run on the oldest Node.js that package.json allows, and on newer ones', () => {
    assert.deepEqual(strategy.matrix.node, [20, 22, 24]);
    assert.equal(strategy.matrix.node[0], Number(/^>=(\d+)/.exec(manifest.engines.node)?.[1]));
    assert.deepEqual(
      steps.flatMap(({ run }) => run ?? []),
      ['bash .ci/run'],
    );
    assert.ok(jobs.ci['timeout-minutes'] >= 40);
  });

  it('takes its actions from GitHub alone, at a version', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    assert.ok(actions.length > 0);
    for (const action of actions) assert.match(action, /^actions\/[\w-]+@v\d+$/);
  });
});

describe('the rules for updates', () => {
  it('look at the packages and at the workflow', () => {
    const { updates } = z
      .object({ updates: z.array(z.object({ 'package-ecosystem': z.string(), directory: z.string() })) })
      .parse(parse(read('.github/dependabot.yml')));
    const looked = updates.map((update) => `${update['package-ecosystem']} ${update.directory}`);
    assert.deepEqual(looked, ['npm /', 'github-actions /']);
  });
});
