import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { symptoms, type Seen } from '../../src/diagnosis/cause.js';
import { diagnose } from '../../src/diagnosis/index.js';
import { courseFiles } from '../course/course-files.js';
import { courseEditions } from '../course/edition-values.js';

const nothing: Seen = { logs: {}, ended: [], ids: {} };

describe('a lab without mistakes', () => {
  for (const edition of courseEditions)
    for (const stage of [0, 1, 2, 3, 4, 5, 6])
      it(`has no mistakes of its author, ${edition} at task ${String(stage)}`, () => {
        const causes = diagnose(courseFiles(edition, stage), nothing, symptoms);
        assert.deepEqual(
          causes.filter(({ fault }) => fault === 'yours'),
          [],
        );
        assert.deepEqual(
          causes.map(({ code }) => code),
          ['stop-signal-of-base', 'address-from-hosts'],
        );
      });
});
