import { ourLab } from '../our-check.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findCopies, fingerprintsOf } from '../../../src/check/findings/find-copies.js';
import { findingInWords } from '../../../src/check/words/in-words.js';
import { aHandIn } from '../a-hand-in.js';

const log = '2019/12/16 09:15:02 [INFO] agent: Serf agent starting\n';

function fingerprints(name: string, files: Record<string, string>) {
  const result = {
    items: Object.keys(files).map((path) => ({
      id: 'T2.1 log ha' as const,
      status: 'present' as const,
      evidence: [path],
    })),
  };
  return fingerprintsOf(aHandIn(files, { name }), result, ourLab);
}

describe('evidence that several hand-ins share', () => {
  it('is told to each of them, once for the same others', () => {
    const copies = findCopies([
      ...fingerprints('ada', { 'logs/a': log, 'logs/b': `${log}b`, 'logs/own': `${log}ada` }),
      ...fingerprints('bob', { x: log, y: `${log}b` }),
      ...fingerprints('eve', { z: `${log}eve` }),
    ]);
    const told = [...copies].map(([name, findings]) => [
      name,
      findings.map((one) => [one.files, findingInWords(one, 'en').message]),
    ]);
    const by = (name: string): string =>
      `The same bytes, with ids and times of one run, are also handed in by ${name}.`;
    assert.deepEqual(told, [
      ['ada', [[['logs/a', 'logs/b'], by('bob')]]],
      ['bob', [[['x', 'y'], by('ada')]]],
    ]);
  });

  it('is none where a hand-in agrees with itself, or where two honest runs print the same', () => {
    const list = 's1\ns2\n';
    assert.equal(findCopies(fingerprints('ada', { a: log, b: log })).size, 0);
    assert.equal(
      findCopies([...fingerprints('ada', { a: list }), ...fingerprints('bob', { a: list })]).size,
      0,
    );
  });
});
