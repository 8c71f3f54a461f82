import type { RequestRecord } from '../../load/request-record.js';

/** What a client saw, as `requests.json`. Times are milliseconds since `started`. */
export interface Requests extends RequestRecord {
  readonly connections: number;
  /** Requests a second that were aimed at. */
  readonly rate: number;
}

/** What happened while the client was at work, as `timeline.json`. Times are milliseconds since `started`, as in `requests.json`. */
export interface Timeline {
  readonly started: string;
  readonly durationMs: number;
  /** By how much a change may be noted too late. */
  readonly resolutionMs: {
    readonly servers: number;
    readonly members: number;
    readonly configurations: number;
  };
  /** What was done to nodes. */
  readonly moments: readonly Moment[];
  /** HAProxy's table whenever it changed: servers by name. */
  readonly servers: readonly {
    readonly atMs: number;
    readonly up: readonly string[];
    readonly down: readonly string[];
  }[];
  /** What ha's agent knows whenever it changed. */
  readonly members: readonly {
    readonly atMs: number;
    readonly alive: readonly string[];
    readonly left: readonly string[];
    readonly failed: readonly string[];
  }[];
  /** Servers in `/usr/local/etc/haproxy/haproxy.cfg` of ha whenever it changed. */
  readonly configurations: readonly { readonly atMs: number; readonly servers: readonly string[] }[];
}

export interface Moment {
  /** When the engine was told. */
  readonly atMs: number;
  /** When it had done it. */
  readonly doneAtMs: number;
  readonly kind: 'start' | 'stop' | 'kill' | 'remove';
  readonly nodes: readonly string[];
}
