import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { readTable, showsUp, tableOf } from '../../src/bench/table.js';
import { aTopology } from '../the-lab.js';

const topology = aTopology('192.168.50.0/24');
const header = '# pxname,svname,addr,status,check_status';

describe("a balancer's table", () => {
  it('has by their names those that get requests and those that do not', () => {
    const rows = [
      'nodes,s1,,UP,L7OK',
      'nodes,s2,,DRAIN,L7OK',
      'nodes,s3,,DOWN 1/2,L4CON',
      'nodes,s4,,UP 1/3,L4TOUT',
    ];
    const csv = [header, 'stats,FRONTEND,,OPEN,', 'nodes,BACKEND,,UP,', ...rows, ''].join('\n');
    const expected = { s1: 'up', s2: 'down', s3: 'down', s4: 'up' };
    assert.deepEqual(Object.fromEntries(tableOf(csv, { rowsBy: 'name' }, topology)), expected);
  });

  it('has by their addresses the slots that DNS has filled', () => {
    const rows = [
      'nodes,node1,192.168.50.22:3000,UP,L7OK',
      'nodes,node2,192.168.50.11:3000,MAINT (resolution),L7OK',
      'nodes,node3,,MAINT (resolution),',
    ];
    const csv = [header, ...rows, ''].join('\n');
    assert.deepEqual(Object.fromEntries(tableOf(csv, { rowsBy: 'address' }, topology)), { s2: 'up' });
  });

  const cases: [string, [string, 'up' | 'down'][] | undefined, string[], boolean][] = [
    [
      'exactly these up',
      [
        ['s1', 'up'],
        ['s2', 'down'],
      ],
      ['s1'],
      true,
    ],
    [
      'one too many',
      [
        ['s1', 'up'],
        ['s2', 'up'],
      ],
      ['s1'],
      false,
    ],
    ['one too few', [['s1', 'up']], ['s1', 's2'], false],
    ['another one', [['s3', 'up']], ['s1'], false],
    ['no answer', undefined, [], false],
  ];
  for (const [name, rows, nodes, expected] of cases) {
    it(`is ${expected ? 'right' : 'not right'} with ${name}`, () => {
      assert.equal(showsUp(rows && new Map(rows), new Set(nodes)), expected);
    });
  }

  const answers: [string, string | undefined, boolean][] = [
    ['the statistics', `${header}\nnodes,s1,,UP,L7OK\n`, true],
    ['something else', '<html>503</html>', false],
    ['nothing', undefined, false],
  ];
  for (const [name, body, isTable] of answers) {
    it(`is ${isTable ? 'read' : 'none'} where ${name} answers`, async () => {
      const server = createServer((request, response) => {
        if (body === undefined) request.socket.destroy();
        else response.end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const table = await readTable({ host: '127.0.0.1', port }, { rowsBy: 'name' }, topology);
      server.close();
      assert.equal(table !== undefined, isTable);
    });
  }
});
