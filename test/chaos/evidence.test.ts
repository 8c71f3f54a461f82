import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { keepResult } from '../../src/chaos/evidence.js';
import { Aside } from '../../src/keep/aside.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { held } from './held.js';

describe('the record of chaos', () => {
  it('takes the place of no other one, be it our own', async () => {
    using folder = new TemporaryFolder();
    const aside = new Aside(() => new Date('2026-11-01T10:00:00Z'));
    const record = { folder: folder.path, aside };
    const file = join(folder.path, 'RESULT.json');
    writeFileSync(file, 'mine');
    await keepResult(record, held);
    await keepResult(record, { ...held, elapsedMs: 1 });
    const kept = aside.movedWithin(folder.path).map(({ to }) => readFileSync(join(folder.path, to), 'utf8'));
    assert.deepEqual(kept, ['mine', `${JSON.stringify(held, undefined, 2)}\n`]);
    assert.match(readFileSync(file, 'utf8'), /"elapsedMs": 1,/);
  });
});
