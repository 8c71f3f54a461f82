/** What a made-up container is; the rest of its inspect is the same for all. */
export interface SampleContainer {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly role: string;
  readonly address: string;
  readonly running?: boolean;
}

export const balancer: SampleContainer = {
  id: 'c0ffee12ab34'.padEnd(64, '7'),
  name: 'ha',
  image: 'made-up/balancer',
  role: 'balancer',
  address: '172.30.0.2',
};

export const firstWebapp: SampleContainer = {
  id: 'beef00112233'.padEnd(64, '8'),
  name: 's1',
  image: 'made-up/web',
  role: 'backend',
  address: '172.30.0.3',
};

/** The object that Docker prints of a container, with names of other things in it, too. */
export function inspectOf({ id, name, image, role, address, running = true }: SampleContainer): object {
  return {
    Id: id,
    Created: '2024-05-06T07:08:09.1Z',
    Path: '/init',
    Args: [],
    State: { Status: running ? 'running' : 'exited', Running: running, Pid: running ? 4242 : 0, ExitCode: 0 },
    Image: `sha256:${'5'.repeat(64)}`,
    ResolvConfPath: `/var/lib/docker/containers/${id}/resolv.conf`,
    HostnamePath: `/var/lib/docker/containers/${id}/hostname`,
    Name: `/${name}`,
    RestartCount: 0,
    HostConfig: { Binds: null, RestartPolicy: { Name: 'no', MaximumRetryCount: 0 }, Links: null },
    GraphDriver: { Data: null, Name: 'overlay2' },
    Mounts: [{ Type: 'volume', Name: 'd'.repeat(64), Source: '/supervisor [old] {1}', Destination: '/data' }],
    Config: {
      Hostname: id.slice(0, 12),
      Env: ['PATH=/usr/bin:/bin', `ROLE=${role}`, 'TEXT=a "quoted" ] word'],
      Image: image,
      Labels: { Image: 'none', Name: 'none' },
    },
    NetworkSettings: {
      Bridge: '',
      SandboxID: 'e'.repeat(64),
      IPAddress: '',
      Networks: {
        lab: {
          NetworkID: 'f'.repeat(64),
          Gateway: '172.30.0.1',
          IPAddress: running ? address : '',
          IPPrefixLen: 16,
        },
      },
    },
  };
}

/** Lines of the array that Docker prints of these. */
export function inspectLines(...items: readonly object[]): string[] {
  return JSON.stringify(items, null, 4).split('\n');
}
