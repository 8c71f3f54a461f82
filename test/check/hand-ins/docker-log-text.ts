import type { Node } from './world.js';

export interface LogOptions {
  /** Those whose joins it sees, in their order. */
  readonly joins: readonly Node[];
  readonly serf: 'none' | '0.7' | '0.8';
  /** Whether the handlers are there: before task 3 they end with status 127. */
  readonly handlers: boolean;
}

/** What `docker logs` prints of a container of the lab from task 1 on, without ANSI sequences. */
export function dockerLogText(node: Node, { joins, serf, handlers }: LogOptions): string {
  const agent = serf === 'none' ? [] : agentLines(node, joins, serf, handlers);
  return [...supervisorLines, ...applicationLines(node), ...agent, ''].join('\n');
}

const supervisorLines = [
  '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
  '[s6-init] ensuring user provided files have correct perms...exited 0.',
  '[fix-attrs.d] applying ownership & permissions fixes...',
  '[fix-attrs.d] done.',
  '[cont-init.d] executing container initialization scripts...',
  '[cont-init.d] done.',
  '[services.d] starting services',
  '[services.d] done.',
];

function applicationLines(node: Node): string[] {
  return node.role === 'balancer'
    ? [
        `[WARNING] 349/101500 (171) : Server nodes/s1 is DOWN, reason: Layer4 timeout, check duration: 2001ms. 1 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.`,
        `[ALERT] 349/101501 (171) : backend 'nodes' has no server available!`,
      ]
    : ['Application started', 'HEAD / 200 7.310 ms - 109', 'HEAD / 200 1.204 ms - 109'];
}

function agentLines(node: Node, joins: readonly Node[], serf: '0.7' | '0.8', handlers: boolean): string[] {
  const options =
    node.role === 'balancer'
      ? '--replay --event-handler member-join=/serf-handlers/member-join.sh --event-handler member-leave,member-failed=/serf-handlers/member-leave.sh '
      : '';
  const settings =
    serf === '0.7'
      ? ['RPC addr: 127.0.0.1:7373', 'Encrypted: false', 'Snapshot: false', 'Profile: lan'].map((line) =>
          line.padStart(34),
        )
      : [
          `                       RPC addr: '127.0.0.1:7373'`,
          '                      Encrypted: false',
          '                       Snapshot: false',
          '                        Profile: lan',
          '    Message Compression Enabled: true',
        ];
  const after = (second: number): string => `    2019/12/16 10:15:${String(second).padStart(2, '0')}`;
  const handled = (second: number): string[] => [
    `${after(second)} [INFO] agent: Received event: member-join`,
    ...(node.role === 'balancer' && !handlers
      ? [
          `${after(second)} [ERR] agent: Error invoking script '/serf-handlers/member-join.sh': exit status 127`,
        ]
      : []),
  ];
  return [
    `/opt/bin/serf agent --join ha ${options}--tag role=${node.role}`,
    '==> Starting Serf agent...',
    '==> Starting Serf agent RPC...',
    '==> Serf agent running!',
    `         Node name: '${node.short}'`,
    `         Bind addr: '0.0.0.0:7946'`,
    ...settings,
    `==> Joining cluster...(replay: ${String(node.role === 'balancer')})`,
    '    Join completed. Synced with 1 initial agents',
    '',
    '==> Log data will now stream in as it occurs:',
    '',
    `${after(1)} [INFO] agent: Serf agent starting`,
    `${after(1)} [INFO] serf: EventMemberJoin: ${node.short} ${node.address}`,
    `${after(1)} [INFO] agent: joining: [ha] replay: ${String(node.role === 'balancer')}`,
    `${after(1)} [INFO] agent: joined: 1 nodes`,
    ...handled(2),
    ...joins.flatMap((other, index) => [
      `${after(10 + 5 * index)} [INFO] serf: EventMemberJoin: ${other.short} ${other.address}`,
      ...handled(11 + 5 * index),
    ]),
  ];
}
