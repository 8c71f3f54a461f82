import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/** A subnet that this machine itself is in. */
export interface HostSubnet {
  /** Of the interface. */
  readonly name: string;
  readonly cidr: string;
}

/**
 * The IPv4 subnets of this machine's interfaces. Node.js leaves out those without a carrier, such as the bridge of
 * another engine whose containers are stopped; where there is a table of routes (Linux), they stand in it.
 */
export function hostSubnets(): HostSubnet[] {
  const routes = parseRoutes(routeTable());
  return routes.length > 0 ? routes : interfaceSubnets();
}

/** The subnets that are reached without a gateway, from the text of /proc/net/route. */
export function parseRoutes(table: string): HostSubnet[] {
  return table.split('\n').flatMap((line) => {
    const [, name = '', destination = '', mask = ''] =
      /^(\S+)\t([\dA-F]{8})\t0{8}\t(?:\w+\t){4}([\dA-F]{8})\t/.exec(line) ?? [];
    if (mask === '' || mask === '00000000') return [];
    const bits = octets(mask).reduce((sum, octet) => sum + octet.toString(2).replaceAll('0', '').length, 0);
    return [{ name, cidr: `${octets(destination).join('.')}/${bits}` }];
  });
}

/** The kernel writes addresses as one number, in the order of the machine: little-endian wherever Docker runs. */
function octets(hex: string): number[] {
  return [...Buffer.from(hex, 'hex')].reverse();
}

function routeTable(): string {
  try {
    return readFileSync('/proc/net/route', 'utf8');
  } catch {
    return '';
  }
}

function interfaceSubnets(): HostSubnet[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses.flatMap(({ family, cidr }) => (family === 'IPv4' && cidr !== null ? [{ name, cidr }] : [])),
  );
}
