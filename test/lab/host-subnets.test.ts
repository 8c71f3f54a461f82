import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRoutes } from '../../src/lab/host-subnets.js';

const header = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
const route = (name: string, destination: string, gateway: string, mask: string): string =>
  `${name}\t${destination}\t${gateway}\t0001\t0\t0\t0\t${mask}\t0\t0\t0      \n`;

describe('the kernel’s table of routes', () => {
  const cases: [what: string, line: string, ...expected: string[]][] = [
    [
      'a bridge without a carrier',
      route('br-0a1b', '002AA8C0', '00000000', '00FFFFFF'),
      'br-0a1b 192.168.42.0/24',
    ],
    ['a VPN that takes a wide net', route('tun0', '0000A8C0', '00000000', '0000FFFF'), 'tun0 192.168.0.0/16'],
    ['an odd prefix', route('eth0', '0020A8C0', '00000000', '00F0FFFF'), 'eth0 192.168.32.0/20'],
    ['the way to everywhere else is no subnet', route('eth0', '00000000', '0100000A', '00000000')],
    ['what lies behind a gateway is not ours', route('eth0', '0000A8C0', '0100000A', '0000FFFF')],
    ['no table', ''],
  ];
  for (const [what, line, ...expected] of cases) {
    it(what, () => {
      const subnets = parseRoutes(header + line).map(({ name, cidr }) => `${name} ${cidr}`);
      assert.deepEqual(subnets, expected);
    });
  }
});
