import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRepositoryList } from '../../../src/check/intake/repository-list.js';
import { Failed } from '../../../src/failure.js';

async function read(text: string) {
  return readRepositoryList(new Blob([text]).stream(), 'class.txt');
}

describe('a list of repositories', () => {
  it('has a path a line, between comments and empty lines', async () => {
    const text = '\uFEFF# AIT\r\n\r\n group a/lab \r\n/abs#1\n  # no more\n../é';
    assert.deepEqual(await read(text), [
      { path: 'group a/lab', line: 3 },
      { path: '/abs#1', line: 4 },
      { path: '../é', line: 6 },
    ]);
  });

  const wrong: [what: string, text: string, message: string][] = [
    ['names nothing', '# none\n\n', 'class.txt: names no folder'],
    ['is no text', 'a\nb\0c\n', 'class.txt:2: a control character, which no path has'],
    ['is too long', 'a\n'.repeat(6_000), 'class.txt: names more than 5000 folders'],
    ['is too large', 'a'.repeat(1_000_001), 'class.txt: is larger than 1 MB, so it is no list of folders'],
  ];
  for (const [what, text, message] of wrong) {
    it(`is refused where it ${what}`, async () => {
      await assert.rejects(read(text), (error: unknown) => {
        assert.ok(error instanceof Failed && error.failure.reason === 'usage');
        assert.equal(error.failure.message, message);
        assert.match(error.failure.hint ?? '', /one path a line/);
        return true;
      });
    });
  }
});
