import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MadeUpContent } from '../a-hand-in.js';
import { configuration, dockerLog, dockerPs, ha, nodesListing, s1, s2, s3, serfLog } from './printed.js';
import { statusesOf, verdictOn } from './statuses.js';

type Files = Record<string, MadeUpContent>;

const report = (...sections: readonly string[]): Files => ({
  'report/report.md': [
    '# Our report on the lab',
    'We did it in December, and it took us a week.',
    ...sections,
    '## Conclusion',
    'We learned a lot about gossip.',
  ].join('\n\n'),
});
const block = (text: string): string => ['```', text.trimEnd(), '```'].join('\n');

describe('captures pasted in the report', () => {
  const cases: [string, Files, string[], string][] = [
    [
      'show the logs of task 2',
      report('## Task 2', 'The log of ha:', block(dockerLog(ha)), 'The log of s1:', block(dockerLog(s1))),
      ['T2.1'],
      'present present missing',
    ],
    [
      'show serf.log',
      report('## Task 3', 'What the handlers wrote:', block(serfLog(ha, s1))),
      ['T3.2'],
      'present',
    ],
    [
      'show docker ps',
      report('## Task 6', 'Four containers:', block(dockerPs(s3, s2, s1, ha))),
      ['T6.1 docker'],
      'present',
    ],
    [
      'show the nodes before and after the stop',
      report(
        '## Task 5',
        '### 5.2',
        block(nodesListing(s1, s2)),
        '### 5.3',
        'After the stop of s1:',
        block(nodesListing(s2)),
      ),
      ['T5.2', 'T5.3 nodes'],
      'present present',
    ],
    [
      'are worth as much as a file that is wrong',
      { ...report('## Task 6', block(dockerPs(s3, s2, s1, ha))), 'logs/task6/ps': dockerPs(s1, ha) },
      ['T6.1 docker'],
      'present',
    ],
    [
      'of one task show nothing of another',
      report('## Task 4', block(dockerPs(s3, s2, s1, ha))),
      ['T6.1 docker'],
      'missing',
    ],
    [
      'are no configuration when it is a line that is explained',
      report('## Task 5', 'We use this:', block('backend nodes\n    balance roundrobin')),
      ['T5.1 cfg'],
      'missing missing missing',
    ],
    [
      'are no configuration when it is the template',
      report(
        '## Task 5',
        block(configuration('{{#each nodes}}', 'server {{ host }} {{ ip }}:3000', '{{/each}}')),
      ),
      ['T5.1 cfg'],
      'missing missing missing',
    ],
    [
      'are no log when it is a script',
      report('## Task 2', block('#!/bin/sh\nexec /opt/bin/serf agent --join ha --tag role=backend')),
      ['T2.1'],
      'missing missing missing',
    ],
  ];
  for (const [name, files, ids, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, ...ids), expected));

  it('prove nothing in a run of ours, whose report quotes its files', () => {
    const manifest = JSON.stringify({ files: [{ file: 'ps.txt', commands: ['docker ps'] }] });
    const pasted = report('## Task 6', block(dockerPs(s3, s2, s1, ha)));
    assert.equal(statusesOf({ ...pasted, 'logs/task 6/manifest.json': manifest }, 'T6.1 docker'), 'missing');
    assert.equal(statusesOf({ ...pasted, 'logs/task 6/manifest.json': '{' }, 'T6.1 docker'), 'present');
  });
});

describe('pictures in the report', () => {
  const picture = (sentence: string, alt: string): Files => ({
    ...report('## Task 5', sentence, `![${alt}](img/1.png)`),
    'report/img/1.png': { look: { shows: 'terminal' } },
  });
  const ids = ['T5.1 cfg after s1', 'T5.1 docker', 'T5.2', 'T5.3 nodes', 'T5.3 docker'];
  const cases: [string, Files, string][] = [
    [
      'show docker ps by their text',
      picture('Everything runs.', 'docker ps'),
      'missing image-only missing missing missing',
    ],
    [
      'show docker ps by the sentence before',
      picture('This is docker ps after we stopped s1:', ''),
      'missing missing missing missing image-only',
    ],
    [
      'show the folder of nodes',
      picture('Here is what the folder contains:', ''),
      'missing missing image-only missing missing',
    ],
    [
      'show nothing when nothing is said',
      picture('We were happy.', 'alt'),
      'missing missing missing missing missing',
    ],
    [
      'show no text when they show the stats page',
      picture('The stats page after docker ps:', 'stats'),
      'missing missing missing missing missing',
    ],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, ...ids), expected));

  it('are named as the evidence', () => {
    const verdict = verdictOn(picture('', 'docker ps'), 'T5.1 docker ps');
    assert.deepEqual(verdict.evidence, ['report/img/1.png']);
    assert.match(verdict.hint, /^Hand in the text beside the picture: `ait-lab run 5`/);
  });
});
