import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { originOf } from '../../../src/check/origin/origin-of.js';
import type { Origin } from '../../../src/check/origin/origin.js';
import { aHandIn } from '../a-hand-in.js';
import { understand } from '../our-check.js';

const rest =
  '\n## Introduction\n\nWe write a few words of our own about it.\n\n## Task 0\n\n### 0.2\n\nOf our own.\n';

function origin(head: string, remotes: readonly string[] = []): Origin {
  return originOf(understand(aHandIn({ 'report/report.md': `${head}\n${rest}` }, { remotes })));
}

describe('the members of a group', () => {
  const two = ['Ada Lovelace', 'Grace Hopper'];
  const heads: [head: string, members: string[]][] = [
    ['# Lab 4\n\nAuthors: Ada Lovelace, Grace Hopper', two],
    ['## Lab 04 - Docker\n__Authors : Ada Lovelace & Grace Hopper__', two],
    ['# Lab\n\n> Auteurs : Ada Lovelace - Grace Hopper\t\n> Date : 07.01.2019', two],
    ['# Lab\n\n## Authors\n\n- Ada Lovelace <ada@example.org>\n- Grace Hopper <grace@example.org>\n', two],
    ['# Lab\n\n```\nAuthors:\n  Ada Lovelace\n  Grace Hopper\n```\n', two],
    ['# Lab\n\nby Ada Lovelace et Grace Hopper', two],
    ['# Lab\n\n#### Author : Ada Lovelace && Grace Hopper\n\n#### Date : 1.1.2020', two],
    ['* Auteur\t: LOVELACE Ada & HOPPER Grace   \n* Date : 18-12-2016', ['LOVELACE Ada', 'HOPPER Grace']],
    ['# Report Lab 4\n## LOVELACE Ada – HOPPER Grace', ['LOVELACE Ada', 'HOPPER Grace']],
    ['---\nauthor: [Ada Lovelace, Grace Hopper]\n---\n# Lab', two],
    ['# Lab\n\n**Étudiantes:** Ada Lovelace, Michèle da Silva', ['Ada Lovelace', 'Michèle da Silva']],
    ['# Lab\n\nAuthors: Ada Lovelace, ADA LOVELACE', ['Ada Lovelace']],
    ['# Lab\n\nRéalisé par : [Ada Lovelace](https://example.org/ada)', ['Ada Lovelace']],
    // None of these is a name.
    ['# Lab 04 - Docker', []],
    ['# AIT – Load Balancing', []],
    ['# HAPROXY Docker – SERF Cluster', []],
    ['# Lab\n\nAuthors: see the cover', []],
    ['# Lab\n\nGroup: 5', []],
    ['# Lab\n\nby adding a node, the cluster grows', []],
    ['', []],
  ];
  for (const [head, members] of heads)
    it(`are read from ${JSON.stringify(head)}`, () => assert.deepEqual(origin(head).members, members));

  it('are ten at most, and nothing that a terminal acts upon', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `Ada ${'A'.repeat(at % 40)}`).join(', ');
    assert.ok(origin(`Authors: ${many}`).members.length <= 10);
    assert.deepEqual(origin('Authors: Ada \u001b[31mLovelace\u202e').members, ['Ada Lovelace']);
    assert.deepEqual(origin(`Authors: ${'<'.repeat(100_000)}`).members, []);
  });
});

describe('the repository of a hand-in', () => {
  const own = 'Our repository: <https://github.com/ada/labo-docker/tree/master>';
  it('is the one that the report names, as the remote has it where that is the same', () => {
    assert.equal(origin(`# Lab\n\n${own}`).repository, 'https://github.com/ada/labo-docker');
    const remote = 'https://github.com/Ada/Labo-Docker';
    assert.equal(origin(`# Lab\n\n${own}`, ['https://github.com/x/y', remote]).repository, remote);
  });

  it('is the first remote where the report names none, and may be unknown', () => {
    assert.equal(origin('# Lab', ['https://example.org/a/b']).repository, 'https://example.org/a/b');
    assert.equal(origin('# Lab').repository, undefined);
    assert.equal(origin('# Lab\n\n<https://github.com/SoftEng-HEIGVD/Teaching>').repository, undefined);
  });
});
