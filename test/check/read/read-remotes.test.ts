import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remotesOf } from '../../../src/check/read/read-remotes.js';

const addresses: readonly (readonly [url: string, address: string | undefined])[] = [
  ['https://example.org/me/lab.git', 'https://example.org/me/lab'],
  ['https://example.org/me/lab/', 'https://example.org/me/lab'],
  ['https://me:secret@example.org/me/lab', 'https://example.org/me/lab'],
  ['git@example.org:me/lab.git', 'https://example.org/me/lab'],
  ['ssh://git@example.org:22/me/lab.git', 'https://example.org/me/lab'],
  ['git://example.org/me/lab', 'https://example.org/me/lab'],
  ['"https://example.org/me/lab"', 'https://example.org/me/lab'],
  ['/srv/git/lab.git', undefined],
  ['file:///srv/git/lab.git', undefined],
  ['javascript:alert(1)', undefined],
  ['https://example.org/\x1b[0m', undefined],
];

for (const [url, address] of addresses)
  test(`${JSON.stringify(url)} is ${address ?? 'no address on the web'}`, () => {
    assert.deepEqual(
      remotesOf(`[remote "origin"]\n\turl = ${url}\n`),
      address === undefined ? [] : [address],
    );
  });

test('only remotes have addresses of the hand-in, each once', () => {
  const config = [
    '[submodule "x"]',
    'url = https://example.org/x',
    '[remote "a"]',
    'fetch = +refs/heads/*',
    'url = https://example.org/a',
    '[remote "b"]',
    'url = git@example.org:a',
  ];
  assert.deepEqual(remotesOf(config.join('\n')), ['https://example.org/a']);
});
