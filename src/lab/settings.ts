import type { HostPorts } from './topology.js';

/** What the lab looks like outside: from options, the environment, `ait-lab.yaml`, and the lab's own values. */
export interface Settings {
  readonly network: string;
  readonly subnet: string;
  readonly bind: string;
  readonly ports: HostPorts;
  readonly base: string;
  /** Web applications in tasks that have `nodes`; `undefined` takes each task's default. */
  readonly nodes: number | undefined;
}

/** The fixed facts of the lab. */
export const defaultSettings: Settings = {
  network: 'heig',
  subnet: '192.168.42.0/24',
  bind: '127.0.0.1',
  ports: { http: 80, stats: 1936, admin: 9999, app: 4000 },
  base: 'debian:trixie-slim',
  nodes: undefined,
};
