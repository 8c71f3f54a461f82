import { describe, it } from 'node:test';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { assertCaptured } from './assert-statuses.js';
import { plain } from './description.js';
import { dockerInspectText } from './docker-inspect-text.js';
import { dockerPsText } from './docker-ps-text.js';
import { makeDraft, type Draft } from './draft.js';
import type { Piece } from './piece.js';
import { putTogether } from './put-together.js';
import { templateLineText } from './template-line-text.js';
import { nodesOf } from './world.js';

type Case = [string, (draft: Draft) => Partial<Record<Piece, string>>, Partial<Record<ItemId, ItemStatus>>];

describe('the generated files of task 4', () => {
  const cases: Case[] = [
    [
      'are right though their hosts are of another run, when the addresses are',
      () => {
        const { ha, s1, s2 } = nodesOf('docker run', 77, 4);
        return {
          '4 cfg ha': templateLineText(ha),
          '4 cfg s1': templateLineText(s1),
          '4 cfg s2': templateLineText(s2),
        };
      },
      {},
    ],
    [
      'are right though an id was printed as a number',
      ({ nodes }) => ({ '4 cfg s1': templateLineText({ ...nodes(4).s1, short: '284472616000000000000' }) }),
      {},
    ],
    [
      'are right though the addresses are of another run, when the hosts are',
      ({ nodes }) => ({
        '4 cfg ha': templateLineText({ ...nodes(4).ha, address: '10.0.7.2' }),
        '4 cfg s1': templateLineText({ ...nodes(4).s1, address: '10.0.7.3' }),
        '4 cfg s2': templateLineText({ ...nodes(4).s2, address: '10.0.7.4' }),
      }),
      {},
    ],
    [
      'are right though the command was written with them',
      ({ nodes }) => ({
        '4 cfg ha': echoed(templateLineText(nodes(4).ha)),
        '4 cfg s1': echoed(templateLineText(nodes(4).s1)),
        '4 cfg s2': echoed(templateLineText(nodes(4).s2)),
      }),
      {},
    ],
    [
      'may grow from step to step, the last line counts',
      ({ nodes }) => {
        const [ha, s1, s2] = [nodes(4).ha, nodes(4).s1, nodes(4).s2].map(templateLineText);
        return {
          '4 cfg ha': ha ?? '',
          '4 cfg s1': `${ha ?? ''}${s1 ?? ''}`,
          '4 cfg s2': `${ha ?? ''}${s1 ?? ''}${s2 ?? ''}`,
        };
      },
      {},
    ],
    [
      'are wrong where a file repeats another step',
      ({ nodes }) => ({ '4 cfg s2': templateLineText(nodes(4).s1) }),
      { 'T4.3 cfg after s2': 'present-but-wrong' },
    ],
    [
      'are wrong where the file of ha shows a web application',
      ({ nodes }) => ({ '4 cfg ha': templateLineText(nodes(4).s2) }),
      { 'T4.3 cfg after ha': 'present-but-wrong' },
    ],
  ];
  table(cases);

  it('may be one file of three lines', () => {
    const draft = makeDraft(plain);
    for (const piece of ['4 cfg ha', '4 cfg s1', '4 cfg s2'] as const) draft.names.set(piece, 'haproxy.cfg');
    assertCaptured(putTogether(draft));
  });

  it('may be one file of three lines with headings between them', () => {
    const draft = makeDraft({ ...plain, surroundings: 'remark' });
    for (const piece of ['4 cfg ha', '4 cfg s1', '4 cfg s2'] as const) draft.names.set(piece, 'haproxy.cfg');
    assertCaptured(putTogether(draft));
  });
});

describe('an inspect', () => {
  const damages: [string, (json: string) => string][] = [
    ['with remarks around it', (json) => `This is s1:\n\n${json}\nand that was all.\n`],
    ['without its outer brackets', (json) => json.replace(/^\[\n/, '').replace(/\]\n$/, '')],
    ['with a bracket too many', (json) => `[\n${json}]\n]\n`],
    ['twice', (json) => json + json],
    [
      'with a line lost',
      (json) => json.replace(/ *"Path": .*\n/, '').replace('"RestartCount": 0,', '"RestartCount": 0'),
    ],
    ['with broken lines', (json) => json.replace(/(.{60})(?=.)/g, '$1\n')],
    ['cut before its end', (json) => json.slice(0, json.length - 60)],
    ['in a fence of Markdown', (json) => `\`\`\`json\n${json}\`\`\`\n`],
    [
      'with single quotes',
      (json) =>
        json
          .replaceAll('"', "'")
          .replaceAll('true', 'True')
          .replaceAll('false', 'False')
          .replaceAll('null', 'None'),
    ],
  ];
  for (const [what, damage] of damages) {
    it(`is right ${what}`, () => {
      const draft = makeDraft(plain);
      for (const host of ['ha', 's1', 's2'] as const) {
        draft.pieces.set(`4 inspect ${host}`, { text: damage(dockerInspectText(draft.nodes(4)[host])) });
      }
      assertCaptured(putTogether(draft));
    });
  }
});

describe('docker ps of task 4', () => {
  const cases: Case[] = [
    [
      'is right though it is of another run',
      () => {
        const { ha, s1, s2 } = nodesOf('docker run', 78, 4);
        return { '4 ps': dockerPsText({ running: [s2, s1, ha] }) };
      },
      {},
    ],
    [
      'tells ha by its image where the names say nothing',
      ({ nodes }) => ({
        '4 ps': dockerPsText({
          running: [
            { ...nodes(4).s2, name: 'happy_turing' },
            { ...nodes(4).s1, name: 'sad_lovelace' },
            { ...nodes(4).ha, name: 'calm_hopper' },
          ],
        }),
      }),
      {},
    ],
    [
      'tells ha not by its ports',
      ({ nodes }) => ({
        '4 ps': dockerPsText({ running: [nodes(4).s2, nodes(4).s1, nodes(4).ha] })
          .replaceAll(
            '0.0.0.0:80->80/tcp, 7373/tcp, 0.0.0.0:1936->1936/tcp, 0.0.0.0:9999->9999/tcp, 7946/tcp',
            '7373/tcp, 7946/tcp',
          )
          .replaceAll('3000/tcp, 7373/tcp', '0.0.0.0:80->3000/tcp, 7373/tcp'),
      }),
      {},
    ],
    [
      'is right with more web applications',
      ({ nodes }) => ({
        '4 ps': dockerPsText({ running: [nodes(4).s3, nodes(4).s2, nodes(4).s1, nodes(4).ha] }),
      }),
      {},
    ],
    [
      'may fail first',
      ({ nodes }) => ({
        '4 ps': `$ docker ps\nCannot connect to the Docker daemon. Is the docker daemon running on this host?\n$ docker ps\n${dockerPsText({ running: [nodes(4).ha] })}$ docker ps\n${dockerPsText({ running: [nodes(4).s2, nodes(4).s1, nodes(4).ha] })}`,
      }),
      {},
    ],
  ];
  table(cases);
});

function table(cases: readonly Case[]): void {
  for (const [what, texts, exceptions] of cases) {
    it(what, () => {
      const draft = makeDraft(plain);
      for (const [piece, text] of Object.entries(texts(draft))) {
        if (isPieceOf(draft, piece)) draft.pieces.set(piece, { text });
      }
      assertCaptured(putTogether(draft), exceptions);
    });
  }
}

function isPieceOf(draft: Draft, key: string): key is Piece {
  return [...draft.pieces.keys()].some((piece) => piece === key);
}

function echoed(line: string): string {
  return `echo "${line.trimEnd()}" >> /tmp/haproxy.cfg\n`;
}
