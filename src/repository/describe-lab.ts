import { capabilities } from '../scenario/lab-file.js';
import { backendName, mainBalancer, type LabDescription } from '../scenario/lab-description.js';
import { describedEnvironment } from './described-environment.js';
import type { ComposeFacts, Repository } from './repository.js';

type Roles = LabDescription['roles'];
type Port = Roles['balancer']['ports']['http'];

/**
 * Makes the description of a repository's own lab: the base, and in its place what the compose file says of names, addresses,
 * ports and environment, as far as a description can say it.
 *
 * @param base what holds for any repository of the course
 * @param task the stage that its images are at; absent: the one that is told by its files
 */
export function describeLab(
  base: LabDescription,
  { compose, stage }: Pick<Repository, 'compose' | 'stage'>,
  task: number = stage.task,
): LabDescription {
  const said = compose === undefined ? base : withCompose(base, compose);
  const { balancer, backend } = said.roles;
  const target = `task${task}`;
  return {
    ...said,
    roles: {
      balancer: { ...balancer, image: { ...balancer.image, target } },
      backend: { ...backend, image: { ...backend.image, target } },
    },
    stages: {
      task0: [],
      ...Object.fromEntries(capabilities.map((part, index) => [`task${index + 1}`, [part]])),
    },
  };
}

function withCompose(base: LabDescription, compose: ComposeFacts): LabDescription {
  const { balancer, backend } = base.roles;
  const main = mainBalancer(base);
  const balancers = namesOf(compose, 'balancer');
  const container = balancers.length === 1 ? (balancers[0] ?? main) : main;
  const backends = backendsOf(compose);
  const subnet = [compose.subnet].find((one) => one !== undefined && hasRoom(one)) ?? base.network.subnet;
  const [host, ...hosts] = [container, ...backends].map((one) => hostIn(subnet, compose.addresses[one]));
  const isFixed = host !== undefined && areDifferent([host, ...hosts]);
  // Nodes are called as tasks and evidence have them, whatever somebody has called the containers.
  const nodes = new Map([
    [container, main],
    ...backends.map((one, index): [string, string] => [one, backendName(base, index + 1)]),
  ]);
  const environment = (of: readonly string[]): Record<string, string> =>
    describedEnvironment(compose, of, nodes);
  return {
    ...base,
    network: { name: networkName(compose.network) ?? base.network.name, subnet },
    roles: {
      balancer: {
        ...balancer,
        nodes: isFixed ? { ...balancer.nodes, [main]: host } : balancer.nodes,
        ports: balancerPorts(balancer.ports, compose.ports[container]),
        create: withEnvironment(balancer.create, environment([container])),
      },
      backend: {
        ...backend,
        nodes: {
          ...backend.nodes,
          ...(isFixed && hosts.length > 0 ? { hosts: hosts.filter((one) => one !== undefined) } : {}),
        },
        ports: { app: publishedAt(backend.ports.app, compose.ports[backends[0] ?? '']) },
        create: withEnvironment(backend.create, environment(backends)),
      },
    },
  };
}

function namesOf({ roles }: ComposeFacts, role: 'balancer' | 'backend'): string[] {
  return Object.keys(roles).filter((container) => roles[container] === role);
}

/** The web applications by number, where they have one name and the numbers from 1 on. */
function backendsOf(compose: ComposeFacts): string[] {
  const names = namesOf(compose, 'backend');
  const prefix = /^([a-z][a-z-]*)\d+$/.exec(names[0] ?? '')?.[1];
  const backends = names.map((_, index) => `${prefix ?? ''}${index + 1}`);
  const areNumbered = prefix !== undefined && backends.every((name) => names.includes(name));
  return areNumbered ? backends : [];
}

function networkName(name: string | undefined): string | undefined {
  return name !== undefined && /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/.test(name) ? name : undefined;
}

/** Whether a description can have this subnet: IPv4, /16 to /24, nothing behind the network's own part. */
function hasRoom(subnet: string): boolean {
  const [, third, fourth, bits] =
    /^(?:\d{1,3}\.){2}(\d{1,3})\.(\d{1,3})\/(\d{2})$/.exec(subnet)?.map(Number) ?? [];
  if (third === undefined || bits === undefined || bits < 16 || bits > 24) return false;
  return fourth === 0 && third % 2 ** (24 - bits) === 0;
}

/** The last number of an address among the first 254 of a subnet, which is where a description puts its nodes. */
function hostIn(subnet: string, address: string | undefined): number | undefined {
  const base = subnet.replace(/\d+\/\d+$/, '');
  const host = Number(address?.startsWith(base) === true ? address.slice(base.length) : NaN);
  return Number.isInteger(host) && host >= 2 && host <= 254 ? host : undefined;
}

function areDifferent(hosts: readonly (number | undefined)[]): boolean {
  return !hosts.includes(undefined) && new Set(hosts).size === hosts.length;
}

function balancerPorts(
  { http, stats, admin }: Roles['balancer']['ports'],
  published: Readonly<Record<number, number>> | undefined,
): Roles['balancer']['ports'] {
  return {
    http: publishedAt(http, published),
    stats: publishedAt(stats, published),
    ...(admin ? { admin: publishedAt(admin, published) } : {}),
  };
}

function publishedAt(port: Port, published: Readonly<Record<number, number>> | undefined): Port {
  const host = published?.[port.container];
  return host === undefined ? port : { ...port, host };
}

function withEnvironment<Create extends { readonly environment: Readonly<Record<string, string>> }>(
  create: Create,
  environment: Readonly<Record<string, string>>,
): Create {
  return { ...create, environment: { ...create.environment, ...environment } };
}
