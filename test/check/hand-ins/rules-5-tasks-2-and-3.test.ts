import { describe, it } from 'node:test';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { assertCaptured } from './assert-statuses.js';
import { plain } from './description.js';
import { dockerLogText } from './docker-log-text.js';
import { makeDraft, type Draft } from './draft.js';
import { pieces } from './piece.js';
import { putTogether } from './put-together.js';
import { serfLogText } from './serf-log-text.js';

type Case = [string, (draft: Draft) => Record<string, string>, Partial<Record<ItemId, ItemStatus>>];

describe('the logs of task 2', () => {
  const alone = { joins: [], serf: '0.7', handlers: false } as const;
  const cases: Case[] = [
    [
      'are right though nobody joins',
      ({ nodes }) => ({
        'ha.log': dockerLogText(nodes(2).ha, alone),
        's1.log': dockerLogText(nodes(2).s1, alone),
        's2.log': dockerLogText(nodes(2).s2, alone),
      }),
      {},
    ],
    [
      'are right though the agents of the web applications start over and over',
      ({ nodes }) => ({
        'ha.log': dockerLogText(nodes(2).ha, alone),
        's1.log': restarts(
          dockerLogText(nodes(2).s1, alone),
          'Failed to join 192.168.42.42: dial tcp 192.168.42.42:7946: connect: connection refused',
        ),
        's2.log': restarts(
          dockerLogText(nodes(2).s2, alone),
          'Failed to resolve ha: lookup ha: no such host',
        ),
      }),
      {},
    ],
    [
      'may be in one file, one start of s6 after the other, with no prompt between them',
      ({ nodes }) => ({
        'all.log': ['ha', 's1', 's2']
          .map((host) => dockerLogText(nodes(2)[host === 'ha' ? 'ha' : host === 's1' ? 's1' : 's2'], alone))
          .join(''),
      }),
      {},
    ],
    [
      'may be in one file with lines between them',
      ({ nodes }) => ({
        'all.log': [nodes(2).ha, nodes(2).s1, nodes(2).s2]
          .map((node) => `=========== ${node.host} ===========\n${dockerLogText(node, alone)}`)
          .join('\n'),
      }),
      {},
    ],
    [
      'of s1 twice are not the one of s2',
      ({ nodes }) => ({
        'ha.log': dockerLogText(nodes(2).ha, alone),
        's1.log': dockerLogText(nodes(2).s1, alone),
        's2.log': dockerLogText(nodes(2).s1, { ...alone, joins: [nodes(2).ha] }),
      }),
      { 'T2.1 log s2': 'present-but-wrong' },
    ],
    [
      'do not follow from a folder',
      () => ({}),
      { 'T2.1 log ha': 'missing', 'T2.1 log s1': 'missing', 'T2.1 log s2': 'missing' },
    ],
  ];
  table('2', cases);
});

describe('the logs of task 3', () => {
  const joined = { serf: '0.8', handlers: true } as const;
  const backends = ({ nodes }: Draft): Record<string, string> => ({
    's1.log': dockerLogText(nodes(3).s1, { ...joined, joins: [nodes(3).ha] }),
    's2.log': dockerLogText(nodes(3).s2, { ...joined, joins: [nodes(3).ha, nodes(3).s1] }),
    'serf.log': serfLogText([nodes(3).ha, nodes(3).s1]),
  });
  const cases: Case[] = [
    [
      'may be several of ha, of which one shows a join',
      (draft) => ({
        ...backends(draft),
        'ha_alone.log': dockerLogText(draft.nodes(3).ha, { ...joined, joins: [] }),
        'ha_after_s1.log': dockerLogText(draft.nodes(3).ha, { ...joined, joins: [draft.nodes(3).s1] }),
      }),
      {},
    ],
    [
      'are right though a handler ends with status 127',
      (draft) => ({
        ...backends(draft),
        'ha.log': dockerLogText(draft.nodes(3).ha, {
          serf: '0.8',
          handlers: false,
          joins: [draft.nodes(3).s1],
        }),
      }),
      {},
    ],
    [
      'of web applications without a name are s1 and s2 in their order',
      ({ nodes }) => ({
        'ha.log': dockerLogText(nodes(3).ha, { ...joined, joins: [nodes(3).s1] }),
        'first.log': dockerLogText(nodes(3).s1, { ...joined, joins: [nodes(3).ha] }),
        'second.log': dockerLogText(nodes(3).s2, { ...joined, joins: [nodes(3).ha] }),
        'serf.log': serfLogText([nodes(3).s1]),
      }),
      {},
    ],
    [
      'without a name are ignored when they joined nobody',
      ({ nodes }) => ({
        'ha.log': dockerLogText(nodes(3).ha, { ...joined, joins: [nodes(3).s1] }),
        'first.log': dockerLogText(nodes(3).s1, { ...joined, joins: [nodes(3).ha] }),
        'second.log': dockerLogText(nodes(3).s2, { ...joined, joins: [] }),
        'serf.log': serfLogText([nodes(3).s1]),
      }),
      { 'T3.1 log s2 (statement ambiguous)': 'missing' },
    ],
    [
      'may be a docker log with the handlers’ lines behind it',
      ({ nodes }) => ({
        'ha.log': `${dockerLogText(nodes(3).ha, { ...joined, joins: [nodes(3).s1] })}root@${nodes(3).ha.short}:/# cat /var/log/serf.log\n${serfLogText([nodes(3).ha, nodes(3).s1])}`,
        's1.log': dockerLogText(nodes(3).s1, { ...joined, joins: [nodes(3).ha] }),
        's2.log': dockerLogText(nodes(3).s2, { ...joined, joins: [nodes(3).ha] }),
      }),
      {},
    ],
    [
      'may show the leave of a web application only',
      (draft) => ({
        ...backends(draft),
        'ha.log': dockerLogText(draft.nodes(3).ha, { ...joined, joins: [draft.nodes(3).s1] }),
        'serf.log': serfLogText([draft.nodes(3).ha], [draft.nodes(3).s1]),
      }),
      {},
    ],
    [
      'of ha may lie in the folder of the next task when it is the same container',
      (draft) => ({
        ...backends(draft),
        'ha.log': dockerLogText(draft.nodes(3).ha, { ...joined, joins: [] }),
        '../task4/log_of_ha.txt': dockerLogText(draft.nodes(3).ha, { ...joined, joins: [draft.nodes(3).s1] }),
      }),
      {},
    ],
    [
      'of ha do not lie in the folder of the next task when it is another container',
      (draft) => ({
        ...backends(draft),
        'ha.log': dockerLogText(draft.nodes(3).ha, { ...joined, joins: [] }),
        '../task4/log_of_ha.txt': dockerLogText(draft.nodes(4).ha, { ...joined, joins: [draft.nodes(4).s1] }),
      }),
      { 'T3.1 log ha': 'present-but-wrong' },
    ],
  ];
  table('3', cases);
});

function table(task: '2' | '3', cases: readonly Case[]): void {
  for (const era of ['docker run', 'docker-compose'] as const) {
    for (const [what, files, exceptions] of cases) {
      it(`${what} (${era})`, () => {
        const draft = makeDraft({ ...plain, era });
        for (const piece of pieces) if (piece.startsWith(task)) draft.pieces.delete(piece);
        for (const [name, text] of Object.entries(files(draft))) {
          draft.further.set(`logs/task${task}/${name}`.replace(/task3\/\.\.\//, ''), text);
        }
        assertCaptured(putTogether(draft), exceptions);
      });
    }
  }
}

function restarts(log: string, complaint: string): string {
  const agent = log.slice(log.indexOf('/opt/bin/serf'), log.indexOf('    Join completed.'));
  const failing = `${agent}==> 1 error occurred:\n\t* ${complaint}\n\n\n`;
  return log.slice(0, log.indexOf('/opt/bin/serf')) + failing.repeat(40);
}
