import { describe, it } from 'node:test';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { assertCaptured, assertStatuses } from './assert-statuses.js';
import { plain } from './description.js';
import { makeDraft, type Draft } from './draft.js';
import { haproxyConfigText as config, placeholderServers } from './haproxy-config-text.js';
import { nodesListingText } from './nodes-listing-text.js';
import type { Piece } from './piece.js';
import { putTogether } from './put-together.js';
import type { Host, Node } from './world.js';

type Nodes = Readonly<Record<Host, Node>>;

const configs: readonly Piece[] = ['5 cfg ha', '5 cfg s1', '5 cfg s2', '5 cfg stop'];
const [afterHa, afterS1, afterS2, afterStop] = [
  'T5.1 cfg after ha',
  'T5.1 cfg after s1',
  'T5.1 cfg after s2',
  'T5.3 cfg after stop',
] as const;

describe('the configurations of task 5', () => {
  const cases: [string, (nodes: Nodes) => Record<string, string>, Partial<Record<ItemId, ItemStatus>>][] = [
    [
      'may be in one file, its earlier blocks serve the steps without a file',
      ({ s1, s2 }) => ({
        'haproxy.cfg': config([]) + config([s1]) + config([s1, s2]),
        'stopped.cfg': config([s2]),
      }),
      {},
    ],
    [
      'may all be in one file, in the order of the steps',
      ({ s1, s2 }) => ({ 'haproxy.cfg': config([]) + config([s1]) + config([s1, s2]) + config([s2]) }),
      {},
    ],
    [
      'are judged by their last block',
      ({ s1, s2 }) => ({
        'ha.cfg': config([]),
        's1.cfg': config([]) + config([s1]),
        's2.cfg': config([s1]) + config([s1, s2]),
        'stopped.cfg': config([s1, s2]) + config([s2]),
      }),
      {},
    ],
    [
      'may keep placeholders beside the right servers',
      ({ s1, s2 }) => ({
        'ha.cfg': config([], placeholderServers),
        's1.cfg': config([s1], placeholderServers),
        's2.cfg': config([s1, s2], placeholderServers),
        'stopped.cfg': config([s2], placeholderServers),
      }),
      {},
    ],
    [
      'may begin with s2',
      ({ s1, s2 }) => ({
        'ha.cfg': config([]),
        'after_first.cfg': config([s2]),
        'after_second.cfg': config([s2, s1]),
        'after_stop.cfg': config([s1]),
      }),
      {},
    ],
    [
      'may have the same bytes after the first and after the stop, names tell them apart',
      ({ s1, s2 }) => ({
        '1_ha.cfg': config([]),
        '2_first.cfg': config([s2]),
        '3_second.cfg': config([s2, s1]),
        '4_stop.cfg': config([s2]),
      }),
      {},
    ],
    [
      'may have the same bytes after the first and after the stop, folders tell them apart',
      ({ s1, s2 }) => ({
        'part1/cfg1': config([]),
        'part1/cfg2': config([s1]),
        'part1/cfg3': config([s1, s2]),
        'part3/cfg': config([s1]),
      }),
      {},
    ],
    [
      'with one server only, which is s1: it is the one after s1',
      ({ s1, s2 }) => ({ 'a.cfg': config([]), 'b.cfg': config([s1]), 'c.cfg': config([s1, s2]) }),
      { [afterStop]: 'missing' },
    ],
    [
      'with one server only, which is s2: it is the one after the stop',
      ({ s1, s2 }) => ({ 'a.cfg': config([]), 'b.cfg': config([s1, s2]), 'c.cfg': config([s2]) }),
      { [afterS1]: 'missing' },
    ],
    ...['stop', 'stopped', 'kill', 'down', 'rm', 'nos2', 'arret'].map(
      (word): [string, (nodes: Nodes) => Record<string, string>, Partial<Record<ItemId, ItemStatus>>] => [
        `with one server only, whose name says “${word}”: it is the one after the stop`,
        ({ s1, s2 }) => ({
          'a.cfg': config([]),
          'b.cfg': config([s1, s2]),
          [word === 'nos2' ? 'haproxy_nos2.cfg' : `haproxy_${word}_s2.cfg`]: config([s1]),
        }),
        { [afterS1]: 'missing' },
      ],
    ),
    [
      'without one of ha alone begin with one server',
      ({ s1, s2 }) => ({
        'haproxy1.cfg': config([s1]),
        'haproxy2.cfg': config([s1, s2]),
        'haproxy_stop.cfg': config([s2]),
      }),
      { [afterHa]: 'missing' },
    ],
    [
      'are not there',
      () => ({}),
      { [afterHa]: 'missing', [afterS1]: 'missing', [afterS2]: 'missing', [afterStop]: 'missing' },
    ],
    [
      'have too many servers after the stop',
      ({ s1, s2 }) => ({
        'ha.cfg': config([]),
        's1.cfg': config([s1]),
        's2.cfg': config([s1, s2]),
        'stopped.cfg': config([s1, s2]),
      }),
      { [afterStop]: 'present-but-wrong' },
    ],
    [
      'have too few servers after the stop',
      ({ s1, s2 }) => ({
        'ha.cfg': config([]),
        's1.cfg': config([s1]),
        's2.cfg': config([s1, s2]),
        'stopped.cfg': config([]),
      }),
      { [afterStop]: 'present-but-wrong' },
    ],
  ];
  for (const [what, files, exceptions] of cases) {
    it(what, () => {
      const draft = makeDraft({ ...plain, era: 'docker-compose' });
      for (const piece of configs) draft.pieces.delete(piece);
      further(draft, files(draft.nodes(5)));
      assertCaptured(putTogether(draft), exceptions);
    });
  }

  it('may be followed by a listing of /nodes in the same file', () => {
    const draft = makeDraft(plain);
    const { ha, s2 } = draft.nodes(5);
    draft.pieces.delete('5 nodes stop');
    draft.pieces.set('5 cfg stop', { text: `${config([s2])}root@${ha.short}:/# ls /nodes\n${s2.short}\n` });
    assertCaptured(putTogether(draft));
  });
});

describe('the lists of /nodes', () => {
  const listings: [string, (nodes: Nodes) => string][] = [
    ['in prose', ({ s1, s2 }) => `In the folder we find the files ${s1.short} and ${s2.short}.\n`],
    ['in Markdown', ({ s1, s2 }) => `# Nodes\n\n- \`${s1.short}\`\n- \`${s2.short}\`\n`],
    [
      'as ls and cat',
      ({ ha, s1, s2 }) =>
        `root@${ha.short}:/# ls /nodes/\n${s1.short}  ${s2.short}\nroot@${ha.short}:/# cat /nodes/${s1.short}\n${s1.short} ${s1.address}\nroot@${ha.short}:/# cat /nodes/${s2.short}\n${s2.short} ${s2.address}`,
    ],
    ['without a line end between them', ({ s1, s2 }) => `${s1.short}\n${s2.short}`],
  ];
  for (const [what, listing] of listings) {
    it(`may be ${what}`, () => {
      const draft = makeDraft(plain);
      draft.pieces.set('5 nodes', { text: listing(draft.nodes(5)) });
      assertCaptured(putTogether(draft));
    });
  }

  for (const style of ['ls', 'ls -l', 'ls -1', 'cat'] as const) {
    it(`may be of a node whose name has digits only (${style})`, () => {
      const draft = makeDraft(plain);
      const s2 = { ...draft.nodes(5).s2, short: '409617254830' };
      draft.pieces.set('5 nodes stop', { text: nodesListingText([s2], style) });
      assertCaptured(putTogether(draft));
    });
  }

  it('may begin with an empty one, taken before the first web application', () => {
    const draft = makeDraft(plain);
    const { s1, s2 } = draft.nodes(5);
    draft.pieces.delete('5 nodes');
    further(draft, {
      '1_nodes.out': '',
      '2_nodes.out': nodesListingText([s1], 'ls'),
      '3_nodes.out': nodesListingText([s1, s2], 'ls'),
    });
    assertCaptured(putTogether(draft));
  });

  it('are none when they are only the command that stopped a container', () => {
    const draft = makeDraft(plain);
    draft.pieces.delete('5 nodes stop');
    further(draft, { docker_kill_s1: 'me@laptop:~$ docker kill s1\ns1\n' });
    assertCaptured(putTogether(draft), { 'T5.3 nodes after stop': 'missing' });
  });

  it('and docker ps after the stop may be one picture in the report', () => {
    const draft = makeDraft(plain);
    draft.pieces.delete('5 nodes stop');
    draft.pieces.delete('5 ps stop');
    draft.further.set('report/images/after.png', { shows: 'terminal' });
    const handIn = putTogether(draft);
    const sentence =
      'After s1 was stopped, the list of nodes and docker ps:\n\n![the nodes and docker ps after the stop](images/after.png)\n\n';
    const files = handIn.files.map((file) =>
      file.path === 'report/report.md' && file.content.kind === 'text'
        ? {
            ...file,
            content: {
              ...file.content,
              text: file.content.text.replace('#### 5.4\n', `${sentence}#### 5.4\n`),
            },
          }
        : file,
    );
    assertStatuses(
      { ...handIn, files },
      { 'T5.3 nodes after stop': 'image-only', 'T5.3 docker ps after stop': 'image-only' },
    );
  });
});

describe('docker ps of task 6', () => {
  it('may be several, of which one shows three web applications', () => {
    const draft = makeDraft(plain);
    const content = draft.pieces.get('5 ps');
    if (content !== undefined && content !== 'picture of a terminal') {
      draft.further.set('logs/task6/start', content.text);
      draft.further.set('logs/task6/later', content.text);
    }
    assertCaptured(putTogether(draft));
  });
});

describe('what is only a warning', () => {
  it('a link that is dead changes no status', () => {
    const draft = makeDraft(plain);
    draft.answers.set('2.2', { text: 'All join through ha, see [the log](../logs/task2/nowhere.log).' });
    assertCaptured(putTogether(draft));
  });

  it('a run of task 5 whose captures are of two runs changes no status', () => {
    const draft = makeDraft(plain);
    const other = makeDraft({ ...plain, seed: 2 });
    for (const piece of ['5 ps', '5 nodes', '5 nodes stop', '5 inspect s2'] as const) {
      const content = other.pieces.get(piece);
      if (content !== undefined) draft.pieces.set(piece, content);
    }
    assertCaptured(putTogether(draft));
  });
});

function further(draft: Draft, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) draft.further.set(`logs/task5/${name}`, text);
}
