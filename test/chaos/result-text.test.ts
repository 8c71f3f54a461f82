import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resultText } from '../../src/chaos/result-text.js';
import { held } from './held.js';

describe('the result of chaos', () => {
  it('is that every promise was kept, where each was held against something', () => {
    const text = resultText(held, 'chaos/7');
    assert.match(text, /^No promise was broken: seed 7, variant lab, 1\.0 min\.\n3 events/);
  });

  it('names a promise that nothing was held against', () => {
    const text = resultText({ ...held, checks: { ...held.checks, files: 0 } }, 'chaos/7');
    assert.match(text, /min\.\n {2}never judged: no file is half written\n3 events/);
  });
});
