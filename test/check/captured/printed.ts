/** What the lab's programs print, made up as a test needs it. */

export interface MadeUpContainer {
  readonly name: string;
  readonly id: string;
  readonly address?: string;
  readonly image?: string;
  readonly status?: string;
  readonly ports?: string;
}

export const ha: MadeUpContainer = { name: 'ha', id: 'aa00bb11cc22', address: '172.20.0.2', image: 'lab/ha' };
export const s1: MadeUpContainer = {
  name: 's1',
  id: '51a051a051a0',
  address: '172.20.0.3',
  image: 'lab/webapp',
};
export const s2: MadeUpContainer = {
  name: 's2',
  id: '52b052b052b0',
  address: '172.20.0.4',
  image: 'lab/webapp',
};
export const s3: MadeUpContainer = {
  name: 's3',
  id: '53c053c053c0',
  address: '172.20.0.5',
  image: 'lab/webapp',
};

/** A table of `docker ps`, in the order given. */
export function dockerPs(...containers: readonly MadeUpContainer[]): string {
  const row = (...cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd([15, 22, 10, 16, 24, 45, 0][at] ?? 0))
      .join('')
      .trimEnd();
  return [
    row('CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'),
    ...containers.map(({ id, image, status, ports, name }) =>
      row(
        id,
        image ?? 'lab/webapp',
        '"/init"',
        '4 minutes ago',
        status ?? 'Up 4 minutes',
        ports ?? '3000/tcp, 7373/tcp, 7946/tcp',
        name,
      ),
    ),
    '',
  ].join('\n');
}

/** What `docker inspect` prints of these containers. */
export function dockerInspect(...containers: readonly MadeUpContainer[]): string {
  const described = containers.map(({ name, id, address, image }) => ({
    Id: id.repeat(6).slice(0, 64),
    Created: '2031-01-01T10:00:00Z',
    Path: '/init',
    State: { Status: 'running', Running: true },
    Name: `/${name}`,
    Config: {
      Hostname: id,
      Image: image ?? 'lab/webapp',
      Env: [`ROLE=${name === 'ha' ? 'balancer' : 'backend'}`],
    },
    NetworkSettings: { Networks: { heig: { IPAddress: address ?? '' } } },
  }));
  return `${JSON.stringify(described, null, 4)}\n`;
}

/** What `docker logs` prints of a container with a Serf agent, after these others joined. */
export function dockerLog(
  own: MadeUpContainer,
  joins: readonly MadeUpContainer[] = [],
  role = own.name === 'ha' ? 'balancer' : 'backend',
): string {
  return [
    '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
    '[services.d] starting services',
    '[services.d] done.',
    `/opt/bin/serf agent --join ha --tag role=${role}`,
    '==> Starting Serf agent...',
    '==> Serf agent running!',
    `         Node name: '${own.id}'`,
    "         Bind addr: '0.0.0.0:7946'",
    '==> Log data will now stream in as it occurs:',
    '',
    '    2031/01/01 10:00:00 [INFO] agent: Serf agent starting',
    ...[own, ...joins].map(
      ({ id, address }) => `    2031/01/01 10:00:01 [INFO] serf: EventMemberJoin: ${id} ${address ?? ''}`,
    ),
    '',
  ].join('\n');
}

/** A log of s6 and the application, in which no Serf agent was started. */
export const logWithoutSerf = [
  '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
  '[services.d] starting services',
  '[services.d] done.',
  'Application started',
  '',
].join('\n');

/** What the handlers write about joins. */
export function serfLog(...members: readonly MadeUpContainer[]): string {
  return members
    .flatMap(({ id, name }) => [
      'Member join script triggered',
      `Member join event received from: ${id} with role ${name === 'ha' ? 'balancer' : 'backend'}`,
    ])
    .concat('')
    .join('\n');
}

/** The line of task 4. */
export function templateLine({ id, address }: MadeUpContainer): string {
  return `Container ${id} has joined the Serf cluster with the following IP address: ${address ?? ''}\n`;
}

/** A configuration of HAProxy with these web applications, or with lines that take their place. */
export function configuration(...servers: readonly (MadeUpContainer | string)[]): string {
  return [
    'global',
    '    log 127.0.0.1 local0',
    'defaults',
    '    mode http',
    'frontend localnodes',
    '    bind *:80',
    '    default_backend nodes',
    'backend nodes',
    '    mode http',
    '    balance roundrobin',
    ...servers.map((server) => `    ${typeof server === 'string' ? server : serverLine(server)}`),
    '',
  ].join('\n');
}

function serverLine({ id, address }: MadeUpContainer): string {
  return `server ${id} ${address ?? ''}:3000 check`;
}

/** What `ls` prints of `/nodes`. */
export function nodesListing(...containers: readonly MadeUpContainer[]): string {
  return containers.map(({ id }) => `${id}\n`).join('');
}
