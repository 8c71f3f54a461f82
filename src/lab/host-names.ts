/** Letters of a container's id that Docker makes its host name of. */
const shortId = 12;

/**
 * What the nodes of a lab call themselves. Where a container gets no host name it is called by its short id, and so are
 * its member in Serf, its file in `/nodes` and its server in HAProxy's table; a node that was created anew has had several.
 */
export class HostNames {
  private readonly nodes = new Map<string, string>();
  private readonly newest = new Map<string, string>();

  /** A container has come about. */
  add(node: string, containerId: string, hostname = containerId.slice(0, shortId)): void {
    this.nodes.set(hostname, node);
    this.newest.set(node, hostname);
  }

  /** The node that calls itself so; any other name is left as it is. */
  nodeCalled(name: string): string {
    return this.nodes.get(name) ?? name;
  }

  /** What the newest container of a node calls itself. */
  hostName(node: string): string {
    return this.newest.get(node) ?? node;
  }

  /** A name for a reader: `s1 (9a09d0cc991d)` where a node is not called by its own. */
  shown(name: string): string {
    const node = this.nodeCalled(name);
    return node === name ? name : `${node} (${name})`;
  }

  /** By node, what its newest container calls itself, as far as that is not the node's name. */
  get all(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.newest].filter(([node, host]) => node !== host));
  }
}
