import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** True for an IPv4 address that this machine has itself: a load goes nowhere else. */
export function isOwnAddress(host: string, addresses: readonly string[] = ownAddresses()): boolean {
  return isIPv4(host) && (host.startsWith('127.') || addresses.includes(host));
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address));
}
