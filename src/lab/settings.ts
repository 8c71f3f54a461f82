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
/**
 * The very image that is pulled where that one is not there, for whatever platform, so that what a name is given to
 * tomorrow changes nobody's lab. Ten public repositories named it so in autumn 2026.
 */
export const pinnedBase = 'debian@sha256:a29215f6a35e51e22adffa17f89e9d2ef06214e64a2bad10d765c46aea49f11f';

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
