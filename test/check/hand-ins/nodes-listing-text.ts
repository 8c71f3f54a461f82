import type { Node } from './world.js';

export type ListingStyle = 'ls' | 'ls -l' | 'ls -1' | 'ls -la' | 'cat';

/** What is printed of the folder `/nodes` when it holds a file for each of `nodes`. */
export function nodesListingText(nodes: readonly Node[], style: ListingStyle): string {
  const names = nodes.map((node) => node.short).sort();
  const row = (kind: string, size: number, name: string): string =>
    `${kind} 1 root root ${String(size).padStart(4)} Dec 16 10:21 ${name}\n`;
  switch (style) {
    case 'ls':
      return names.join('  ') + '\n';
    case 'ls -1':
      return names.map((name) => `${name}\n`).join('');
    case 'ls -l':
      return `total ${String(4 * names.length)}\n${names.map((name) => row('-rw-r--r--', 26, name)).join('')}`;
    case 'ls -la':
      return `total 16\n${row('drwxr-xr-x', 4096, '.')}${row('drwxr-xr-x', 4096, '..')}${names.map((name) => row('-rw-r--r--', 26, name)).join('')}`;
    case 'cat':
      return nodes.map((node) => `${node.short} ${node.address}\n`).join('');
  }
}
