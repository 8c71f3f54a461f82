import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Linter } from 'eslint';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const imported: unknown = await import(pathToFileURL(join(root, 'eslint.config.js')).href);
const rulesOf = z.record(z.string(), z.unknown());
const { default: configs } = z
  .object({
    default: z.array(z.object({ files: z.array(z.unknown()).optional(), rules: rulesOf.optional() })),
  })
  .parse(imported);

/** What the linter says of a line in a file of a room. */
function said(room: string, line: string): string[] {
  const config = configs.find(({ files }) => files?.length === 1 && files[0] === `src/${room}/**/*.ts`);
  const { 'no-restricted-imports': imports, 'no-restricted-syntax': syntax } = config?.rules ?? {};
  const rules = { 'no-restricted-imports': imports, 'no-restricted-syntax': syntax };
  return new Linter().verify(line, [{ rules: rules as Linter.RulesRecord }]).map(({ message }) => message);
}

describe('a room imports', () => {
  const allowed: [room: string, line: string][] = [
    ['docker', "import Docker from 'dockerode';"],
    ['docker', "await import('dockerode');"],
    ['browser', "await import('puppeteer-core');"],
    ['check', "import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';"],
    ['run', "import { join } from 'node:path';"],
    ['run', "import { Lab } from '../lab/lab.js';"],
    ['cli', "await import('./commands/list.js');"],
  ];
  for (const [room, line] of allowed) it(`as ${room}: ${line}`, () => assert.deepEqual(said(room, line), []));

  const refused: [room: string, line: string][] = [
    ['lab', "import Docker from 'dockerode';"],
    ['lab', "await import('dockerode');"],
    ['lab', "import puppeteer from 'puppeteer-core';"],
    ['report', "await import('puppeteer-core');"],
    ['docker', "import puppeteer from 'puppeteer-core';"],
    ['scenario', "import Docker from 'dockerode/lib/docker.js';"],
    ['html', "import { z } from 'zod';"],
    ['ui', "import 'zod/v4';"],
    ['run', "import { z } from 'zod-to-something';"],
  ];
  for (const [room, line] of refused) {
    it(`not as ${room}: ${line}`, () => {
      const [first = '', ...others] = said(room, line);
      assert.match(first, new RegExp(`src/${room} may not import this package`));
      assert.deepEqual(others, []);
    });
  }

  for (const [room, line] of [
    ['report', "import { rm } from 'node:fs/promises';"],
    ['cli', "import { writeFileSync } from 'node:fs';"],
    ['bench', "import { writeWhole } from '../keep/write-file.js';"],
  ] as const) {
    it(`nothing that could take the place of a person's file, as ${room}: ${line}`, () => {
      const [first = '', ...others] = said(room, line);
      assert.match(first, /src\/keep/);
      assert.deepEqual(others, []);
    });
  }

  it('only what the list says, for each folder of src', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    for (const { name } of folders) assert.equal(said(name, "import 'nobody-has-this';").length, 1, name);
  });
});
