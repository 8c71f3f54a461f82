import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Doubt } from '../../../src/check/answers/doubt.js';
import { doubtsOf } from '../../../src/check/answers/find-doubts.js';
import { namedRequests } from '../../../src/check/answers/requests-in-text.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { understand } from '../our-check.js';

const s1 = '7f9f21fca48b';
const config = `backend nodes
    server ${s1} 172.18.0.3:3000 check
    server 0b1c2d3e4f5a 172.18.0.4:3000 check
`;
const recorded = JSON.stringify({ requests: { sent: 2716, failed: 397, lost: 66 }, medianMs: 12.34 });
const evidence: Readonly<Record<string, MadeUpContent>> = {
  'report/report.md': '# Report\n\n## Task 4\n\nWe did it.\n',
  'logs/task 4/haproxy-3-s2.cfg': config,
  'logs/task 6/experiment-traffic-delay.json': recorded,
};

function doubts(text: string, more: Readonly<Record<string, MadeUpContent>> = {}): Doubt[] {
  return doubtsOf(understand(aHandIn({ ...evidence, ...more })))(text);
}

const told: [says: string, doubt: Doubt][] = [
  [
    `Container ${s1} has joined with the address 172.18.0.7.`,
    {
      code: 'container-address',
      id: s1,
      address: '172.18.0.7',
      shown: ['172.18.0.3'],
      file: 'logs/task 4/haproxy-3-s2.cfg',
    },
  ],
  ['The container 9f9f21fca48a took its place.', { code: 'container-nowhere', id: '9f9f21fca48a' }],
  [
    'It came back at 172.18.0.9, which HAProxy did not know.',
    { code: 'address-nowhere', address: '172.18.0.9' },
  ],
  [
    'We lost 3 of 2716 requests.',
    {
      code: 'failed-requests',
      failed: 3,
      sent: 2716,
      shown: 397,
      file: 'logs/task 6/experiment-traffic-delay.json',
    },
  ],
  [
    'In experiment-traffic-delay.json the median is 15 ms.',
    { code: 'not-in-file', figure: '15 ms', file: 'logs/task 6/experiment-traffic-delay.json' },
  ],
];

const notTold: string[] = [
  `Container ${s1} has joined with the address 172.18.0.3.`,
  // Which of them has which address, a sentence does not say surely.
  `The containers ${s1} and 0b1c2d3e4f5a have 172.18.0.4 and 172.18.0.3.`,
  'The image 9f9f21fca48a is built anew.',
  'We looked at commit 9f9f21fca48a.',
  'The lab numbers its nodes 192.168.42.11 and 192.168.42.22.',
  'The network is 172.18.0.0/16, its gateway 172.18.0.1.',
  'Elsewhere 10.0.0.9 is the address of a printer.',
  '66 of 2716 requests were lost.',
  'Of 2716 requests in all, 397 failed.',
  'We lost 3 of 1200 requests.',
  'Of 2716 requests, 3 were slow.',
  'In experiment-traffic-delay.json the median is 12 ms, or 12.3 ms.',
  'Serf gossips every 200 ms.',
  '',
];

describe('figures in an answer that its own evidence does not bear out', () => {
  for (const [says, doubt] of told) it(`are told: ${says}`, () => assert.deepEqual(doubts(says), [doubt]));

  for (const says of notTold) it(`are none: ${says}`, () => assert.deepEqual(doubts(says), []));

  it('are none where the hand-in shows no container by its id, or not all of it was read', () => {
    const says = 'The container 9f9f21fca48a took its place at 172.18.0.9.';
    assert.deepEqual(doubts(says, { 'logs/task 4/haproxy-3-s2.cfg': 'backend nodes\n' }), []);
    const skipped = { kind: 'skipped', why: { code: 'too-large', bytes: 9e9 } } as const;
    assert.deepEqual(doubts(says, { 'logs/task 4/ha.log': skipped }), []);
  });

  it('are told once, and ten at most', () => {
    const says = (at: number): string => `The container 9f9f21fca4${String(at).padStart(2, '0')} came.`;
    assert.equal(doubts(`${says(1)} ${says(1)}`).length, 1);
    assert.equal(doubts(Array.from({ length: 30 }, (_, at) => says(at)).join(' ')).length, 10);
  });

  it('are found in what ApacheBench prints', () => {
    const ab = 'Complete requests:      1000\nFailed requests:        7\n';
    assert.deepEqual(
      doubts('Only 2 of 1000 requests failed.', { 'logs/task 6/ab.txt': ab }).map(({ code }) => code),
      ['failed-requests'],
    );
  });
});

describe('requests that a sentence names', () => {
  const cases: [string, [failed: number, sent: number][]][] = [
    ['3 of 1200 requests failed', [[3, 1200]]],
    ['Of 2,716 requests in all, 66 were lost', [[66, 2716]]],
    ['3 requêtes sur 1200 ont échoué', [[3, 1200]]],
    ['3 requests out of 1200 failed', [[3, 1200]]],
    ['3 sur 1200 requêtes ont échoué', [[3, 1200]]],
    ['Sur 1200 requêtes, 3 ont échoué', [[3, 1200]]],
    ['two of 1200 requests failed', []],
    ['3 of 1200 requests were answered', []],
  ];
  for (const [text, found] of cases)
    it(text, () =>
      assert.deepEqual(
        namedRequests(text),
        found.map(([failed, sent]) => ({ failed, sent })),
      ),
    );
});
