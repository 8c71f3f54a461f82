import { describe, it } from 'node:test';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { assertCaptured } from './assert-statuses.js';
import { namingNames, plain } from './description.js';
import { dockerLogText } from './docker-log-text.js';
import { dockerPsText } from './docker-ps-text.js';
import { makeDraft, type Draft } from './draft.js';
import { haproxyConfigText, placeholderServers } from './haproxy-config-text.js';
import type { NamingName } from './naming.js';
import { pieceItems, type Piece } from './piece.js';
import { putTogether } from './put-together.js';
import { serfLogText } from './serf-log-text.js';

const namesThatTell: readonly NamingName[] = [
  'of ait-lab itself',
  'French',
  'camel case without extension',
  'services of docker-compose',
];

/** What is filed for a piece, and shows something else. */
const swaps: readonly [Piece, Piece][] = [
  ['2 log ha', '2 log s1'],
  ['2 log s1', '2 log ha'],
  ['2 log s2', '2 log s1'],
  ['2 log s2', '2 log ha'],
  ['3 log ha', '3 log s1'],
  ['3 log s1', '3 log ha'],
  ['3 log s2', '3 log s1'],
  ['3 log s2', '3 log ha'],
  ['3 serf.log', '3 log ha'],
  ['4 cfg ha', '4 cfg s1'],
  ['4 cfg s1', '4 cfg ha'],
  ['4 cfg s1', '4 cfg s2'],
  ['4 cfg s2', '4 cfg s1'],
  ['4 inspect ha', '4 inspect s1'],
  ['4 inspect s1', '4 inspect s2'],
  ['4 inspect s2', '4 inspect ha'],
  ['4 inspect s1', '2 log s1'],
  ['5 cfg ha', '5 cfg s2'],
  ['5 cfg s1', '5 cfg s2'],
  ['5 cfg s2', '5 cfg s1'],
  ['5 cfg s2', '5 cfg ha'],
  ['5 cfg stop', '5 cfg s2'],
  ['5 inspect ha', '5 inspect s2'],
  ['5 inspect s1', '5 inspect ha'],
  ['5 inspect s2', '5 inspect s1'],
  ['5 ps', '5 ps stop'],
  ['5 ps stop', '5 ps'],
  ['5 nodes', '5 nodes stop'],
  ['5 nodes stop', '5 nodes'],
  ['6 ps', '5 ps'],
];

for (const naming of namesThatTell) {
  describe(`a file that holds its neighbour’s capture, of the names “${naming}”`, () => {
    for (const [piece, other] of swaps) {
      it(`is wrong, and the neighbour is not: ${piece} holds ${other} (${naming})`, () => {
        const draft = makeDraft({ ...plain, naming, era: 'docker-compose' });
        copy(draft, other, piece);
        assertCaptured(putTogether(draft), { [pieceItems[piece]]: 'present-but-wrong' });
      });
    }
  });
}

describe('a file that holds something else', () => {
  const cases: [string, Piece, (draft: Draft) => string][] = [
    [
      'no Serf agent in the log of ha',
      '2 log ha',
      ({ nodes }) => dockerLogText(nodes(2).ha, { joins: [], serf: 'none', handlers: false }),
    ],
    [
      'no Serf agent in the log of s2',
      '2 log s2',
      ({ nodes }) => dockerLogText(nodes(2).s2, { joins: [], serf: 'none', handlers: false }),
    ],
    ['prose in place of a log', '2 log s1', () => 'We looked at the log of s1, and all went well.\n'],
    [
      'a log of ha in which nobody joins',
      '3 log ha',
      ({ nodes }) => dockerLogText(nodes(3).ha, { joins: [], serf: '0.8', handlers: true }),
    ],
    [
      'no Serf agent in a log of task 3',
      '3 log s1',
      ({ nodes }) => dockerLogText(nodes(3).s1, { joins: [], serf: 'none', handlers: true }),
    ],
    ['prose in place of a log of task 3', '3 log s2', () => 'It is the same as for s1.\n'],
    ['only the balancer in serf.log', '3 serf.log', ({ nodes }) => serfLogText([nodes(3).ha])],
    ['only ha runs', '4 ps', ({ nodes }) => dockerPsText({ running: [nodes(4).ha] })],
    [
      'one web application has exited',
      '4 ps',
      ({ nodes }) => dockerPsText({ running: [nodes(4).ha, nodes(4).s1], exited: [nodes(4).s2] }),
    ],
    [
      'ha is not there',
      '5 ps',
      ({ nodes }) => dockerPsText({ running: [nodes(5).s1, nodes(5).s2, nodes(5).s3] }),
    ],
    [
      'two web applications run, and two have exited',
      '6 ps',
      ({ nodes }) =>
        dockerPsText({
          running: [nodes(6).ha, nodes(6).s1, nodes(6).s2],
          exited: [nodes(6).s3, nodes(6).s4],
        }),
    ],
    ['nobody runs after the stop', '5 ps stop', ({ nodes }) => dockerPsText({ running: [nodes(5).ha] })],
    [
      'the balancer after both have joined',
      '5 cfg ha',
      ({ nodes }) => haproxyConfigText([nodes(5).s1, nodes(5).s2]),
    ],
    [
      'commented servers',
      '5 cfg s2',
      ({ nodes }) =>
        haproxyConfigText([nodes(5).s1], [`# server ${nodes(5).s2.short} ${nodes(5).s2.address}:3000 check`]),
    ],
    [
      'an address that is none',
      '5 cfg s2',
      ({ nodes }) => haproxyConfigText([nodes(5).s1], [`server ${nodes(5).s2.short} 172.18.0:3000 check`]),
    ],
    ['the kill command and its echo', '5 nodes stop', () => 'me@laptop:~$ docker kill s1\ns1\n'],
  ];
  for (const [what, piece, text] of cases) {
    it(`is wrong: ${what}`, () => {
      const draft = makeDraft(plain);
      draft.pieces.set(piece, { text: text(draft) });
      assertCaptured(putTogether(draft), { [pieceItems[piece]]: 'present-but-wrong' });
    });
  }
});

describe('configurations of task 5 that were never generated', () => {
  const configs: readonly Piece[] = ['5 cfg ha', '5 cfg s1', '5 cfg s2', '5 cfg stop'];
  const never: [string, readonly string[], readonly Piece[]][] = [
    ['with placeholders, all are wrong', placeholderServers, configs],
    [
      'with raw handlebars, all are wrong',
      ['{{#each addresses}}', 'server {{ host }} {{ ip }}:3000 check', '{{/each}}'],
      configs,
    ],
    [
      'with shell variables, all are wrong',
      ['server s1 $S1_PORT_3000_TCP_ADDR:3000 check', 'server s2 ${WEBAPP_2_IP}:3000 check'],
      configs,
    ],
    ['without any server, the one of ha is right', [], configs.slice(1)],
  ];
  for (const [what, lines, wrong] of never) {
    for (const naming of namingNames) {
      it(`${what}: ${naming}`, () => {
        const draft = makeDraft({ ...plain, naming });
        for (const piece of configs) draft.pieces.set(piece, { text: haproxyConfigText([], lines) });
        assertCaptured(putTogether(draft), wrongItems(wrong));
      });
    }
  }
});

function copy(draft: Draft, from: Piece, to: Piece): void {
  const content = draft.pieces.get(from);
  if (content !== undefined) draft.pieces.set(to, content);
}

function wrongItems(those: readonly Piece[]): Partial<Record<ItemId, ItemStatus>> {
  return Object.fromEntries(those.map((piece) => [pieceItems[piece], 'present-but-wrong']));
}
