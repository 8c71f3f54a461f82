import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MadeUpContent } from '../a-hand-in.js';
import { configuration, dockerLog, dockerPs, ha, nodesListing, s1, s2, s3, serfLog } from './printed.js';
import { statusesOf, verdictOn, verdictsOn } from './statuses.js';

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

  const placed: [string, string, string][] = [
    [
      'are linked, and each link tells what it leads to',
      '## Task 5\n\n1. Files\n\n- [Generated file after the start of ha](a.png)\n- [Generated file after the start of s1](start_s1.png)\n- [docker ps](b.png)',
      'T5.1 cfg after ha, T5.1 cfg after s1, T5.1 docker ps',
    ],
    [
      'are linked in French, where the configuration is asked for',
      '## Tâche 5\n\n### 5.1\n\n- [Fichier généré après le démarrage de s1](a.png)\n- [Après le démarrage de s2](b.png)',
      'T5.1 cfg after s1, T5.1 cfg after s2',
    ],
    ['are linked under the stop', '## Task 5\n\n### 5.3\n\n[Generated file](a.png)', 'T5.3 cfg after stop'],
    ['are linked as something else', '## Task 5\n\nWe drew a [diagram](a.png) of s1.', ''],
    [
      'hold two things, as the sentence before the link says',
      '## Task 5\n\n1. logs\n\n3. This file holds both the listing and docker ps:\n\n[here](a.png)',
      'T5.3 nodes after stop, T5.3 docker ps after stop',
    ],
    [
      'hold two things, in French',
      '## Tâche 5\n\n1) logs\n\n3) La capture montre la liste des noeuds ainsi que docker ps.\n\n![](a.png)',
      'T5.3 nodes after stop, T5.3 docker ps after stop',
    ],
    [
      'hold three things',
      '## Task 5\n\n### 5.3\n\nThe configuration, the nodes and docker ps, all in one:\n\n![](a.png)',
      'T5.3 cfg after stop, T5.3 nodes after stop, T5.3 docker ps after stop',
    ],
    [
      'hold two things, said before a link in the same line',
      '## Task 5\n\n### Question 3\n\nBoth the listing and docker ps [after the stop](a.png)',
      'T5.3 nodes after stop, T5.3 docker ps after stop',
    ],
    [
      'stand without a word where one thing is asked for',
      '## Task 3\n\n1) ![](a.png)\n\n2) ![](b.png)',
      'T3.2 serf.log',
    ],
    ['stand under the number that the lab gives', '## Task 3\n\n### 3.3\n\n![](b.png)', 'T3.2 serf.log'],
    ['are said to be something else there', '## Task 3\n\n2) ![docker ps](b.png)', ''],
    ['stand without a word where an answer is asked for', '## Task 2\n\n2) ![](b.png)', ''],
  ];
  for (const [name, text, expected] of placed)
    it(name, () => {
      const files = ['a', 'b', 'start_s1'].map(
        (file) => [`report/${file}.png`, { look: { shows: 'terminal' } }] as const,
      );
      const shown = verdictsOn({ ...report(text), ...Object.fromEntries(files) }).filter(
        ({ status }) => status === 'image-only',
      );
      assert.equal(shown.map(({ id }) => id).join(', '), expected);
    });

  it('are named as the evidence', () => {
    const verdict = verdictOn(picture('', 'docker ps'), 'T5.1 docker ps');
    assert.deepEqual(verdict.evidence, ['report/img/1.png']);
    assert.match(verdict.hint, /^Hand in the text beside the picture: `ait-lab run 5`/);
  });
});
