/** What a container whose log is made up is called, and what it does. */
export interface LogSample {
  readonly node: string;
  readonly address: string;
  readonly role: 'balancer' | 'backend';
  /** Members that it sees join, with their addresses. */
  readonly joins?: readonly (readonly [name: string, address: string])[];
}

const s6Lines = [
  '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
  '[s6-init] ensuring user provided files have correct perms...exited 0.',
  '[cont-init.d] done.',
  '[services.d] starting services',
  '[services.d] done.',
];

/** A log of a container under s6 with a Serf agent, in the words of the programs that print it. */
export function dockerLogText({ node, address, role, joins = [] }: LogSample): string {
  const time = '    2024/11/05 09:12:33';
  return lines(
    ...s6Lines,
    `/opt/bin/serf agent --join ha --tag role=${role}`,
    '==> Starting Serf agent...',
    '==> Serf agent running!',
    `         Node name: '${node}'`,
    "         Bind addr: '0.0.0.0:7946'",
    '',
    '==> Log data will now stream in as it occurs:',
    '',
    `${time} [INFO] agent: Serf agent starting`,
    `${time} [INFO] serf: EventMemberJoin: ${node} ${address}`,
    ...joins.map(([name, of]) => `${time} [INFO] serf: EventMemberJoin: ${name} ${of}`),
    role === 'backend'
      ? 'Application started'
      : '[WARNING] 309/091233 (41) : Server nodes/s1 is DOWN, reason: x.',
  );
}

export const configText = lines(
  '# Made for one webapp',
  'global',
  '    log 127.0.0.1 local0 notice',
  '    #---------------------------',
  'defaults',
  '    mode http',
  'listen stats *:1936',
  '    stats enable',
  'frontend localnodes',
  '    bind *:80',
  '    default_backend nodes',
  'backend nodes',
  '    # server s0 10.9.8.7:3000 check',
  '    server aa11bb22cc33 10.9.8.11:3000 check',
);

export const serfLogText = lines(
  'Member join script triggered',
  'Member join event received from: aa11bb22cc33 with role backend',
);

export const templateText =
  'Container aa11bb22cc33 has joined the Serf cluster with the following IP address: 10.9.8.11\n';

export const dockerPsText = lines(
  'CONTAINER ID   IMAGE        COMMAND   CREATED         STATUS         PORTS      NAMES',
  'aa11bb22cc33   lab/webapp   "/init"   2 minutes ago   Up 2 minutes   3000/tcp   s1',
);

export const inspectText = lines(
  '[',
  '    {',
  `        "Id": "${'aa11bb22cc33'.repeat(5)}0000",`,
  '        "Name": "/s1",',
  '        "State": { "Running": true },',
  '        "Config": { "Hostname": "aa11bb22cc33", "Image": "lab/webapp" },',
  '        "NetworkSettings": {',
  '            "Networks": { "heig": { "IPAddress": "10.9.8.11" } }',
  '        }',
  '    }',
  ']',
);

/** Lines as a file holds them. */
export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
