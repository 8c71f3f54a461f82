import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { decodeBytes } from '../../../src/check/read/decode-bytes.js';
import { readHandIn } from '../../../src/check/read/read-hand-in.js';
import { isCaptured } from '../../../src/check/checked-lab.js';
import { judge, ourLab } from '../../check/our-check.js';
import { aitLab, productFolder } from '../../cli/command.js';
import { TemporaryFolder } from '../../temporary-folder.js';

const corpus = process.env['AIT_LAB_CORPUS'] ?? join(productFolder, '..', 'shared', 'corpus');
const truthFile = join(corpus, 'ground-truth.json');
const skip = existsSync(truthFile) ? false : `no corpus in ${corpus}; AIT_LAB_CORPUS names its folder`;

const truthSchema = z.object({
  repos: z.record(z.string(), z.object({ status: z.record(z.string(), z.string()) })),
});

/** Chapters and questions that a text answers, by item; a screenshot or an address is no answer. */
const answersOf = new Map(
  ourLab.items
    .filter(
      (item) =>
        !isCaptured(item) && !/^(?:statistics-page|repository|contents|demonstration)$/.test(item.shows),
    )
    .map(({ id, places }) => [id, places]),
);

describe('of the real hand-ins', { skip }, () => {
  const repos = skip === false ? truthSchema.parse(JSON.parse(readFileSync(truthFile, 'utf8'))).repos : {};
  for (const [name, { status }] of Object.entries(repos))
    it(`${name}: every answer arrives in its own words, and check judges as before`, async () => {
      using folder = new TemporaryFolder();
      cpSync(join(corpus, name), folder.path, { recursive: true, dereference: true });
      const before = textsIn(folder.path);
      const judged = await statuses(folder.path);
      const { code, stderr } = aitLab(folder.path, ['init']);
      assert.deepEqual([code, stderr], [0, '']);

      const answers = answersIn(folder.path);
      for (const [id, places] of answersOf)
        if (status[id] === 'present')
          for (const place of places) assert.ok(answers.has(place), `${id}: no answer ${place}`);
      for (const [answer, text] of answers)
        for (const line of text.split('\n')) {
          // Only addresses of files are others, and the label before the first words.
          const own = line.trim();
          if (!/\]\(|\]:|src=/.test(line)) assert.ok(before.includes(own), `${answer}: ${line}`);
        }
      assert.deepEqual(await statuses(folder.path), judged);
    });
});

async function statuses(folder: string): Promise<Record<string, string>> {
  const { items } = judge(await readHandIn(folder, { pixels: 0 }));
  return Object.fromEntries(items.map(({ id, status }) => [id, status]));
}

function textsIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => decodeBytes(readFileSync(join(folder, path))).text)
    .join('\n');
}

/** Answers that are more than a hint, by name. */
function answersIn(folder: string): Map<string, string> {
  const path = join(folder, 'report/answers');
  const texts = readdirSync(path).map((name): [string, string] => [
    name.replace(/\.md$/, ''),
    readFileSync(join(path, name), 'utf8'),
  ]);
  return new Map(texts.filter(([, text]) => !text.startsWith('<!--\n')));
}
