import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab } from '../../command.js';

describe('run --dry-run', () => {
  it('says what --no-experiments and --no-screenshots leave out, of a step or all of it', () => {
    using folder = new TemporaryFolder();
    const args = ['run', '0', '5', '--dry-run', '--no-experiments', '--no-screenshots'];
    const { code, stdout } = aitLab(folder.path, args);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^ {2}\d\. a further web application comes, .* is timed\n {7}left out: --no-experiments\n(?! {7})/m,
    );
    assert.match(
      stdout,
      /^ {2}\d\. requests alternate between s1 and s2\n {7}without stats\.png: --no-screenshots\n {7}until /m,
    );
    assert.doesNotMatch(stdout, / measure |stats page/);
  });

  it('leaves nothing out by itself', () => {
    using folder = new TemporaryFolder();
    const { stdout } = aitLab(folder.path, ['run', '0', '5', '--dry-run']);
    assert.match(stdout, /^ {7}measure configuration-delay$/m);
    assert.match(stdout, /^ {7}stats\.png: HAProxy's stats page$/m);
    assert.doesNotMatch(stdout, /left out:|without .*: --/);
  });
});
