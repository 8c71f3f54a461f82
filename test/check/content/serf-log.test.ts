import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSerfLogLine, parseSerfLog } from '../../../src/check/content/serf-log.js';

/** Each event in a word: `join s1 10.9.8.11 backend`. */
function events(text: string): string[] | undefined {
  return parseSerfLog(text.split('\n'), 1)?.events.map(({ type, member, address, role }) =>
    [type, member ?? '?', ...(address === undefined ? [] : [address]), role ?? '?'].join(' '),
  );
}

describe('a handler tells of a member', () => {
  const cases: [what: string, text: string, ...expected: string[]][] = [
    [
      "in the statement's words",
      'Member join script triggered\nMember join event received from: aa11bb22cc33 with role backend',
      'join aa11bb22cc33 backend',
    ],
    [
      'that leaves',
      'Member leave/join script triggered\nMember leave event received from: aa11bb22cc33 with role backend',
      'leave aa11bb22cc33 backend',
    ],
    ['that failed', 'Member failed event received from: s4 with role backend', 'failed s4 backend'],
    ['without a role', 'Member join event received from: aa11bb22cc33 with role ', 'join aa11bb22cc33 ?'],
    [
      'after a date',
      'Tue Nov  5 09:12:33 UTC 2024 Member join event received from: aa11bb22cc33 with role balancer',
      'join aa11bb22cc33 balancer',
    ],
    [
      'in French',
      'Script member join déclenché\nÉvénement member-join reçu de : aa11bb22cc33 avec le rôle backend',
      'join aa11bb22cc33 backend',
    ],
    ['in one echo', 'member-join script triggered by s3 (role: backend)', 'join s3 backend'],
    [
      'in a line of its own with an address',
      '2024-11-05T09:12:33.410Z join: s1, address 10.9.8.11, role backend',
      'join s1 10.9.8.11 backend',
    ],
    [
      'as the agent gave it',
      'Member leave script triggered\ns1\t10.9.8.11\tbackend\trole=backend',
      'leave s1 10.9.8.11 backend',
    ],
    [
      'with the echo that should have written it',
      'echo "Member join event received from: aa11bb22cc33 with role backend" >> /var/log/serf.log',
      'join aa11bb22cc33 backend',
    ],
    ['in a sentence', 's2 has joined the cluster as backend', 'join s2 backend'],
    ['by its variable only', 'Member join event received from: $HOSTNAME with role $HOSTROLE', 'join ? ?'],
  ];
  for (const [what, text, ...expected] of cases) it(what, () => assert.deepEqual(events(text), expected));

  it('or only that it was called', () => assert.deepEqual(events('Member join script triggered'), []));
});

describe('what is no line of a handler', () => {
  const lines = [
    's1  10.9.8.11:7946  failed  role=backend',
    'The backend is in the list.',
    'backend nodes',
    'Container s1 has joined the Serf cluster',
    'aa11bb22cc33 10.9.8.11',
    'cat: /var/log/serf.log: No such file or directory',
  ];
  for (const line of lines) it(line, () => assert.equal(isSerfLogLine(line), false));
});
