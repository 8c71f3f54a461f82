import type { LabDescription } from '../scenario/lab-description.js';
import type { HostPorts } from './topology.js';

/** What the lab looks like outside: from options, the environment, `ait-lab.yaml`, and the lab's own description. */
export interface Settings {
  readonly network: string;
  readonly subnet: string;
  readonly bind: string;
  /** For HAProxy's admin socket; `undefined` keeps it on this machine. */
  readonly bindAdmin?: string | undefined;
  readonly ports: HostPorts;
  readonly base: string;
  /** Web applications in tasks that have `nodes`; `undefined` takes each task's default. */
  readonly nodes: number | undefined;
}

/** What the images stand on unless somebody says otherwise; the only base that is made where it cannot be had. */
export const defaultBase = 'debian:trixie-slim';

/** What a lab looks like where nobody says anything. */
export function defaultSettings({ network, roles }: LabDescription): Settings {
  const { http, stats, admin } = roles.balancer.ports;
  return {
    network: network.name,
    subnet: network.subnet,
    bind: '127.0.0.1',
    bindAdmin: undefined,
    ports: { http: http.host, stats: stats.host, admin: admin?.host, app: roles.backend.ports.app.host },
    base: defaultBase,
    nodes: undefined,
  };
}
