import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handInPage } from '../../../src/check/page/hand-in-page.js';
import { summaryPage } from '../../../src/check/page/summary-page.js';
import { outputSchema } from '../../../src/check/output/output-schema.js';
import { toCsv } from '../../../src/check/output/to-csv.js';
import { toJson } from '../../../src/check/output/to-json.js';
import { toJunit } from '../../../src/check/output/to-junit.js';
import { readHandIn } from '../../../src/check/read/read-hand-in.js';
import type { CheckResult } from '../../../src/check/verdict.js';
import { checkText } from '../../../src/cli/commands/check/check-text.js';
import { makePalette } from '../../../src/ui/palette.js';
import { judge } from '../our-check.js';
import { pageAssets } from '../page/page-assets.js';
import { fuzzedHandIn, type FuzzedFile } from './fuzzed-hand-in.js';

// A process of its own for some seeds, its arguments: what it takes shows in it, and its heap is limited from outside. Each
// seed is told before its hand-in is judged, and then with what it has cost.
const mostOutput = 8_000_000;
for (const word of process.argv.slice(2)) {
  const seed = Number(word);
  process.stdout.write(`seed ${seed}: `);
  const cost = await judgeFuzzed(seed);
  process.stdout.write(`${cost}\n`);
}

/** Writes a hand-in, judges it twice and shows it in every form. */
async function judgeFuzzed(seed: number): Promise<string> {
  const parent = mkdtempSync(join(tmpdir(), 'ait-fuzz-'));
  try {
    const folder = join(parent, 'hand-in');
    mkdirSync(folder);
    let bytes = 0;
    for (const file of fuzzedHandIn(seed)) bytes += put(folder, file);
    const before = process.cpuUsage();
    const result = judge(await readHandIn(folder));
    const { user, system } = process.cpuUsage(before);
    assert.deepEqual(judge(await readHandIn(folder)), result, 'another result of the same files');
    assertShown(result);
    assertShown(judge(await readHandIn(folder), 'fr'));
    const seconds = ((user + system) / 1e6).toFixed(2);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    return `${(bytes / 1e6).toFixed(1)} MB, judged in ${seconds} s, ${megabytes} MB at most so far`;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** What it adds to the folder, in bytes; a name that the file system does not take is nobody's hand-in. */
function put(folder: string, { path, bytes, link = false }: FuzzedFile): number {
  const at = Buffer.concat([Buffer.from(`${folder}/`), path]);
  try {
    mkdirSync(at.subarray(0, at.lastIndexOf('/')), { recursive: true });
    if (link) symlinkSync(bytes, at);
    else writeFileSync(at, bytes);
    return bytes.length;
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error, String(error));
    return 0;
  }
}

function assertShown(result: CheckResult): void {
  const json = toJson(result);
  outputSchema.parse(JSON.parse(json));
  const display = { palette: makePalette({}, { NO_COLOR: '1' }), strict: true };
  const page = handInPage(result, { folder: '../x/', summary: undefined, strict: true }, pageAssets());
  const summary = summaryPage(
    [{ result, href: 'x.html' }],
    [],
    { strict: true, lang: result.lang },
    pageAssets(),
  );
  const forms = {
    json,
    page,
    summary,
    text: checkText(result, { ...display, columns: undefined }),
    narrow: checkText(result, { ...display, columns: 40 }),
    junit: toJunit([result], true),
    csv: toCsv([result]),
  };
  for (const [form, text] of Object.entries(forms)) {
    assert.ok(text.length > 0 && text.length < mostOutput, `${form} has ${text.length} characters`);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\0-\x08\x0b\x0c\x0e-\x1f]/, `${form} has control characters`);
  }
}
