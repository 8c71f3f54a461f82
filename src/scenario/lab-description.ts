import type { capabilities, LabFile } from './lab-file.js';

/** What the images of a stage can do. */
export type Capability = (typeof capabilities)[number];

/** The two things that a container of a lab can be. */
export type RoleName = 'balancer' | 'backend';

/**
 * A lab: who takes part, where each is, how its containers come about, what lies where in them, what each stage of the
 * images can do. Every plan carries one; no other code knows a name, an address, a port or a path.
 */
export interface LabDescription extends LabFile {
  /** Name of the variant that it describes, which is that of its file: `lab`, `hitless`. */
  readonly variant: string;
}

/** The balancer that traffic goes through, and whose agent and files the others are known by: `ha`. */
export function mainBalancer({ roles }: LabDescription): string {
  return Object.keys(roles.balancer.nodes)[0] ?? '';
}

/** What a node is; whatever is no balancer of this lab counts as a backend. */
export function roleOf({ roles }: LabDescription, node: string): RoleName {
  return node in roles.balancer.nodes ? 'balancer' : 'backend';
}

/** The name of the backend with that number: `s3`. */
export function backendName({ roles }: LabDescription, number: number): string {
  return roles.backend.nodes.name.replace('{n}', String(number));
}

/** The first backends, as many as asked for: `s1`, `s2`. */
export function backendNames(lab: LabDescription, count: number = lab.roles.backend.nodes.most): string[] {
  return Array.from({ length: count }, (_, index) => backendName(lab, index + 1));
}

/** The number in a backend's name; `undefined` where the name is no backend's. */
export function backendNumber({ roles }: LabDescription, node: string): number | undefined {
  const { name, most } = roles.backend.nodes;
  const prefix = name.replace('{n}', '');
  const digits = node.startsWith(prefix) ? node.slice(prefix.length) : '';
  const number = /^[1-9]\d{0,2}$/.test(digits) ? Number(digits) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

/** Whether a lab has a node of that name. */
export function isNode(lab: LabDescription, name: string): boolean {
  return name in lab.roles.balancer.nodes || backendNumber(lab, name) !== undefined;
}

/** Sorts nodes: balancers first, in the order of the description, then backends by number, then what is no node. */
export function byNodeOrder(lab: LabDescription): (left: string, right: string) => number {
  const balancers = Object.keys(lab.roles.balancer.nodes);
  const place = (node: string): number => {
    const at = balancers.indexOf(node);
    return at >= 0 ? at - balancers.length : (backendNumber(lab, node) ?? Number.MAX_SAFE_INTEGER);
  };
  return (left, right) => place(left) - place(right);
}

/** The last number of a node's address, the same in every run: Serf refuses a known name with a new address for a while. */
export function hostNumber(lab: LabDescription, node: string): number {
  const { balancer, backend } = lab.roles;
  const fixed = balancer.nodes[node];
  if (fixed !== undefined) return fixed;
  const number = backendNumber(lab, node) ?? backend.nodes.most;
  const { every, hosts = [] } = backend.nodes;
  const taken = new Set([...Object.values(balancer.nodes), ...hosts]);
  const isFree = (host: number): boolean => !taken.has(host);
  const regular = Array.from({ length: Math.floor(lastHost / every) }, (_, index) => (index + 1) * every);
  // What is left over: where a step of more than one leaves room, as many again fit between.
  const others = Array.from({ length: lastHost - 1 }, (_, index) => index + 2).filter(
    (host) => host % every !== 0,
  );
  const inOrder = [...hosts, ...regular.slice(hosts.length).filter(isFree), ...others.filter(isFree)];
  return inOrder[number - 1] ?? 254;
}

/** The last number that a step reaches; the one above it stays free. */
const lastHost = 253;

/** The stages of the images in their order, each with all that it can do. */
export function stagesOf({ stages }: LabDescription): ReadonlyMap<string, ReadonlySet<Capability>> {
  const known = new Set<Capability>();
  return new Map(
    Object.entries(stages).map(([target, added]) => {
      for (const one of added) known.add(one);
      return [target, new Set(known)] as const;
    }),
  );
}

/** Whether the images of a stage can do something; those of a stage that the description does not have can do nothing. */
export function can(lab: LabDescription, target: string, capability: Capability): boolean {
  return stagesOf(lab).get(target)?.has(capability) ?? false;
}

/** The backends that are written into the configuration by hand, as long as nothing renders it. */
export function writtenByHand(lab: LabDescription): string[] {
  return lab.byHand.map((number) => backendName(lab, number));
}

/** The target of a role's Dockerfile for a task; a task that names one of its own takes the place of its number. */
export function targetOf(lab: LabDescription, task: number, own: string | undefined): string {
  const { target } = lab.roles.balancer.image;
  return own !== undefined && target.includes('{task}') ? own : target.replace('{task}', String(task));
}
