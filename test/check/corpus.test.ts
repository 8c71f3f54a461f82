import { ourLab } from './our-check.js';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';

import { check } from '../../src/check/check.js';

const project = join(import.meta.dirname, '..', '..', '..');
const corpus = process.env['AIT_LAB_CORPUS'] ?? join(project, '..', 'shared', 'corpus');
const truthFile = join(corpus, 'ground-truth.json');
const skip = existsSync(truthFile) ? false : `no corpus in ${corpus}; AIT_LAB_CORPUS names its folder`;

const truthSchema = z.object({
  repos: z.record(
    z.string(),
    z.object({ status: z.record(z.string(), z.string()), evidence: z.record(z.string(), z.string()) }),
  ),
});

describe('the items of the real hand-ins', { skip }, () => {
  it('agree with a person’s judgement in 97 of 100, and in 95 of 100 on the file that shows it', async () => {
    const { repos } = truthSchema.parse(JSON.parse(readFileSync(truthFile, 'utf8')));
    const seen = { items: 0, agree: 0, proofs: 0, proved: 0 };
    for (const [name, { status, evidence }] of Object.entries(repos))
      for (const verdict of (await check(join(corpus, name), ourLab)).items) {
        const agrees = verdict.status === status[verdict.id];
        const proof = evidence[verdict.id];
        seen.items += 1;
        seen.agree += Number(agrees);
        seen.proofs += Number(agrees && proof !== undefined);
        seen.proved += Number(agrees && proof !== undefined && verdict.evidence.includes(proof));
      }
    assert.ok(seen.items > 0);
    assert.ok(seen.agree / seen.items >= 0.97, `${seen.agree} of ${seen.items}`);
    assert.ok(seen.proved / seen.proofs >= 0.95, `${seen.proved} of ${seen.proofs}`);
  });
});
