import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchArguments } from '../../src/browser/launch-arguments.js';

const root = { getuid: () => 0 };
const user = { getuid: () => 1000 };

describe('a browser is launched', () => {
  it('with its sandbox, except by root', () => {
    assert.ok(launchArguments(root).includes('--no-sandbox'));
    assert.ok(!launchArguments(user).includes('--no-sandbox'));
    // Windows has no such numbers.
    assert.ok(!launchArguments({}).includes('--no-sandbox'));
  });

  const rules: [hosts: string[] | undefined, rule: string][] = [
    [undefined, 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    [['127.0.0.1', '10.0.0.5'], 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE 10.0.0.5'],
  ];
  for (const [hosts, rule] of rules) {
    it(`knowing ${hosts?.join(' and ') ?? 'this machine'} only`, () =>
      assert.ok(launchArguments(user, hosts).includes(`--host-resolver-rules=${rule}`)));
  }
});
