/** The part of an IPv4 subnet of at least /24 that its first 254 addresses share, such as `192.168.42.`. */
export function subnetBase(cidr: string): string {
  const [address = ''] = cidr.split('/');
  return `${address.split('.').slice(0, 3).join('.')}.`;
}

/** Whether two IPv4 subnets in CIDR notation share an address; what is not IPv4 shares none. */
export function subnetsOverlap(left: string, right: string): boolean {
  const one = parse(left);
  const other = parse(right);
  if (!one || !other) return false;
  const bits = Math.min(one.bits, other.bits);
  return prefix(one.address, bits) === prefix(other.address, bits);
}

/** Whether this is an IPv4 subnet with a network address and room for the lab, /16 to /24. */
export function isLabSubnet(cidr: string): boolean {
  const subnet = parse(cidr);
  if (!subnet || subnet.bits < 16 || subnet.bits > 24) return false;
  return prefix(subnet.address, subnet.bits) * 2 ** (32 - subnet.bits) === subnet.address;
}

function parse(cidr: string): { address: number; bits: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (!match) return undefined;
  const [bits = 33, ...octets] = [match[5], ...match.slice(1, 5)].map(Number);
  if (bits > 32 || octets.some((octet) => octet > 255)) return undefined;
  return { address: octets.reduce((sum, octet) => sum * 256 + octet, 0), bits };
}

function prefix(address: number, bits: number): number {
  return Math.floor(address / 2 ** (32 - bits));
}
