import type { Node } from './world.js';

/** What `docker inspect` prints of a container, shortened where nobody looks. */
export function dockerInspectText(node: Node): string {
  const folder = `/var/lib/docker/containers/${node.id}`;
  const inspected = {
    Id: node.id,
    Created: '2019-12-16T09:14:58.104338291Z',
    Path: '/init',
    Args: [],
    State: {
      Status: 'running',
      Running: true,
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: 4711,
      ExitCode: 0,
      Error: '',
      StartedAt: '2019-12-16T09:14:58.711004217Z',
      FinishedAt: '0001-01-01T00:00:00Z',
    },
    Image: `sha256:${node.id.split('').reverse().join('')}`,
    ResolvConfPath: `${folder}/resolv.conf`,
    HostnamePath: `${folder}/hostname`,
    HostsPath: `${folder}/hosts`,
    LogPath: `${folder}/${node.id}-json.log`,
    Name: `/${node.name}`,
    RestartCount: 0,
    Driver: 'overlay2',
    HostConfig: {
      Binds: null,
      NetworkMode: 'heig',
      PortBindings: {},
      ConsoleSize: [0, 0],
      ShmSize: 67108864,
    },
    Mounts: [],
    Config: {
      Hostname: node.short,
      Domainname: '',
      ExposedPorts: { '3000/tcp': {}, '7373/tcp': {}, '7946/tcp': {} },
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', `ROLE=${node.role}`],
      Cmd: null,
      Image: node.image,
      Entrypoint: ['/init'],
      Labels: {},
    },
    NetworkSettings: {
      Bridge: '',
      Ports: { '7373/tcp': null, '7946/tcp': null },
      Gateway: '',
      IPAddress: '',
      Networks: {
        heig: {
          IPAMConfig: null,
          Links: null,
          Aliases: [node.short],
          Gateway: node.address.replace(/\d+$/, '1'),
          IPAddress: node.address,
          IPPrefixLen: 16,
          MacAddress: '02:42:ac:12:00:03',
        },
      },
    },
  };
  return JSON.stringify([inspected], undefined, 4) + '\n';
}
